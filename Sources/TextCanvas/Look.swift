/// How a terminal is to draw.
package struct Look: Hashable, Sendable {
  package var glyphs: GlyphSet
  package var colours: ColourLevel
  /// Every byte costs time: fewer attributes.
  package var isSpare: Bool

  package init(glyphs: GlyphSet, colours: ColourLevel, isSpare: Bool) {
    self.glyphs = glyphs
    self.colours = colours
    self.isSpare = isSpare
  }
}
