import CNcurses
package import TextCanvas

/// How roles look on a terminal, by the colours that it has.
package nonisolated struct Appearance {
  package struct Look: Equatable {
    package var attributes: UInt8
    /// 0 for the terminal's own colours.
    package var pair: UInt8
  }

  let level: ColourLevel
  /// A slow line: what only decorates costs too much.
  let isSpare: Bool

  package init(level: ColourLevel, isSpare: Bool = false) {
    self.level = level
    self.isSpare = isSpare
  }

  /// By the number of colours that terminfo tells.
  static func level(colours: Int) -> ColourLevel { colours < 8 ? .none : colours < 256 ? .eight : .many }

  /// The pairs to define: number and foreground. The background is always the terminal's own.
  package var pairs: [(pair: Int32, foreground: Int32)] {
    Role.allCases.enumerated().compactMap { index, role in
      foreground(role).map { (Int32(index + 1), $0) }
    }
  }

  package func look(_ style: Style) -> Look {
    var attributes = attributes(style.role)
    if style.isBold { attributes |= UInt8(TALOSCOPE_BOLD) }
    if style.isReversed { attributes |= UInt8(TALOSCOPE_REVERSE) }
    if style.isUnderlined { attributes |= UInt8(TALOSCOPE_UNDERLINE) }
    guard foreground(style.role) != nil, let index = Role.allCases.firstIndex(of: style.role) else {
      return Look(attributes: attributes, pair: 0)
    }
    return Look(attributes: attributes, pair: UInt8(index + 1))
  }

  /// A test holds each of them against black and white: nobody says which ground a terminal has.
  ///
  /// Of the first eight colours, which are the operator's palette, yellow, cyan and white vanish on white and blue on
  /// black in the palette that xterm comes with; what would have one of them is bold instead. Of the 256 those above 15
  /// are the same everywhere (xterm, 256colres.pl).
  private func foreground(_ role: Role) -> Int32? {
    switch (level, role) {
    case (.none, _), (_, .normal), (_, .title), (_, .heading), (_, .selected), (_, .input): nil
    case (.eight, .dim), (.eight, .border), (.eight, .accent), (.eight, .key), (.eight, .warn): nil
    case (.many, .dim), (.many, .border): 243
    case (.many, .accent), (.many, .key): 31
    case (.many, .warn): 130
    case (.eight, .pass): 2
    case (.many, .pass): 28
    case (.eight, .fail): 1
    case (.many, .fail): 196
    case (.eight, .unknown): 5
    case (.many, .unknown): 133
    }
  }

  private func attributes(_ role: Role) -> UInt8 {
    switch role {
    case .normal, .pass, .unknown, .border: 0
    case .accent, .warn: level == .eight ? UInt8(TALOSCOPE_BOLD) : 0
    case .dim: level == .many || isSpare ? 0 : UInt8(TALOSCOPE_DIM)
    case .title: UInt8(isSpare ? TALOSCOPE_BOLD : TALOSCOPE_REVERSE)
    // Where the focus is must be seen, whatever it costs.
    case .selected: UInt8(TALOSCOPE_REVERSE)
    case .heading, .key: UInt8(isSpare ? 0 : TALOSCOPE_BOLD)
    case .fail: UInt8(TALOSCOPE_BOLD)
    case .input: UInt8(TALOSCOPE_UNDERLINE)
    }
  }
}
