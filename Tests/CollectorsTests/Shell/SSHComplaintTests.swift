import Diagnosis
import Glibc
import Testing

@testable import Collectors

struct SSHComplaintTests {
  private static let login = SecretPurpose.login(user: "admin", host: "fmc")

  @Test(
    arguments: [
      (
        "ssh: Could not resolve hostname fmc: Name or service not known", .noSuchHost("fmc")
      ),
      (
        "ssh: connect to host 127.0.0.1 port 9: Connection refused",
        .unreachable(host: "127.0.0.1", port: 9, code: ECONNREFUSED)
      ),
      (
        "ssh: connect to host fmc port 22: Connection timed out", .unreachable(host: "fmc", port: 22, code: ETIMEDOUT)
      ),
      ("ssh: connect to host fmc port 22: No route to host", .unreachable(host: "fmc", port: 22, code: EHOSTUNREACH)),
      (
        "Connection timed out during banner exchange\nConnection to 192.0.2.1 port 22 timed out",
        .unreachable(host: "fmc", port: 22, code: ETIMEDOUT)
      ),
      (
        """
        debug1: Server host key: ssh-ed25519 SHA256:jump
        debug1: Server host key: ssh-ed25519 SHA256:abcDEF/+
        No ED25519 host key is known for [192.0.2.1]:2222 and you have requested strict checking.
        Host key verification failed.
        """, .unknownHostKey(host: "192.0.2.1", port: 2222, fingerprint: "SHA256:abcDEF/+")
      ),
      (
        """
        debug1: Server host key: ecdsa-sha2-nistp256 SHA256:abc
        @    WARNING: REMOTE HOST IDENTIFICATION HAS CHANGED!     @
        Host key for fmc has changed and you have requested strict checking.
        Host key verification failed.
        """, .changedHostKey(host: "fmc", fingerprint: "SHA256:abc")
      ),
      ("admin@192.0.2.1: Permission denied (publickey,password).", .loginRefused(account: "admin@192.0.2.1")),
      ("Connection closed by 192.0.2.1 port 22", .connectionLost),
      ("kex_exchange_identification: read: Connection reset by peer", .connectionLost), ("", .connectionLost),
      (
        "Unable to negotiate with 192.0.2.1 port 22: no matching key exchange method found. Their offer: diffie-hellman-group1-sha1",
        .programFailed(
          "ssh",
          said:
            "Unable to negotiate with 192.0.2.1 port 22: no matching key exchange method found. Their offer: diffie-hellman-group1-sha1"
        )
      ),
    ] as [(String, Trouble)])
  func `each end of ssh has its own trouble`(said: String, trouble: Trouble) throws {
    var complaint = SSHComplaint()
    for line in said.split(separator: "\n", omittingEmptySubsequences: false) { complaint.append(String(line)) }
    #expect(complaint.trouble(try ShellTarget("admin@fmc"), nil, secret: nil) == trouble)
  }

  @Test func `a login that was refused after a password was sent is a refused password`() throws {
    var complaint = SSHComplaint()
    complaint.append("admin@fmc: Permission denied (publickey,password).")
    #expect(complaint.trouble(try ShellTarget("admin@fmc"), nil, secret: Self.login) == .secretRefused(Self.login))
  }

  @Test(
    arguments: [
      ("admin@fmc's password: ", .password(user: "admin", host: "fmc")),
      ("(admin@fmc) Password: ", .password(user: "admin", host: "fmc")),
      ("(kim@example.net@fmc) Password for kim: ", .password(user: "kim@example.net", host: "fmc")),
      ("Enter passphrase for key '/home/a/.ssh/id': ", .passphrase("/home/a/.ssh/id")),
      // ssh says first whose question it is; what a server words comes behind, on lines of its own if it likes.
      ("(kim@jump) Welcome\nPassword: ", .password(user: "kim", host: "jump")),
      ("(kim@jump) Welcome\nadmin@fmc's password: ", nil), ("Welcome\nadmin@fmc's password: ", nil),
      ("\nadmin@fmc's password: ", nil), ("\n(admin@fmc) Password: ", nil),
      ("Welcome\nEnter passphrase for key '/home/a/.ssh/id': ", nil),
      (
        "The authenticity of host 'fmc (192.0.2.1)' can't be established.\nAre you sure you want to continue connecting (yes/no/[fingerprint])? ",
        nil
      ),
      ("(admin@fmc) New password: ", nil), ("(admin@fmc) Verification code: ", nil), ("Password: ", nil), ("", nil),
      ("Confirm user presence for key ED25519-SK", nil), ("Enter PIN for 'token': ", nil),
    ] as [(String, AskpassQuestion?)])
  func `only questions for a password or a passphrase are answered`(text: String, question: AskpassQuestion?) {
    #expect(AskpassQuestion(text) == question)
  }

  @Test func `what ssh makes of its configuration is read`() {
    let text = "host fmc\nuser admin\nhostname 192.0.2.1\nport 2222\nhostkeyalias lab\nproxycommand ssh -W %h:%p jump\n"
    let found = SSHDestination(text)
    #expect(found?.host == "192.0.2.1")
    #expect(found?.port == 2222)
    #expect(found?.name == "lab")
    #expect(SSHDestination("") == nil)
  }
}
