/// A prompt of an appliance that is known here.
///
/// Source: what Cisco's own automation expects (CiscoDevNet/firepower-kickstart), and published logs of FMC 7.4 and 7.6.
struct ShellPrompt: Hashable, Sendable {
  let level: ShellLevel
  let text: String

  /// - Parameter line: What stands on the line that is not finished, cleaned. The blank at its end belongs to it: without,
  ///   the prompt is still on its way.
  init?(_ line: String) {
    guard line.utf8.count <= 256, line.hasSuffix(" ") else { return nil }
    text = line
    let body = line.dropLast()
    if body == ">" {
      level = .clish
      return
    }
    guard let mark = body.last, mark == "$" || mark == "#", Self.isPlace(body.dropLast()) else { return nil }
    level = mark == "#" ? .root : .expert
  }

  /// `user@host:directory`; without a directory where the shell shows none.
  private static func isPlace(_ text: Substring) -> Bool {
    guard let at = text.firstIndex(of: "@") else { return false }
    let user = text[..<at]
    let place = text[text.index(after: at)...]
    let host = place.prefix { $0 != ":" }
    return !user.isEmpty && !host.isEmpty && user.utf8.allSatisfy(isPlain) && host.utf8.allSatisfy(isPlain)
  }

  private static func isPlain(_ byte: UInt8) -> Bool {
    byte > 0x20 && byte < 0x7F && !"<>|;&$#%'\"()[]{}*?!,".utf8.contains(byte)
  }

  /// Whether something asks for a password there.
  static func asksForPassword(_ line: String) -> Bool {
    guard line.hasSuffix(": ") || line.hasSuffix(":") else { return false }
    let text = line.lowercased()
    return text.hasPrefix("password:") || text.hasPrefix("[sudo] password for ")
  }

  /// Whether something waits there for an answer, as far as one can tell.
  static func mayWait(_ line: String) -> Bool {
    guard let last = line.last(where: { $0 != " " }) else { return false }
    return ">#$%:?)]}".contains(last)
  }

  /// Whether a pager has stopped there.
  static func isPager(_ line: String) -> Bool {
    line.hasPrefix("--More--") || line.hasPrefix("<--- More --->")
  }
}
