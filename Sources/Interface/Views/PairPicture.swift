import Diagnosis
import PlainText
import Runbooks
import TextCanvas

/// Two units and their spans of time below each other, on one scale: a line each.
struct PairPicture {
  private struct Row {
    let name: SafeText
    let start: Instant
    let end: Instant
    let words: SafeText
    let isOutside: Bool
  }

  private let rows: [Row]
  private let now: Instant

  /// `nil` where the step is not about a pair, or the span of one of its units is not known.
  init?(_ session: AppState.OpenSession, _ words: Words) {
    let runbook = session.pinned.runbook
    let situation = session.situation
    guard let node = session.focus, runbook.nodes.contains(where: { $0.stage == node.stage && $0.unit != nil }),
      let timeline = ([node] + runbook.nodes).map(\.timeline).first(where: { $0.count == 2 }),
      runbook.fact(timeline[0])?.isOfUnit == true
    else { return nil }
    let units = UnitSlot.allCases.compactMap { situation.units[$0] }.filter { !$0.isEmpty }
    guard units.count == UnitSlot.allCases.count else { return nil }
    now = situation.book.now
    let short = units.map { String($0.prefix { $0 != "." }) }
    let names = Set(short).count == short.count ? short : units
    rows = zip(units, names).compactMap { unit, name in
      var book = situation.book
      book.unit = unit
      guard case .instant(let start)? = book[timeline[0]]?.value, case .instant(let end)? = book[timeline[1]]?.value
      else { return nil }
      let moment = situation.book.now
      return Row(
        name: SafeText(name), start: start, end: end, words: words.span(from: start, to: end, at: moment),
        isOutside: end < moment || moment < start)
    }
    guard rows.count == units.count else { return nil }
  }

  func add(to content: inout Content, glyphs: GlyphSet) {
    let nameWidth = min(rows.map(\.name.width).max() ?? 0, content.width / 3)
    let wordsWidth = rows.map(\.words.width).max() ?? 0
    let bar = content.width - nameWidth - wordsWidth - 4
    for row in rows {
      let name = row.name.truncated(to: nameWidth, ellipsis: glyphs.ellipsis).padded(to: nameWidth) + "  "
      let drawn = bar < Self.shortestBar ? "" : self.bar(row, width: bar, glyphs) + "  "
      let style: Style = row.isOutside ? .fail : .pass
      let below = Content.Span(text: .spaces(name.width + drawn.width), style: style)
      content.row(
        [Content.Span(text: name, style: .heading), Content.Span(text: drawn, style: style)], below: [below], row.words,
        style: style)
    }
  }

  /// A shorter one shows nothing.
  private static let shortestBar = 8

  private func bar(_ row: Row, width: Int, _ glyphs: GlyphSet) -> SafeText {
    let first = min(now, rows.map(\.start).min() ?? now)
    let last = max(now, rows.map(\.end).max() ?? now)
    // In floating point, for no difference of times overflows there.
    let length = max(1, Double(last.seconds) - Double(first.seconds))
    func column(_ moment: Instant) -> Int {
      Int(((Double(moment.seconds) - Double(first.seconds)) / length * Double(width - 1)).rounded())
    }
    let (start, end, here) = (column(row.start), max(column(row.start), column(row.end)), column(now))
    return (0..<width).reduce("") { text, column in
      let isInside = (start...end).contains(column)
      let sign: SafeText =
        if column == here {
          isInside && !row.isOutside ? glyphs.timelineNow : glyphs.pointer
        } else if column == start {
          glyphs.timelineStart
        } else if column == end {
          glyphs.timelineEnd
        } else if isInside {
          glyphs.horizontal
        } else if (min(end, here)...max(end, here)).contains(column), row.end < now {
          glyphs.timelineBeyond
        } else {
          " "
        }
      return text + sign
    }
  }
}
