import CProcess
import Glibc

/// What ssh runs when it needs a password: this program again, which asks the one that runs ssh.
///
/// The two meet at a socket in a directory of its own, mode 0700; the socket has 0600. The child sends ssh's question and
/// gets the secret, or nothing; it then ends with status 1 and ssh with it.
package enum Askpass {
  /// The environment variable with the socket's path.
  package static let variable = "TALOSCOPE_ASKPASS"
  static let longestQuestion = 4096
  static let longestSecret = 4096

  /// Answers ssh where this process is its askpass.
  ///
  /// - Returns: The exit status, `nil` where it is not.
  package static func answer(arguments: [String]) -> Int32? {
    guard let path = getenv(variable).map({ String(cString: $0) }) else { return nil }
    cprocess_forbid_dumps()
    // A question to say yes to, or to show while a key is touched: neither is answered for the user.
    guard getenv("SSH_ASKPASS_PROMPT") == nil, let socket = try? UnixSocket(connectedTo: path) else { return 1 }
    defer { socket.close() }
    let question = arguments.dropFirst().joined(separator: " ")
    guard socket.write(Array(question.utf8.prefix(longestQuestion))) else { return 1 }
    socket.endWriting()
    var secret = socket.readToEnd(limit: longestSecret)
    defer { secret.withUnsafeMutableBytes { if let base = $0.baseAddress { explicit_bzero(base, $0.count) } } }
    // A pipe takes so few bytes at once.
    guard !secret.isEmpty, write(STDOUT_FILENO, secret, secret.count) == secret.count else { return 1 }
    return write(STDOUT_FILENO, "\n", 1) == 1 ? 0 : 1
  }
}
