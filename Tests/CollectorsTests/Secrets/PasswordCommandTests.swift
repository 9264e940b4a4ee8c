import Collectors
import Diagnosis
import Foundation
import Glibc
import TestSupport
import Testing

@Suite(.timeLimit(.minutes(10)))
struct PasswordCommandTests {
  private static let login = SecretPurpose.login(user: "admin", host: "fmc")

  @Test(
    arguments: [
      ("printf '%s\\n' \"$1\"", "admin@fmc"), ("printf '%s' \"$1\"", "admin@fmc"), ("printf ' a b \\r\\n'", " a b "),
      ("echo oops >&2; echo secret", "secret"), ("printf 'a\\nb\\n'", nil), ("printf 'a\\0b'", nil), ("true", nil),
      ("echo secret; false", nil), ("no-such-program-at-all", nil), ("head -c 10000 /dev/zero", nil),
    ] as [(String, String?)])
  func `one line of output is the secret`(command: String, secret: String?) async {
    let found = await PasswordCommand(command).secret(for: Self.login)
    #expect(found?.withBytes { String(decoding: $0, as: UTF8.self) } == secret)
  }

  @Test func `sudo has an account of its own`() async {
    let found = await PasswordCommand("echo \"$1\"").secret(for: .sudo(host: "fmc"))
    #expect(found?.withBytes { String(decoding: $0, as: UTF8.self) } == "sudo@fmc")
  }

  /// It once left behind what the command's shell had started, which then ran for ever.
  @Test func `one that does not come back is ended, with all that it started`() async throws {
    let directory = try TemporaryDirectory()
    let path = directory.file("held").path
    #expect(mkfifo(path, 0o600) == 0)
    let held = open(path, O_RDONLY | O_NONBLOCK | O_CLOEXEC)
    #expect(held >= 0)
    defer { close(held) }
    // Where the command is ended before it holds the other end, there was one, too.
    close(open(path, O_WRONLY | O_CLOEXEC))
    let command = PasswordCommand("cat /dev/zero >/dev/null 3>\(path)", patience: 1)
    #expect(await command.secret(for: Self.login) == nil)
    // Whoever still runs holds the other end.
    var waiting = pollfd(fd: held, events: Int16(POLLIN), revents: 0)
    #expect(poll(&waiting, 1, 60_000) == 1 && waiting.revents & Int16(POLLHUP) != 0)
  }
}
