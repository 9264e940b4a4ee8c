import PlainText
import Runbooks
import TextCanvas

/// Where the parts of the screen are.
struct Layout {
  let header: Rect
  /// All between header and footer; dialogs stand in it.
  let main: Rect
  /// `nil` where there is no room for the stages, or no use.
  let stages: Rect?
  /// The place's own part. A column at its right is free for the signs that say that there is more.
  let body: Rect
  let notice: Rect
  let keys: Rect
  /// The notice as it is laid out.
  let noticeLines: [SafeText]

  /// From here on there is room for more than what is asked.
  static let wide = Size(columns: 120, rows: 36)
  /// Columns of text from which on it is laid out as a page; below that as a list.
  static let compact = 50
  /// The smallest screen that is drawn on.
  static let smallest = Size(columns: 40, rows: 10)
  static func fits(_ size: Size) -> Bool { size.columns >= smallest.columns && size.rows >= smallest.rows }

  /// A longer notice is cut with a sign.
  private static let mostNoticeRows = 3

  init(_ state: AppState) {
    let (top, belowHeader) = Rect(state.size).splitTop(1)
    let (aboveKeys, bottom) = belowHeader.splitBottom(1)
    header = top
    keys = bottom
    let hasStages = Self.showsStages(state)
    let said =
      state.inputKind == .searching
      ? nil
      : state.shownNotice?.text ?? state.cutChoice(columns: state.size.columns - (hasStages ? StageList.width : 0) - 2)
    let lines = said?.wrapped(to: max(2, state.size.columns - 2)) ?? []
    let kept = lines.prefix(Self.mostNoticeRows)
    noticeLines =
      lines.count > kept.count
      ? kept.dropLast() + kept.suffix(1).map { ($0 + state.glyphs.ellipsis + " ").padded(to: state.size.columns) }
      : Array(kept)
    (main, notice) = aboveKeys.splitBottom(max(1, noticeLines.count))
    if hasStages {
      let (left, rest) = main.splitLeft(StageList.width)
      stages = left
      body = rest.inset(columns: 1)
    } else {
      stages = nil
      body = main.inset(columns: 1)
    }
  }

  /// Columns of the place's own part, whatever the notice says: that may depend on what stands there.
  static func bodyColumns(_ state: AppState) -> Int {
    max(0, state.size.columns - (showsStages(state) ? StageList.width : 0) - 2)
  }

  /// Where there is room for them. Commands have the whole width: a line that stays whole can be selected and copied.
  /// The map shows the stages itself.
  private static func showsStages(_ state: AppState) -> Bool {
    // They cost a slow line a quarter of the screen; the map shows them too.
    guard state.session != nil, state.size.columns >= 80, !state.look.isSpare else { return false }
    switch state.place.kind {
    case .step, .rewinding, .answering, .pasting, .confirming, .consenting, .trouble, .why, .help: return true
    case .start, .practising, .sessions, .renaming, .deleting, .renewing, .reaching, .addressing, .settings, .naming,
      .commands, .map, .reach, .evidence, .report, .noting, .palette, .saving, .searching:
      return false
    }
  }
}
