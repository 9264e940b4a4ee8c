import Foundation
import Simulation
import TestSupport
import Testing

/// `r` on the screen: in tmux at 80×24, over a real ssh to the shell of a simulated appliance.
@Suite(.timeLimit(.minutes(10)))
struct FetchingTests {
  /// What is waited for on the way, in one language.
  struct Texts: CustomTestStringConvertible {
    let language, start, product, certificate, consent, sent, source: String
    var testDescription: String { language }

    static let english = Texts(
      language: "en", start: "Walks you through a runbook", product: "Which box shows the problem?",
      certificate: "Is the client certificate still valid?", consent: "May Taloscope read on the appliance?",
      sent: "This is sent first", source: "SSH, 20")
    static let korean = Texts(
      language: "ko", start: "런북에 따라 진단하고", product: "어느 장비에서 문제가 발생했습니까?",
      certificate: "클라이언트 인증서가 아직 유효합니까?", consent: "Taloscope가 장비에서 값을 읽어도 됩니까?",
      sent: "먼저 보낼 명령", source: "SSH, 20")
  }

  private func open(_ id: String, _ server: SSHServer, _ language: String, more: [String] = []) throws -> Guided {
    try Guided(
      [
        "start", "--ssh", "root@\(Scenes.scene(id).host)", "--ssh-config", server.clientConfiguration.path, "--lang",
        language, "--version", "7.6.0",
      ] + more)
  }

  /// Agrees to reads at the question for the product, which the appliance answers by itself.
  private func agree(_ guided: Guided, _ texts: Texts) throws {
    try guided.see(texts.start)
    try guided.press("Enter")
    try guided.see(texts.product)
    try guided.press("r")
    try guided.see(texts.consent, texts.sent, "show version")
    try guided.press("Down", "Enter")
  }

  /// The journal, without what has the password's word for other reasons: the runbook, and a certificate's remark.
  private func kept(by guided: Guided) throws -> String {
    try guided.journal().dropFirst().joined().replacing("(practice: a simulated certificate has no PEM form)", with: "")
  }

  static let ways: [(id: String, mark: String)] = [
    ("factory-certificate-expired", "[FAIL] 3"), ("five-day", "[WARN] 3"), ("365-day-expired", "[FAIL] 3"),
  ]

  @Test(arguments: [Texts.english, .korean], ways)
  func `the appliance tells what it is and shows its certificate`(
    texts: Texts, way: (id: String, mark: String)
  ) throws {
    let server = try Scenes.shell(Scenes.scene(way.id))
    let guided = try open(way.id, server, texts.language, more: ["--password-command", "printf practice"])
    try agree(guided, texts)
    try guided.see("FMC", "7.6.0", without: texts.product)
    try guided.press("x")
    try guided.see("fmchastatuses")
    try guided.press("Enter")
    try guided.see(texts.certificate)
    try guided.press("r")
    try guided.see(way.mark)
    #expect(try guided.kinds().filter { $0 == "observed" }.count == 2)
    #expect(!(try kept(by: guided).contains("practice")))
    try guided.press("q")
    #expect(try guided.session.waitForEnd() == .exited(0))
  }

  @Test func `a password is asked for on the terminal, and nothing of it is kept`() throws {
    let server = try Scenes.shell(Scenes.scene("factory-certificate-expired"))
    let guided = try open("factory-certificate-expired", server, "en", more: ["--product", "fmc"])
    try guided.goToCertificate()
    try guided.press("r", "Down", "Enter")
    try guided.see("Password for sudo on fmc-a")
    try guided.session.type("practice")
    try guided.press("Enter")
    try guided.see("[FAIL] 3", "Which PIDs do the two processes have now?")
    #expect(!(try guided.session.screen().contains("practice")))
    #expect(!(try kept(by: guided).contains("practice")))
  }

  @Test func `a wrong password is said once, and the paste is still there`() throws {
    let server = try Scenes.shell(Scenes.scene("factory-certificate-expired"))
    let guided = try open(
      "factory-certificate-expired", server, "en", more: ["--product", "fmc", "--password-command", "printf wrong"])
    try guided.goToCertificate()
    try guided.press("r", "Down", "Enter")
    try guided.see("The password for sudo@fmc-a was refused", "Paste the output")
  }

  @Test(arguments: ["en", "ko"])
  func `an approved restart is sent, and the appliance has a five-day certificate then`(language: String) throws {
    let guided = try Guided(["practice", "factory-certificate-expired", "--lang", language])
    let isKorean = language == "ko"
    try guided.see("fmc-a", isKorean ? "소프트웨어 버전은 무엇입니까?" : "Which software version does it run?")
    try guided.press("r", "Down", "Enter")
    try repair(guided, isKorean)
  }

  @Test func `over a real ssh, too`() throws {
    let server = try Scenes.shell(Scenes.scene("factory-certificate-expired"))
    let guided = try open(
      "factory-certificate-expired", server, "en",
      more: ["--product", "fmc", "--password-command", "printf practice"])
    try guided.goToCertificate()
    try guided.press("r")
    try guided.see(Texts.english.consent)
    try guided.press("Down", "Enter")
    try restart(guided, isKorean: false)
    #expect(try guided.kinds().filter { $0 == "approved" || $0 == "performed" } == ["approved", "performed"])
  }

  /// From the alert's question to the verified restart.
  private func repair(_ guided: Guided, _ isKorean: Bool) throws {
    try guided.see(isKorean ? "Talos Connectivity Status 알림" : "What does the Talos Connectivity Status alert say?")
    try guided.press("x")
    try guided.see(isKorean ? "클라이언트 인증서가 아직 유효합니까?" : "Is the client certificate still valid?")
    try guided.press("r")
    try restart(guided, isKorean: isKorean)
  }

  /// From the certificate that has ended to the verified restart.
  private func restart(_ guided: Guided, isKorean: Bool) throws {
    try guided.see("pmtool status")
    try guided.press("r")
    try guided.see("pmtool restartbyid talosAgent")
    try guided.press("Enter")
    try guided.see(isKorean ? "승인하려면 호스트 이름을 입력하십시오:" : "Type the host name to approve:")
    try guided.waitUntilItListens()
    try guided.session.type("fmc-a")
    try guided.press("Enter")
    try guided.see(isKorean ? "이 명령을 실행" : "Run these commands")
    try guided.press("r")
    try guided.see(isKorean ? "재시작 후 새 인증서를 받았습니까?" : "Did the restart bring a new certificate?")
    try guided.press("r")
    try guided.see("[WARN] 4")
  }
}
