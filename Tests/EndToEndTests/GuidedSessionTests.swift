import Foundation
import TestSupport
import Testing

/// The way through 7.6.0 as an operator goes it: in tmux at 80×24, by keys alone.
@Suite(.timeLimit(.minutes(10)))
struct GuidedSessionTests {
  /// What is waited for on the way, in one language.
  struct Texts: CustomTestStringConvertible {
    let language: String
    let start, naming, product, version, certificate, paste, understood: String
    let alert, role, processes, restart, why, stated, confirm, mismatch, approved, performed, after, restored,
      remind: String

    var testDescription: String { language }

    static let english = Texts(
      language: "en", start: "Walks you through a runbook, and says what to type next.",
      naming: "Host name of the appliance.", product: "Which box shows the problem?",
      version: "Which software version does it run?", certificate: "Is the client certificate still valid?",
      paste: "Paste what the appliance printed", understood: "Understood",
      alert: "What does the Talos Connectivity Status alert say?", role: "Is this FMC one of an HA pair?",
      processes: "Which PIDs do the two processes have now?",
      restart: "Restart the two processes that fetch the", why: "certificate expired on",
      stated: "stated by the document",
      confirm: "Type the host name to approve:", mismatch: "That is not the host name; nothing was approved.",
      approved: "Approved. Type these on the appliance now:", performed: "I have typed these commands",
      after: "Did the restart bring a new certificate?", restored: "May the appliance reach the internet?",
      remind: "UTC: The five-day")
    static let korean = Texts(
      language: "ko", start: "런북에 따라 진단하고, 다음에 입력할 명령을 안내합니다.",
      naming: "장비의 호스트 이름을 입력하십시오.", product: "어느 장비에서 문제가 발생했습니까?",
      version: "소프트웨어 버전은 무엇입니까?", certificate: "클라이언트 인증서가 아직 유효합니까?",
      paste: "장비의 출력을 붙여넣으십시오", understood: "인식됨",
      alert: "Talos Connectivity Status 알림의 내용은", role: "이 FMC는 HA 쌍에 속해 있습니까?",
      processes: "두 프로세스의 현재 PID는 무엇입니까?",
      restart: "인증서를 받아오는 두 프로세스를 재시작", why: "만료되었습니다", stated: "문서에 명시됨",
      confirm: "승인하려면 호스트 이름을 입력하십시오:", mismatch: "호스트 이름이 다릅니다. 승인되지 않았습니다.",
      approved: "승인되었습니다. 지금 장비에 입력하십시오:", performed: "명령을 입력했습니다",
      after: "재시작 후 새 인증서를 받았습니까?", restored: "장비가 인터넷에 접속할 수 있습니까?",
      remind: "UTC: 5일짜리")
  }

  @Test(arguments: [Texts.english, .korean])
  func `7.6.0 with an expired certificate leads through the restart to five days`(texts: Texts) throws {
    let expired = try PrintedCertificate.expired()
    let interim = try PrintedCertificate.interim()
    let first = try Guided(["--lang", texts.language])
    try toTheRestart(first, texts, expired)

    // Why: the step, what it was judged by, and on what ground.
    try first.press("w")
    try first.see(texts.why)
    try first.press("Space")
    try first.see("Verify Certificate Status: FMC CLI", texts.stated)
    try first.press("Escape")
    try first.see("pmtool restartbyid talosAgent", "pmtool restartbyid beaker3")

    // Half-way, the machine goes down. What was seen on the screen is on disk.
    #expect(try first.kinds() == ["opened", "answered", "answered", "skipped", "answered", "observed", "skipped"])
    try first.session.kill(SIGKILL)
    #expect(try first.session.waitForEnd() == .signalled(SIGKILL))

    let second = try Guided(["resume", "--lang", texts.language], state: first.state)
    try second.see(texts.restart, "fmc-a", "CSCwo63951")
    try approve(second, texts)
    try second.press("Enter")
    try second.see(texts.after, without: texts.performed)

    try second.press("p")
    try second.see(texts.paste)
    try second.session.paste(interim)
    try second.see(texts.understood)
    try second.press("C-d")
    try second.see(texts.restored, "[WARN]", texts.remind)
    #expect(
      try second.kinds() == [
        "opened", "answered", "answered", "skipped", "answered", "observed", "skipped", "resumed", "approved",
        "performed", "observed",
      ])

    // The first reading is still told as it was, although it no longer counts.
    try second.press("w")
    for _ in 0..<20 {
      let isSeen = try? second.session.waitUntil("first certificate", deadline: .milliseconds(200)) {
        $0.contains(texts.why) && !$0.contains("?에")
      }
      if isSeen != nil { break }
      try second.press("Space")
    }
    try second.session.waitUntil("first certificate") { $0.contains(texts.why) && !$0.contains("?에") }
    try second.press("Escape")
    try second.see(texts.restored)

    try second.press("q")
    #expect(try second.session.waitForEnd() == .exited(0))
    #expect(try second.session.screen().contains("taloscope resume 20"))
  }

  private func toTheRestart(_ guided: Guided, _ texts: Texts, _ certificate: String) throws {
    try guided.see(texts.start)
    try guided.press("Enter", "Down", "Down", "Enter")
    try guided.see(texts.naming)
    try guided.session.type("fmc-a")
    try guided.press("Enter")
    try guided.see(texts.product)
    try guided.press("Enter")
    try guided.see(texts.version)
    try guided.press("Enter")
    try guided.see("7.6.0")
    try guided.session.type("7.6.0")
    try guided.press("Enter")
    try toTheCertificate(guided, texts)
    try guided.see("openssl x509")
    try guided.press("p")
    try guided.see(texts.paste)
    try guided.session.paste(certificate)
    try guided.see(texts.understood)
    try guided.press("C-d")
    try guided.see(texts.processes)
    try guided.press("x")
    try guided.see(texts.restart, "[FAIL]")
  }

  /// From the version to the certificate of an FMC that stands alone; nobody looked at the alert.
  private func toTheCertificate(_ guided: Guided, _ texts: Texts) throws {
    try guided.see(texts.alert)
    try guided.press("x")
    try guided.see(texts.role)
    try guided.press("Enter")
    try guided.see(texts.certificate)
  }

  private func approve(_ guided: Guided, _ texts: Texts) throws {
    try guided.press("Enter")
    try guided.see(texts.confirm)
    // Never by Enter alone: Cancel gets it.
    try guided.waitUntilItListens()
    try guided.press("Tab", "Enter")
    try guided.see(texts.restart, without: texts.confirm)
    try guided.press("Enter")
    try guided.see(texts.confirm)
    // A paste never confirms.
    try guided.session.paste("fmc-a")
    try guided.see(texts.language == "ko" ? "붙여넣기는 입력란에서만 가능합니다." : "Pasted text is taken only in a text field")
    try guided.waitUntilItListens()
    try guided.session.type("fmc-b")
    try guided.see("fmc-b")
    try guided.press("Enter")
    try guided.see(texts.mismatch)
    try guided.press("BSpace")
    try guided.session.type("a")
    try guided.press("Enter")
    try guided.see(texts.approved, texts.performed)
  }

  @Test func `the language is changed with one key, and the box stays whole`() throws {
    let guided = try Guided()
    try guided.see(Texts.english.start)
    try guided.press("L")
    try guided.see(Texts.korean.start)
    try guided.press("L")
    try guided.see(Texts.english.start)
  }

  @Test func `an entry can be taken back`() throws {
    let guided = try Guided(["start", "--product", "fmc", "--version", "7.6.0"])
    try guided.see(Texts.english.start)
    try guided.press("Enter", "Down", "Down", "Enter")
    try guided.see(Texts.english.naming)
    try guided.session.type("fmc-a\n")
    try guided.see(Texts.english.alert)
    try guided.press("u")
    try guided.see(Texts.english.version, "Taken back: the last entry no longer counts.")
    #expect(try guided.kinds() == ["opened", "answered", "answered", "undone"])
  }

  @Test func `a version that can be several is asked for again, and why is said`() throws {
    let guided = try Guided(["start", "--product", "fmc"])
    try guided.see(Texts.english.start)
    try guided.press("Enter", "Down", "Down", "Enter")
    try guided.see(Texts.english.naming)
    try guided.session.type("fmc-a\n")
    try guided.see(Texts.english.version)
    try guided.press("Enter")
    try guided.see("Type the value, then Enter.", "For example: 7.6.0")
    try guided.session.type("7.6\n")
    try guided.see(Texts.english.alert)
    try guided.press("x")
    try guided.see(Texts.english.version, "The last answer does not say enough: 7.6")
    try guided.press("L")
    try guided.see(Texts.korean.version, "앞의 답변만으로는 판단할 수 없습니다: 7.6")
  }

  @Test func `what was said of an empty field is gone with the paste`() throws {
    let guided = try Guided(["start", "--product", "fmc", "--version", "7.6.0"])
    try guided.see(Texts.english.start)
    try guided.press("Enter", "Down", "Down", "Enter")
    try guided.see(Texts.english.naming)
    try guided.session.type("fmc-a\n")
    try toTheCertificate(guided, .english)
    try guided.press("p", "C-d")
    try guided.see("\n Nothing pasted yet.\n")
    try guided.session.paste("Not After :")
    try guided.see("Not understood: None of the lines says it.", without: "Nothing pasted yet.")
  }

  @Test func `dates may be typed where there is nothing to paste`() throws {
    let guided = try Guided(["start", "--product", "fmc", "--version", "7.6.0"])
    try guided.see(Texts.english.start)
    try guided.press("Enter", "Down", "Down", "Enter")
    try guided.see(Texts.english.naming)
    try guided.session.type("fmc-a\n")
    try toTheCertificate(guided, .english)
    for (fact, date) in [
      ("from (Not Before)", "Jan 30 22:32:39 2024 GMT"), ("until (Not After)", "Mar 30 22:32:39 2025 GMT"),
    ] {
      try guided.see("Type it: valid \(fact)")
      try guided.press("a")
      try guided.see("As openssl prints it")
      try guided.session.type(date + "\n")
    }
    try guided.see(Texts.english.processes)
  }
}
