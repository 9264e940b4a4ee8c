import Collectors
import Testing

struct ShellTargetTests {
  @Test(
    arguments: [
      ("admin@fmc-a", "admin", "fmc-a", nil), ("admin@fmc-a.example.net:2222", "admin", "fmc-a.example.net", 2222),
      ("admin@192.0.2.1:22", "admin", "192.0.2.1", 22), ("admin@2001:db8::1", "admin", "2001:db8::1", nil),
      ("admin@[2001:db8::1]:22", "admin", "2001:db8::1", 22), ("admin@[fe80::1%eth0]", "admin", "fe80::1%eth0", nil),
      ("kim@example.net@fmc", "kim@example.net", "fmc", nil),
    ] as [(String, String, String, Int?)])
  func `a user, a host and maybe a port`(text: String, user: String, host: String, port: Int?) throws {
    let target = try ShellTarget(text)
    #expect(target.user == user)
    #expect(target.host == host)
    #expect(target.port == port)
  }

  @Test(
    arguments: [
      ("fmc-a", .noUser), ("@fmc-a", .noUser), ("", .noUser), ("admin@", .noHost), ("admin@:22", .noHost),
      ("-oProxyCommand=true@fmc", .leadingHyphen), ("admin@-oProxyCommand=true", .leadingHyphen),
      ("-oProxyCommand=true", .leadingHyphen), ("admin:s3cret@fmc-a", .password), ("admin:a@b@fmc-a:1x", .password),
      ("ad\nmin@fmc", .strangeCharacter), ("admin@fm\u{0}c", .strangeCharacter), ("admin@fmc a", .strangeCharacter),
      ("admin@$(reboot)", .strangeCharacter), ("ad`id`min@fmc", .strangeCharacter), ("admin@[::1]x", .strangeCharacter),
      ("관리자@fmc", .strangeCharacter), ("admin@fmc:0", .badPort("0")), ("admin@fmc:65536", .badPort("65536")),
      ("admin@fmc:ssh", .badPort("ssh")), ("admin@fmc:", .badPort("")), ("admin@fmc:+22", .badPort("+22")),
    ] as [(String, ShellTarget.Mistake)])
  func `what ssh could take for something else is refused`(text: String, mistake: ShellTarget.Mistake) {
    #expect(throws: mistake) { try ShellTarget(text) }
  }

  @Test(
    arguments: [
      (
        .password,
        "a password does not belong into USER@HOST, where other users and the shell's history can see it; it is asked for"
      ),
      (.noUser, "the appliance's shell is given as USER@HOST or USER@HOST:PORT; there is no user"),
      (.noHost, "the appliance's shell is given as USER@HOST or USER@HOST:PORT; there is no host"),
      (
        .leadingHyphen,
        "a user or a host does not begin with a hyphen; the shell is given as USER@HOST or USER@HOST:PORT"
      ),
      (
        .strangeCharacter,
        "USER@HOST holds a character that neither has; letters, digits, '.', '_' and '-' are taken, and ':' in an address"
      ),
      (.badPort("ssh"), "'ssh' is not a port; it is a number from 1 to 65535"),
    ] as [(ShellTarget.Mistake, String)])
  func `a mistake says what to write`(mistake: ShellTarget.Mistake, sentence: String) {
    #expect(mistake.sentence == sentence)
  }
}
