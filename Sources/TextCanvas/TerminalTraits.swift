/// What a terminal can show, as far as it tells.
package struct TerminalTraits: Hashable, Sendable {
  /// The signs that it shows for certain.
  package var glyphs: GlyphSet
  package var isUTF8: Bool
  /// Whether it has an alternate character set with lines.
  package var hasLines: Bool
  package var canShowHangul: Bool
  package var colours: ColourLevel
  /// `NO_COLOR` is set: no colour, whatever else is chosen.
  package var forbidsColour: Bool
  /// At most 19,200 baud, or a text terminal as those of DEC.
  package var isSlow: Bool
  /// Whether text can be sent to its clipboard.
  package var hasClipboard: Bool

  package init(
    glyphs: GlyphSet = .unicode, isUTF8: Bool = true, hasLines: Bool = true, canShowHangul: Bool = true,
    colours: ColourLevel = .many, forbidsColour: Bool = false, hasClipboard: Bool = true, isSlow: Bool = false
  ) {
    self.glyphs = glyphs
    self.isUTF8 = isUTF8
    self.hasLines = hasLines
    self.canShowHangul = canShowHangul
    self.colours = colours
    self.forbidsColour = forbidsColour
    self.isSlow = isSlow
    self.hasClipboard = hasClipboard
  }

  /// As near to what is wished for as this terminal can come; `nil` leaves it to the terminal.
  package func look(glyphs: GlyphSet? = nil, colours: ColourLevel? = nil, isSlow: Bool? = nil) -> Look {
    let isSpare = isSlow ?? self.isSlow
    let signs: GlyphSet =
      switch glyphs {
      case .unicode?: isUTF8 ? .unicode : self.glyphs
      case .acs?: hasLines ? .acs : .ascii
      case .ascii?: .ascii
      case nil: self.glyphs
      }
    // A colour costs some ten bytes each time.
    let wished = colours ?? (isSpare ? .none : .many)
    return Look(glyphs: signs, colours: forbidsColour ? .none : min(wished, self.colours), isSpare: isSpare)
  }
}
