import CNcurses
import Glibc
import Terminal
import Testing
import TextCanvas

struct AppearanceTests {
  /// Nobody tells the program which ground the terminal has.
  @Test(arguments: [(ColourLevel.many, 3.9), (.eight, 2.1)])
  func `every colour can be read on black and on white`(level: ColourLevel, least: Double) {
    let pairs = Appearance(level: level).pairs
    #expect(!pairs.isEmpty)
    for (_, foreground) in pairs {
      let light = Self.luminance(foreground)
      #expect(1.05 / (light + 0.05) >= least, "colour \(foreground) on white")
      #expect((light + 0.05) / 0.05 >= least, "colour \(foreground) on black")
    }
  }

  @Test func `without colour there is none`() {
    #expect(Appearance(level: .none).pairs.isEmpty)
    for role in Role.allCases { #expect(Appearance(level: .none).look(Style(role)).pair == 0) }
  }

  @Test(arguments: ColourLevel.allCases)
  func `on a slow line only what has the focus, a field and what is wrong cost attributes`(level: ColourLevel) {
    let spare = Appearance(level: level, isSpare: true)
    let loud = Role.allCases.filter { level == .none && spare.look(Style($0)).attributes != 0 }
    if level == .none { #expect(loud == [.title, .fail, .selected, .input]) }
    #expect(spare.look(.title).attributes == UInt8(TALOSCOPE_BOLD))
  }

  /// One line a role: what it looks like without colour, with 8 and with 256.
  @Test func `roles look as they were looked at`() {
    let lines = Role.allCases.map { role in
      let looks = ColourLevel.allCases.map { level in
        let appearance = Appearance(level: level)
        let look = appearance.look(Style(role))
        let colour = appearance.pairs.first { $0.pair == Int32(look.pair) }?.foreground
        return ([colour.map(String.init)] + Self.names(look.attributes)).compactMap(\.self).joined(separator: " ")
      }
      return "\(role): " + looks.map { $0.isEmpty ? "-" : $0 }.joined(separator: " | ")
    }
    #expect(
      lines == [
        "normal: - | - | -",
        "dim: dim | dim | 243",
        "title: reverse | reverse | reverse",
        "heading: bold | bold | bold",
        "accent: - | bold | 31",
        "pass: - | 2 | 28",
        "warn: - | bold | 130",
        "fail: bold | 1 bold | 196 bold",
        "unknown: - | 5 | 133",
        "selected: reverse | reverse | reverse",
        "key: bold | bold | 31 bold",
        "input: underline | underline | underline",
        "border: - | - | 243",
      ])
  }

  private static func names(_ attributes: UInt8) -> [String?] {
    [
      (TALOSCOPE_BOLD, "bold"), (TALOSCOPE_DIM, "dim"), (TALOSCOPE_REVERSE, "reverse"),
      (TALOSCOPE_UNDERLINE, "underline"),
    ].map { Int(attributes) & Int($0.0) != 0 ? $0.1 : nil }
  }

  /// Relative luminance (WCAG 2.2) of a colour as xterm has it by default.
  private static func luminance(_ colour: Int32) -> Double {
    let steps = [0, 95, 135, 175, 215, 255]
    let parts: [Int] =
      switch colour {
      case 0..<8: [1, 2, 4].map { Int(colour) & $0 != 0 ? 205 : 0 }
      case 16..<232: [36, 6, 1].map { steps[(Int(colour) - 16) / $0 % 6] }
      default: Array(repeating: 8 + 10 * (Int(colour) - 232), count: 3)
      }
    let linear = parts.map { part in
      let share = Double(part) / 255
      return share <= 0.04045 ? share / 12.92 : pow((share + 0.055) / 1.055, 2.4)
    }
    return 0.2126 * linear[0] + 0.7152 * linear[1] + 0.0722 * linear[2]
  }
}
