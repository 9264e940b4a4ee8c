package import PlainText

/// A span of time and where now is: inside it, after its end or before its start.
///
/// All times are in the same unit from the same zero; an end before the start counts as the start.
package struct Timeline: Hashable, Sendable {
  package var start: Int64
  package var end: Int64
  package var now: Int64
  package var startLabel: SafeText
  package var endLabel: SafeText
  package var nowLabel: SafeText
  package var style: Style
  /// For the part between the bar and now, where now is outside.
  package var outsideStyle: Style

  package init(
    start: Int64, end: Int64, now: Int64, startLabel: SafeText, endLabel: SafeText, nowLabel: SafeText,
    style: Style = .normal, outsideStyle: Style = .fail
  ) {
    self.start = start
    self.end = max(start, end)
    self.now = now
    self.startLabel = startLabel
    self.endLabel = endLabel
    self.nowLabel = nowLabel
    self.style = style
    self.outsideStyle = outsideStyle
  }

  /// Rows that it takes in this width: 2, or 5 where the labels need lines of their own.
  package func rows(in width: Int) -> Int { isNarrow(width) ? 5 : 2 }

  /// Draws the bar, and what is now below it; 20 columns are enough for it.
  package func draw(on canvas: inout Canvas, in rect: Rect) {
    guard rect.columns >= 8 else { return }
    let isNarrow = isNarrow(rect.columns)
    let scale = isNarrow ? narrowScale(rect.columns) : wideScale(rect.columns)
    let glyphs = canvas.glyphs
    func put(_ text: SafeText, _ column: Int, _ row: Int, _ style: Style) {
      guard row < rect.rows else { return }
      canvas.put(text, at: Point(column: rect.column + column, row: rect.row + row), style: style)
    }
    func fill(_ text: SafeText, _ columns: Range<Int>, _ row: Int, _ style: Style) {
      guard row < rect.rows else { return }
      canvas.fill(
        Rect(column: rect.column + columns.lowerBound, row: rect.row + row, columns: columns.count, rows: 1),
        with: text, style: style)
    }

    fill(glyphs.horizontal, scale.start..<scale.end, 0, style)
    put(glyphs.timelineStart, scale.start, 0, style)
    put(glyphs.timelineEnd, scale.end, 0, style)
    if scale.now > scale.end {
      put(glyphs.timelineEdge, scale.end, 1, outsideStyle)
      fill(glyphs.timelineBeyond, scale.end + 1..<scale.now, 1, outsideStyle)
    } else if scale.now < scale.start {
      fill(glyphs.timelineBeyond, scale.now + 1..<scale.start, 1, outsideStyle)
      put(glyphs.timelineEdge, scale.start, 1, outsideStyle)
    } else if scale.now > scale.start, scale.now < scale.end {
      put(glyphs.timelineNow, scale.now, 0, style)
    }
    let isOutside = scale.now > scale.end || scale.now < scale.start
    put(glyphs.pointer, scale.now, 1, isOutside ? outsideStyle : style)

    if isNarrow {
      for (row, (sign, label)) in [
        (glyphs.timelineStart, startLabel), (glyphs.timelineEnd, endLabel), (glyphs.pointer, nowLabel),
      ].enumerated() {
        put((sign + " " + label).truncated(to: rect.columns, ellipsis: glyphs.ellipsis), 0, row + 2, .normal)
      }
      return
    }
    put(startLabel, scale.start - 1 - startLabel.width, 0, .normal)
    put(endLabel, scale.end + 2, 0, .normal)
    let fitsRight = scale.now >= scale.start && scale.now + 2 + nowLabel.width <= rect.columns
    put(nowLabel, fitsRight ? scale.now + 2 : scale.now - 1 - nowLabel.width, 1, .normal)
  }

  /// Columns of the three times.
  private struct Scale {
    var start: Int
    var end: Int
    var now: Int
  }

  /// The shortest bar that still shows where now is in it.
  private static let shortestBar = 12

  private func isNarrow(_ width: Int) -> Bool {
    let labels = max(startLabel.width + endLabel.width + 3, startLabel.width + 2 * nowLabel.width + 4)
    return width < labels + Self.shortestBar
  }

  /// How far now is from the start, the length being 1; in floating point, for no difference of times overflows there.
  private var position: Double {
    let length = max(1, Double(end) - Double(start))
    return (Double(now) - Double(start)) / length
  }

  private func narrowScale(_ width: Int) -> Scale { scale(first: 0, lastBar: width - 1, lastNow: width - 1, before: 0) }

  private func wideScale(_ width: Int) -> Scale {
    scale(
      first: now < start ? nowLabel.width + 1 : startLabel.width + 1, lastBar: width - 2 - endLabel.width,
      lastNow: width - 2 - nowLabel.width, before: startLabel.width + 1)
  }

  /// Lays the times out between columns: the bar ends by `lastBar`, now stands by `lastNow`, the bar starts from `before`.
  private func scale(first: Int, lastBar: Int, lastNow: Int, before: Int) -> Scale {
    if now > end {
      let bar = Double(lastBar - first)
      let whole = Int(min(Double(lastNow - first), bar * position))
      let end = max(3, min(lastBar - first - 2, Int(Double(whole) / position)))
      return Scale(start: first, end: first + end, now: first + max(whole, end + 2))
    }
    if now < start {
      let whole = Double(lastBar - first)
      let share = -position / (1 - position)
      let start = min(max(before, first + 2, first + Int(whole * share)), lastBar - 3)
      return Scale(start: start, end: lastBar, now: first)
    }
    return Scale(start: first, end: lastBar, now: first + Int((Double(lastBar - first) * position).rounded()))
  }
}
