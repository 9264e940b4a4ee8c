/// Which terminfo entry describes a terminal.
nonisolated enum TerminalName {
  /// The names to try, in order: the terminal's own, then that of one which it is like.
  static func candidates(for name: String) -> [String] {
    let likeXterm256 = ["kitty", "alacritty", "foot", "ghostty", "wezterm"]
    // Also where it is a part of a name: xterm-kitty, foot-extra.
    if name.split(separator: "-").contains(where: { part in likeXterm256.contains { $0 == part } }) {
      return [name, "xterm-256color"]
    }
    if name.hasPrefix("putty") { return [name, "xterm"] }
    return [name]
  }

  /// Whether it is a text terminal of DEC, or something that passes for one: lines come from its alternate set.
  /// Not so `vte`, which is a terminal of today.
  static func isVT(_ name: String) -> Bool { name.hasPrefix("vt") && name.dropFirst(2).first?.isNumber == true }

  /// Whether it is the console of Linux, whose font has no Hangul.
  static func isLinuxConsole(_ name: String) -> Bool { name == "linux" || name.hasPrefix("linux-") }
}
