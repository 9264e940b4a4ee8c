/// A line that changes where its author is, rather than printing something.
enum ShellWord: Hashable {
  case exit
  case becomeRoot(isLogin: Bool)
  /// `telnet` that reads from the terminal.
  case telnet([String])

  /// `nil` for every other line.
  init?(_ line: ShellLine) {
    guard case .list(let parts) = line, parts.count == 1, case .simple(_, let words, let redirections) = parts[0] else {
      return nil
    }
    let plain = words.compactMap(\.plain)
    guard plain.count == words.count, redirections.isEmpty else { return nil }
    switch plain {
    case ["exit"], ["logout"]: self = .exit
    case ["sudo", "su"], ["sudo", "bash"], ["sudo", "-s"]: self = .becomeRoot(isLogin: false)
    case ["sudo", "-i"], ["sudo", "su", "-"], ["sudo", "-s", "-i"]: self = .becomeRoot(isLogin: true)
    default:
      guard plain.first == "telnet" else { return nil }
      self = .telnet(Array(plain.dropFirst()))
    }
  }
}
