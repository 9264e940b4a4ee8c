import Diagnosis
import Interface
import Runbooks
import TextCanvas

/// The way through the small runbook of two pumps.
extension Console {
  static func ofPumps(_ language: Language = .en, columns: Int = 80, rows: Int = 24, glyphs: GlyphSet = .unicode)
    -> Console
  {
    Console(pinned: pumps, size: Size(columns: columns, rows: rows), glyphs: glyphs, language: language)
  }

  static func dates(until: String) -> String { "from=2026-01-01T00:00:00Z\nuntil=\(until)\n" }

  static let worn = dates(until: "2026-11-01T00:00:00Z")
  static let good = dates(until: "2027-11-01T00:00:00Z")

  mutating func giveDates(_ text: String) {
    press(.character("p"))
    paste(text)
    press(.control("d"))
  }

  /// To the filter of the first pump, with no word on the water.
  mutating func toFilter() {
    press(.enter, .down, .down, .enter)
    type("pump-a.example.net")
    press(.enter, .enter, .character("x"))
  }

  /// To the question for the other pump's name, with a good filter in the first and no word on the water.
  mutating func toPeerName() {
    toFilter()
    giveDates(Self.good)
  }

  mutating func toPeer() {
    toPeerName()
    press(.enter)
    type("pump-b.example.net")
    press(.enter)
  }

  /// To the question what the other pump is doing; its filter is worn out.
  mutating func toPeerRole() {
    toPeer()
    giveDates(Self.worn)
    if state.session?.focus?.id == "water" { press(.enter) }
  }

  mutating func toGuide() {
    toPeerRole()
    press(.down, .enter)
  }

  mutating func toSwitch() {
    toGuide()
    press(.enter)
  }

  mutating func toSettling() {
    toSwitch()
    press(.enter)
    type("pump-b.example.net")
    press(.enter, .enter)
  }
}
