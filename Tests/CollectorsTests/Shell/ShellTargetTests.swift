import Collectors
import Diagnosis
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
      ("fmc-a", .userMissing), ("@fmc-a", .userMissing), ("", .userMissing), ("admin@", .hostMissing),
      ("admin@:22", .hostMissing),
      ("-oProxyCommand=true@fmc", .leadingHyphen), ("admin@-oProxyCommand=true", .leadingHyphen),
      ("-oProxyCommand=true", .leadingHyphen), ("admin:s3cret@fmc-a", .passwordInside),
      ("admin:a@b@fmc-a:1x", .passwordInside),
      ("ad\nmin@fmc", .userNotUsable), ("admin@fm\u{0}c", .hostNotUsable), ("admin@fmc a", .hostNotUsable),
      ("admin@$(reboot)", .hostNotUsable), ("ad`id`min@fmc", .userNotUsable), ("admin@[::1]x", .hostNotUsable),
      ("관리자@fmc", .userNotUsable), ("admin@fmc:0", .portNotUsable), ("admin@fmc:65536", .portNotUsable),
      ("admin@fmc:ssh", .portNotUsable), ("admin@fmc:", .portNotUsable), ("admin@fmc:+22", .portNotUsable),
    ] as [(String, AddressMistake.Problem)])
  func `what ssh could take for something else is refused`(text: String, problem: AddressMistake.Problem) {
    #expect(throws: AddressMistake(problem, in: .shell)) { try ShellTarget(text) }
  }
}
