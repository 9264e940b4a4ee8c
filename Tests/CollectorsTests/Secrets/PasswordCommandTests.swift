import Collectors
import Diagnosis
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

  @Test func `one that does not come back is ended`() async {
    #expect(await PasswordCommand("cat /dev/zero >/dev/null", patience: 1).secret(for: Self.login) == nil)
  }
}
