package import TextCanvas

/// A screen without a terminal: plays events back and keeps what it was shown.
package final class NullScreen: Screen {
  package private(set) var size: Size
  package let traits: TerminalTraits
  package private(set) var look: Look
  /// Every canvas, in order.
  package private(set) var shown: [Canvas] = []
  package private(set) var hasLeft = false
  /// What was put on its clipboard, in order.
  package private(set) var copied: [String] = []
  private var script: ArraySlice<[ScreenEvent]>

  /// - Parameter script: What each call of `events` returns; after the last it is `hungUp`, so that no loop runs for ever.
  package init(
    size: Size = Size(columns: 80, rows: 24), script: [[ScreenEvent]] = [], glyphs: GlyphSet = .unicode,
    isUTF8: Bool = true, canShowHangul: Bool = true
  ) {
    self.size = size
    self.script = script[...]
    traits = TerminalTraits(glyphs: glyphs, isUTF8: isUTF8, canShowHangul: canShowHangul)
    look = traits.look()
  }

  package func show(_ canvas: Canvas) { shown.append(canvas) }

  package func dress(_ look: Look) { self.look = look }

  package func redraw() {}

  package func copy(_ text: String) -> Bool {
    copied.append(text)
    return true
  }

  package func pause(_ body: () -> Void) { body() }

  package func events(timeout: Duration?) -> [ScreenEvent] {
    guard let events = script.popFirst() else { return [.hungUp] }
    for case .resized(let size) in events { self.size = size }
    return events
  }

  package func leave() { hasLeft = true }
}
