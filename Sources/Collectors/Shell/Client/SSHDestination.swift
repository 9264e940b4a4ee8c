/// What ssh's configuration makes of a target.
struct SSHDestination: Hashable, Sendable {
  let user: String
  let host: String
  let port: Int
  /// As ssh calls it in its questions.
  let name: String

  /// - Parameter text: What `ssh -G` prints: a keyword and its value a line, the keyword in small letters.
  init?(_ text: String) {
    var values: [Substring: Substring] = [:]
    for line in text.split(whereSeparator: \.isNewline) {
      guard let blank = line.firstIndex(of: " ") else { continue }
      values[line[..<blank]] = line[line.index(after: blank)...]
    }
    guard let user = values["user"], let host = values["hostname"], let port = values["port"].flatMap({ Int($0) })
    else {
      return nil
    }
    self.user = String(user)
    self.host = String(host)
    self.port = port
    name = String(values["hostkeyalias"] ?? host)
  }
}
