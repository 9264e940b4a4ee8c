import TextCanvas

/// What keys send after `Esc [` and `Esc O`.
///
/// Source: xterm's ctlseqs, the VT220 manual, and the terminfo entries of xterm, linux, tmux, rxvt and putty.
nonisolated enum KeySequences {
  /// Parameter bytes that are looked at; longer sequences mean nothing here.
  static let longest = 32

  /// A key after `Esc [`; modifiers are left out.
  static func control(body: [UInt8], final: UInt8) -> Key? {
    let text = String(decoding: body, as: UTF8.self)
    guard text.allSatisfy({ $0.isNumber || $0 == ";" }) else { return nil }
    let parameters = text.split(separator: ";", omittingEmptySubsequences: false)
    guard parameters.count <= 2 else { return nil }
    let number = parameters.first.flatMap { Int($0) }
    if final == UInt8(ascii: "~") { return number.flatMap { numbered[$0] } }
    guard number ?? 1 == 1 else { return nil }
    return lettered[final] ?? (final == UInt8(ascii: "Z") ? .backTab : nil)
  }

  /// A key after `Esc O`; modifiers are left out.
  static func singleShift(final: UInt8) -> Key? { lettered[final] ?? keypad[final] }

  private static let lettered: [UInt8: Key] = [
    UInt8(ascii: "A"): .up, UInt8(ascii: "B"): .down, UInt8(ascii: "C"): .right, UInt8(ascii: "D"): .left,
    UInt8(ascii: "H"): .home, UInt8(ascii: "F"): .end, UInt8(ascii: "P"): .function(1), UInt8(ascii: "Q"): .function(2),
    UInt8(ascii: "R"): .function(3), UInt8(ascii: "S"): .function(4),
  ]

  private static let numbered: [Int: Key] = [
    1: .home, 2: .insert, 3: .delete, 4: .end, 5: .pageUp, 6: .pageDown, 7: .home, 8: .end,
    11: .function(1), 12: .function(2), 13: .function(3), 14: .function(4), 15: .function(5),
    17: .function(6), 18: .function(7), 19: .function(8), 20: .function(9), 21: .function(10),
    23: .function(11), 24: .function(12), 25: .function(13), 26: .function(14), 28: .function(15),
    29: .function(16), 31: .function(17), 32: .function(18), 33: .function(19), 34: .function(20),
  ]

  /// The numeric keypad in application mode, which `smkx` turns on.
  private static let keypad: [UInt8: Key] = [
    UInt8(ascii: "M"): .enter, UInt8(ascii: "I"): .tab, UInt8(ascii: " "): .character(" "),
    UInt8(ascii: "X"): .character("="), UInt8(ascii: "j"): .character("*"), UInt8(ascii: "k"): .character("+"),
    UInt8(ascii: "l"): .character(","), UInt8(ascii: "m"): .character("-"), UInt8(ascii: "n"): .character("."),
    UInt8(ascii: "o"): .character("/"), UInt8(ascii: "p"): .character("0"), UInt8(ascii: "q"): .character("1"),
    UInt8(ascii: "r"): .character("2"), UInt8(ascii: "s"): .character("3"), UInt8(ascii: "t"): .character("4"),
    UInt8(ascii: "u"): .character("5"), UInt8(ascii: "v"): .character("6"), UInt8(ascii: "w"): .character("7"),
    UInt8(ascii: "x"): .character("8"), UInt8(ascii: "y"): .character("9"),
  ]
}
