import Diagnosis
import Interface
import PlainText
import Runbooks
import Testing
import TextCanvas

struct AnsweringTests {
  @Test(arguments: [
    (1, FactValue.word("fmc")), (2, .word("fdm")), (3, .word("managed_ftd")), (4, .word("cdfmc")), (5, nil),
  ])
  func `a choice answers, and not to know is an answer`(number: Int, value: FactValue?) {
    var console = Console()
    console.openSession()
    console.send(.picked(number - 1))
    #expect(console.waiting == [.record([.answered("product", value)])])
  }

  @Test func `a choice that is not there is none`() {
    var console = Console()
    console.openSession()
    for index in [-1, 5, .max, .min] { #expect(console.send(.picked(index)) == []) }
  }

  @Test(arguments: [
    ("latest", "That is not readable as software version."),
    ("", "That is not readable as software version."),
  ])
  func `what is no value is said to be none, and nothing is recorded`(text: String, sentence: SafeText) {
    var console = Console()
    console.toVersion()
    let before = console.log.entries.count
    console.press(.character("a"))
    #expect(console.canvas.text.contains("For example: 7.6.0"))
    console.type(text)
    console.press(.enter)
    #expect(console.log.entries.count == before)
    #expect(console.state.place.kind == .answering)
    #expect(console.state.notice == Notice(sentence, isTrouble: true))
  }

  @Test func `the dates of a certificate can be typed, one after the other`() {
    var console = Console()
    console.toCertificate()
    #expect(
      console.state.choices == [
        .paste("read_certificate"), .typeAnswer("certificate.not_before"), .skip("certificate"),
      ])
    console.press(.character("a"))
    #expect(console.canvas.text.contains("As openssl prints it, for example: Mar 30 22:32:39"))
    console.type("Jan 30 22:32:39 2024 GMT")
    console.press(.enter)
    #expect(
      console.state.choices == [.paste("read_certificate"), .typeAnswer("certificate.not_after"), .skip("certificate")])
    console.press(.character("a"))
    console.type("Mar 30 22:32:39 2025 GMT")
    console.press(.enter)
    #expect(console.state.session?.situation.stop == .waiting("processes_before"))
  }

  @Test func `an optional question can be skipped, and the step behind it comes`() throws {
    var console = Console()
    console.toOffer()
    #expect(console.state.session?.focus?.id == "alert")
    #expect(console.state.choices.last == .skip("alert"))
    #expect(console.canvas.text.contains("8 Skip this question"))
    console.press(.character("x"))
    #expect(console.log.entries.last?.event == .skipped("alert"))
    #expect(console.state.session?.focus?.id == "ha_role")
  }

  @Test func `a question that is not optional cannot be skipped`() {
    var console = Console()
    console.openSession()
    #expect(console.send(.input(.key(.character("x")))) == [])
  }

  @Test func `undo takes the last entry back, says so, and says when there is nothing`() {
    var console = Console()
    console.toVersion()
    console.press(.character("u"))
    #expect(console.log.entries.last?.event == .undone(2))
    #expect(console.state.session?.focus?.id == "product")
    #expect(console.state.notice == Notice("Taken back: the last entry no longer counts."))
    console.press(.character("u"))
    #expect(console.state.notice == Notice("There is nothing to take back."))
    #expect(console.log.entries.count == 3)
  }

  @Test func `a change that was performed cannot be taken back`() throws {
    var console = Console()
    try console.toCheckAfter()
    let before = console.log.entries.count
    console.press(.character("u"))
    #expect(console.state.notice == Notice("A change was performed; it cannot be taken back."))
    #expect(console.log.entries.count == before)
  }

  @Test func `a paste into a field is text, on one line`() {
    var console = Console()
    console.press(.enter, .down, .down, .enter)
    console.paste("fmc-a\n")
    guard case .naming(let field) = console.state.place else { return #expect(Bool(false)) }
    #expect(field.text == "fmc-a ")
    console.press(.enter)
    #expect(console.state.session?.situation.unit == "fmc-a")
  }
}
