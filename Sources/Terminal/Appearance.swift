import CNcurses
import TextCanvas

/// How roles look on a terminal, by the colours that it has.
nonisolated struct Appearance {
  enum Level: Equatable {
    case mono, eight, many
  }

  struct Look: Equatable {
    var attributes: UInt8
    var pair: UInt8
  }

  let level: Level

  /// - Parameter colours: As terminfo says; ignored where the operator wants none.
  init(colours: Int, wantsColour: Bool) {
    level = !wantsColour || colours < 8 ? .mono : colours < 256 ? .eight : .many
  }

  /// The pairs to define: number and foreground. The background is always the terminal's own.
  var pairs: [(pair: Int32, foreground: Int32)] {
    guard level != .mono else { return [] }
    return Role.allCases.enumerated().compactMap { index, role in
      foreground(role).map { (Int32(index + 1), $0) }
    }
  }

  func look(_ style: Style) -> Look {
    var attributes = attributes(style.role)
    if style.isBold { attributes |= UInt8(TALOSCOPE_BOLD) }
    if style.isReversed { attributes |= UInt8(TALOSCOPE_REVERSE) }
    if style.isUnderlined { attributes |= UInt8(TALOSCOPE_UNDERLINE) }
    guard level != .mono, foreground(style.role) != nil, let index = Role.allCases.firstIndex(of: style.role) else {
      return Look(attributes: attributes, pair: 0)
    }
    return Look(attributes: attributes, pair: UInt8(index + 1))
  }

  /// The first eight are the operator's own palette, readable on whatever ground they chose.
  private func foreground(_ role: Role) -> Int32? {
    switch role {
    case .normal, .title, .heading, .selected, .input: nil
    case .dim, .border: level == .many ? 8 : nil
    case .accent, .key: 6
    case .pass: 2
    case .warn: 3
    case .fail: 1
    case .unknown: 5
    }
  }

  private func attributes(_ role: Role) -> UInt8 {
    switch role {
    case .normal, .pass, .warn, .unknown, .accent, .border: 0
    case .dim: level == .many ? 0 : UInt8(TALOSCOPE_DIM)
    case .title, .selected: UInt8(TALOSCOPE_REVERSE)
    case .heading, .fail, .key: UInt8(TALOSCOPE_BOLD)
    case .input: UInt8(TALOSCOPE_UNDERLINE)
    }
  }
}
