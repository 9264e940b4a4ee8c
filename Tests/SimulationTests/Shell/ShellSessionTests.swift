import Simulation
import Testing

struct ShellSessionTests {
  static let signs = "\u{1B}E\u{1B}[J\u{7}"
  static let path = "/var/sf/beaker3/securefirewall-dev-prod-01_prod.pem"

  @Test func `the visit begins with the banner and the signs before the prompt`() {
    #expect(
      Typing("factory-certificate-expired").greeting == """
        Copyright 2004-2024, Cisco and/or its affiliates. All rights reserved.
        Cisco is a registered trademark of Cisco Systems, Inc.
        All other trademarks are property of their respective owners.

        Cisco Firepower Extensible Operating System (FX-OS) v2.16.0 (build 128)
        Cisco Secure Firewall Management Center for VMware v7.6.0 (build 113)

        \(Self.signs)>\u{20}
        """)
    #expect(Typing("fdm").greeting.hasSuffix("v7.6.0 (build 113)\n\n> "))
  }

  @Test func `the way to root is that of the appliance, and the way back`() {
    var typing = Typing("factory-certificate-expired")
    #expect(typing.session.stand == .clish)
    #expect(typing.type("expert") == "admin@fmc-a:~$ ")
    #expect(typing.session.stand == .expert)
    let question = typing.type("sudo su")
    #expect(question.hasPrefix("\nWe trust you have received the usual lecture from the local System\n"))
    #expect(question.hasSuffix("    #3) With great power comes great responsibility.\n\nPassword: "))
    #expect(typing.session.stand == .password && !typing.session.isEchoing)
    #expect(
      typing.type("practice") == """

        Last login: Sun Nov 22 18:20:00 UTC 2026 on pts/0
        root@fmc-a:/Volume/home/admin#\u{20}
        """)
    #expect(typing.session.stand == .root && typing.session.isEchoing)
    #expect(typing.type("exit") == "exit\nadmin@fmc-a:~$ ")
    #expect(typing.type("sudo su").hasPrefix("Last login: "), "asked once a visit")
    #expect(typing.type("exit", "exit") == "logout\n\(Self.signs)> ")
    #expect(typing.type("exit") == "")
    #expect(typing.session.stand == .ended)
  }

  @Test func `a wrong password is refused three times`() {
    var typing = Typing("wrong-password")
    typing.type("expert", "sudo su")
    #expect(typing.type("practice") == "\nSorry, try again.\nPassword: ")
    #expect(typing.type("practice") == "\nSorry, try again.\nPassword: ")
    #expect(typing.type("practice") == "\nsudo: 3 incorrect password attempts\nadmin@fmc-password:~$ ")
    #expect(typing.session.status == 1)
    #expect(typing.type("sudo id") == "Password: ", "it lectures once")
    #expect(typing.interrupt() == "admin@fmc-password:~$ ")
  }

  @Test func `one command is run as root, once the password is known`() {
    var typing = Typing("factory-certificate-expired")
    typing.type("expert", "sudo openssl x509 -in \(Self.path) -noout -enddate")
    #expect(typing.type("practice") == "\nnotAfter=Mar 30 22:32:39 2025 GMT\nadmin@fmc-a:~$ ")
    #expect(typing.type("sudo whoami; whoami") == "root\nadmin\nadmin@fmc-a:~$ ")
  }

  @Test(
    arguments: [
      ("timeout 15 telnet api-sse.cisco.com 443 </dev/null", 1), ("date -u", 0), ("nosuch", 127), ("false; true", 0),
      ("nslookup api-sse.cisco.com", 0), ("nslookup nowhere.example.net", 1),
    ])
  func `an exchange of a client ends with its mark and the exit status`(command: String, status: Int) {
    var typing = Typing("factory-certificate-expired")
    typing.type("expert")
    let shown = typing.type("{ \(command) ; } 2>&1; printf '\\nTALO%s %d\\n' 'NONCE' \"$?\"")
    #expect(
      shown.hasSuffix("\n\nTALONONCE \(status)\nadmin@fmc-a:~$ ") || shown == "\nTALONONCE \(status)\nadmin@fmc-a:~$ ")
  }

  @Test func `a telnet that is not told to end stays, until somebody ends it`() {
    var typing = Typing("factory-certificate-expired")
    typing.type("expert")
    let connected = "Trying 192.0.2.10...\nConnected to api-sse.cisco.com.\nEscape character is '^]'.\n"
    #expect(typing.type("telnet api-sse.cisco.com 443") == connected)
    #expect(typing.session.stand == .telnet)
    #expect(typing.type("\u{1D}") == "\ntelnet> ")
    #expect(typing.type("quit") == "Connection closed.\nadmin@fmc-a:~$ ")
    #expect(
      typing.type("telnet api-sse.cisco.com 443", "GET /") == "Connection closed by foreign host.\nadmin@fmc-a:~$ ")
  }

  @Test func `a question that is no prompt is asked again, whatever is typed`() {
    let question = "You must accept the EULA to continue.\nPress <ENTER> to display the EULA: "
    var typing = Typing("unknown-prompt")
    #expect(typing.greeting.hasSuffix(question))
    #expect(typing.type("expert") == question)
    #expect(typing.session.stand == .question(question))
    _ = typing.endInput()
    #expect(typing.session.stand == .ended)
  }

  @Test func `a locked appliance opens no expert shell`() {
    var typing = Typing("expert-refused")
    #expect(typing.type("expert") == "expert command is disabled on this system\n\(Self.signs)> ")
    #expect(typing.session.stand == .clish)
  }

  @Test func `the end of the input leaves one shell after another`() {
    var typing = Typing.asRoot("fdm")
    #expect(typing.endInput() == "\nadmin@ftd-edge:~$ ")
    #expect(typing.endInput() == "\n> ")
    #expect(typing.endInput() == "\n")
    #expect(typing.session.stand == .ended)
  }
}
