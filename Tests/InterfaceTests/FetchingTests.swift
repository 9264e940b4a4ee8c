import Diagnosis
import Interface
import PlainText
import Runbooks
import TestSupport
import Testing
import TextCanvas

/// What is sent over a way that the operator named: never unseen, never without consent.
struct FetchingTests {
  private static let ssh = Link(unit: Console.unit, method: .ssh, name: "admin@\(Console.unit)")

  /// At the certificate of a 7.6.0, with a way by SSH.
  private func atTheCertificate(_ language: Language = .en, links: [Link] = [ssh]) throws -> Console {
    var console = Console(
      language: language, links: links,
      givenAnswers: [
        "product": .word("fmc"), "version": .version(try Version("7.6.0")), "ha.role": .word("standalone"),
      ])
    console.outputs["read_certificate"] = try Fixture.text("certificates/factory.txt")
    console.press(.enter, .character("x"))
    #expect(console.state.session?.focus?.id == "certificate")
    return console
  }

  private func consented() throws -> Console {
    var console = try atTheCertificate()
    console.press(.character("r"), .down, .enter)
    return console
  }

  @Test func `the first time it is shown what is sent and to whom, and nothing leaves`() throws {
    var console = try atTheCertificate()
    console.press(.character("r"))
    #expect(console.sent.isEmpty)
    let screen = console.canvas.text
    for text in [
      "May Taloscope read on the appliance?", "fmc-a.example.net · SSH", "openssl x509 --in", "Changes are never sent",
      ">1 Back, nothing is sent", " 2 Send it, and other reads of this visit",
    ] {
      #expect(screen.contains(text), "\(text) in\n\(screen)")
    }
    console.press(.enter)
    #expect(console.state.place == .step && console.sent.isEmpty)
  }

  @Test func `once agreed, reads go without another question, and are told with where they came from`() throws {
    var console = try consented()
    #expect(console.sent.map(\.id) == ["read_certificate"])
    #expect(
      console.sent.first?.lines == ["openssl x509 --in /var/sf/beaker3/securefirewall-dev-prod-01_prod.pem --text"])
    #expect(console.state.session?.focus?.id == "processes_before")
    guard case .observed(let observation)? = console.log.entries.last?.event else {
      Issue.record("not observed")
      return
    }
    #expect(observation.method == .ssh && observation.unit == Console.unit)
    console.outputs["process_status"] = try Fixture.text("shell/pmtool-status.txt")
    console.press(.character("r"))
    #expect(console.sent.map(\.id) == ["read_certificate", "process_status"])
    #expect(console.state.session?.focus?.id == "restart")
    #expect(console.canvas.text.contains("SSH, 2026-11-23 18:20:00 UTC"))
  }

  @Test func `while it is on its way the seconds are counted, the rest can be read, and Ctrl-C stops it`() throws {
    var console = try atTheCertificate()
    console.press(.character("r"), .down)
    console.send(.input(.key(.enter)))
    console.send(.ticked(seconds: 3))
    let screen = console.canvas.text
    #expect(
      screen.contains("Reading  3 s  (Ctrl-C stops it)  admin@fmc-a.example.net: openssl"),
      "\(screen)")
    console.send(.input(.key(.character("w"))))
    #expect(console.state.place == .why)
    console.send(.input(.key(.escape)))
    #expect(console.send(.input(.key(.control("c")))) == [.cancelFetch])
    console.settle()
    #expect(console.state.fetching == nil)
    #expect(console.canvas.text.contains("Cancelled; nothing of it is used."))
    #expect(console.log.entries.count { if case .observed = $0.event { true } else { false } } == 0)
  }

  @Test(arguments: [
    (Language.en, "The appliance wants a pause; the next request goes in 30 s."), (.ko, "30초 뒤에 다음 요청을 보냅니다."),
  ])
  func `a pause that the appliance wants is said while it lasts`(language: Language, sentence: String) throws {
    var console = try atTheCertificate(language)
    console.press(.character("r"), .down)
    console.send(.input(.key(.enter)))
    console.send(.noticed(.waiting(seconds: 30)))
    console.send(.ticked(seconds: 2))
    #expect(console.canvas.text.replacing("\n", with: "").contains(sentence))
    console.settle()
    #expect(console.state.fetching == nil)
  }

  @Test(arguments: [
    (Language.en, "There was no answer within 30 s."), (.ko, "30초 안에 응답이 없었습니다."),
  ])
  func `no answer is said, with the ways on`(language: Language, sentence: String) throws {
    var console = try atTheCertificate(language)
    console.outputs = [:]
    console.press(.character("r"), .down, .enter)
    #expect(console.canvas.text.contains(sentence))
    #expect(console.state.choices == [.fetch("read_certificate"), .paste("read_certificate"), .back])
    console.outputs["read_certificate"] = try Fixture.text("certificates/factory.txt")
    console.press(.enter)
    #expect(console.sent.count == 2)
    #expect(console.state.session?.focus?.id == "processes_before")
  }

  @Test(arguments: [
    (Language.en, "Is this the right appliance?", "I have compared the fingerprint: accept it"),
    (.ko, "접속하려는 장비가 맞습니까?", "지문이 일치합니다. 이 인증서 수락"),
  ])
  func `an unknown certificate is shown, and accepted only by a choice that is not the first`(
    language: Language, title: String, choice: String
  ) throws {
    let certificate = Trouble.ServerCertificate(
      host: Console.unit, subject: "CN = fmc-a", notBefore: Console.start, notAfter: Console.start,
      fingerprint: "AB:CD")
    let rest = Link(unit: Console.unit, method: .rest, name: "api@\(Console.unit)")
    var console = Console(language: language, links: [rest], givenAnswers: ["product": .word("fmc")])
    console.press(.enter, .character("r"), .down)
    console.send(.input(.key(.enter)))
    console.send(.fetchFailed(.unknownCertificate(certificate)))
    let screen = console.canvas.text
    for text in [title, choice, "CN = fmc-a", "AB:CD"] { #expect(screen.contains(text), "\(text) in\n\(screen)") }
    // Enter alone leads back.
    #expect(console.state.choices == [.back, .trust(certificate, "server_version")])
    console.send(.input(.key(.down)))
    #expect(
      console.send(.input(.key(.enter)))
        == [.fetch("server_version", unit: Console.unit, link: rest, trusting: certificate)])
  }

  @Test func `an approved change can be sent, and is then done by the tool`() throws {
    var console = try consented()
    console.press(.character("x"))
    #expect(console.state.session?.focus?.id == "restart")
    // Consent for reads is none for a change.
    console.press(.character("r"))
    #expect(console.sent.count == 1)
    console.press(.enter)
    console.type(Console.unit)
    console.press(.enter)
    #expect(console.state.choices == [.run("restart"), .performed("restart"), .skip("restart")])
    #expect(console.canvas.text.contains("Run these commands (SSH)"))
    console.outputs["restart_agents"] = ""
    console.press(.enter)
    #expect(console.sent.last?.effect == .change)
    #expect(console.sent.last?.lines == ["pmtool restartbyid talosAgent", "pmtool restartbyid beaker3"])
    #expect(console.log.entries.last?.event == .performed("restart", by: .tool, unit: Console.unit))
    #expect(console.state.session?.focus?.id == "certificate_after")
  }

  @Test func `a change that was not answered is not sent again, and leaving waits for it`() throws {
    var console = try consented()
    console.press(.character("x"), .enter)
    console.type(Console.unit)
    console.press(.enter)
    console.send(.input(.key(.enter)))
    #expect(console.send(.input(.key(.character("q")))).isEmpty)
    #expect(console.canvas.text.contains("A change is running; Ctrl-C stops waiting for it."))
    console.settle()
    #expect(console.state.choices == [.back])
    #expect(console.canvas.text.contains("It is not known how far the change went"))
    // Something may well have been sent.
    #expect(console.canvas.text.contains(">1 Back to the step"))
    console.press(.enter)
    #expect(console.state.session?.focus?.id == "restart")
    #expect(!console.log.entries.contains { if case .performed = $0.event { true } else { false } })
  }

  @Test func `a way to another appliance offers nothing here`() throws {
    let other = Link(unit: "fmc-b.example.net", method: .ssh, name: "admin@fmc-b.example.net")
    var console = try atTheCertificate(links: [Self.ssh, other])
    #expect(console.state.choices.first == .fetch("read_certificate"))
    // The session of another unit is taken up: what leads to the first one leads not there.
    console = Console(links: [other])
    console.open(unit: Console.unit)
    console.press(.enter, .enter)
    console.type("7.6.0")
    console.press(.enter, .character("x"), .enter)
    #expect(console.state.session?.focus?.id == "certificate")
    #expect(console.state.choices.first == .paste("read_certificate"))
  }

  @Test func `a request goes over REST only, and a line over SSH only`() throws {
    let rest = Link(unit: Console.unit, method: .rest, name: "api@\(Console.unit)")
    var console = try atTheCertificate(links: [rest])
    #expect(!console.state.choices.contains(.fetch("read_certificate")))
    console = Console(links: [Self.ssh], givenAnswers: ["product": .word("fmc")])
    console.press(.enter)
    #expect(console.state.choices.contains(.fetch("show_version")))
    #expect(!console.state.choices.contains(.fetch("server_version")))
    console = Console(links: [rest, Self.ssh], givenAnswers: ["product": .word("fmc")])
    console.press(.enter)
    #expect(console.state.session?.focus?.id == "version")
    #expect(console.state.choices.prefix(2) == [.fetch("show_version"), .fetch("server_version")])
    console.press(.down, .enter)
    #expect(console.canvas.text.contains("Use an account that is for the API only"))
    #expect(console.state.place == .consenting("server_version", rest))
  }
}
