package import TextCanvas

/// Where canvases are shown and events come from; used from the main thread alone.
package protocol Screen: AnyObject {
  var size: Size { get }
  /// What the terminal can show.
  var traits: TerminalTraits { get }
  /// How it draws now.
  var look: Look { get }

  /// Puts a text on the terminal's own clipboard; the terminal does not say whether it has taken it.
  ///
  /// - Returns: False where it could not be sent.
  func copy(_ text: String) -> Bool

  /// Draws otherwise from the next canvas on.
  func dress(_ look: Look)

  /// Shows a canvas; only what differs from the last one is sent.
  func show(_ canvas: Canvas)

  /// Draws everything again, over whatever something else wrote on the screen.
  func redraw()

  /// Waits until something happens.
  ///
  /// - Parameter timeout: How long at most; `nil` waits for ever, as only a person's next key may end it.
  /// - Returns: What happened, in order; empty when the time has passed, or when what came meant nothing.
  func events(timeout: Duration?) -> [ScreenEvent]

  /// Puts the terminal back for as long as something else uses it, then draws again.
  func pause(_ body: () -> Void)

  /// Puts the terminal back as it was found; a second call does nothing.
  func leave()
}

extension Screen {
  /// The signs that canvases are drawn with.
  package var glyphs: GlyphSet { look.glyphs }
  /// Whether text beyond ASCII can be shown.
  package var isUTF8: Bool { traits.isUTF8 }
  /// Whether Hangul can be shown.
  package var canShowHangul: Bool { traits.canShowHangul }
}
