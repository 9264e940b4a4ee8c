import BundledRunbook
import Testing

@testable import Diagnosis
@testable import Runbooks

struct ConditionTests {
  private static let start = Instant("2026-11-23T18:20:00Z")

  private func book(_ facts: [FactName: FactState]) -> FactBook {
    var book = FactBook(runbook: Bundled.pinned.runbook, now: Self.start, unit: "a")
    for (fact, state) in facts {
      book.note(
        Sighting(
          state: state, at: Self.start, unit: "a", vantage: .appliance, method: .asked, command: nil, entry: 1),
        of: fact)
    }
    return book
  }

  private static let yes = Condition.test("product", .within(["fmc"]))
  private static let no = Condition.test("product", .within(["fdm"]))
  private static let unknown = Condition.test("certificate.error", .present(true))
  private static let pending = Condition.test("ha.role", .present(true))

  private var state: FactBook {
    book([
      "product": .value(.word("fmc")), "certificate.error": .unknown(.notKnownToOperator),
    ])
  }

  /// Kleene's tables; where nothing decides, waiting comes before not knowing.
  @Test func `all and any follow Kleene`() {
    func all(_ parts: Condition...) -> Truth { state.truth(of: .all(parts), onlyFresh: true) }
    func any(_ parts: Condition...) -> Truth { state.truth(of: .any(parts), onlyFresh: true) }
    #expect(all(Self.yes, Self.yes) == .yes)
    #expect(all(Self.yes, Self.no) == .no)
    #expect(all(Self.unknown, Self.no) == .no)
    #expect(all(Self.pending, Self.no) == .no)
    #expect(all(Self.yes, Self.unknown) == .unknown)
    #expect(all(Self.unknown, Self.pending) == .pending)
    #expect(any(Self.no, Self.yes) == .yes)
    #expect(any(Self.unknown, Self.yes) == .yes)
    #expect(any(Self.pending, Self.yes) == .yes)
    #expect(any(Self.no, Self.unknown) == .unknown)
    #expect(any(Self.unknown, Self.pending) == .pending)
    #expect(any(Self.no, Self.no) == .no)
  }

  @Test func `a negation turns yes and no and leaves the rest`() {
    #expect(state.truth(of: .not(Self.yes), onlyFresh: true) == .no)
    #expect(state.truth(of: .not(Self.no), onlyFresh: true) == .yes)
    #expect(state.truth(of: .not(Self.unknown), onlyFresh: true) == .unknown)
    #expect(state.truth(of: .not(Self.pending), onlyFresh: true) == .pending)
  }

  @Test(arguments: [
    ("7.6.0", Truth.yes), ("7.6.0-113", .yes), ("7.6.0 (build 113)", .yes), ("7.6.1", .no), ("7.2", .no),
    ("7.6", .unknown), ("7", .unknown), ("10.0.0", .no),
  ])
  func `a release is one of a list, or it cannot be told`(spelling: String, truth: Truth) throws {
    let book = book(["version": .value(.version(try Version(spelling)))])
    let listed = [try Version("7.6.0"), try Version("7.7.0")]
    #expect(book.truth(of: .test("version", .versions(listed)), onlyFresh: true) == truth)
  }

  @Test func `nothing is true of what is absent but that it is absent`() {
    let book = book(["certificate.error": .absent])
    #expect(book.truth(of: .test("certificate.error", .present(false)), onlyFresh: true) == .yes)
    #expect(book.truth(of: .test("certificate.error", .present(true)), onlyFresh: true) == .no)
    #expect(book.truth(of: .test("certificate.error", .within(["missing"])), onlyFresh: true) == .no)
  }

  @Test func `a sighting past its time to live counts as not made`() {
    var book = book(["certificate.not_after": .value(.instant(Self.start))])
    #expect(book.lookup("certificate.not_after", onlyFresh: true) != nil)
    book.now = Self.start.advanced(by: .seconds(3600))
    #expect(book.lookup("certificate.not_after", onlyFresh: true) != nil)
    book.now = Self.start.advanced(by: .seconds(3601))
    #expect(book.lookup("certificate.not_after", onlyFresh: true) == nil)
    #expect(book["certificate.not_after"] != nil)
  }

  @Test func `a change is known only once there is a value before and after`() {
    var book = book(["certificate.not_after": .value(.instant(Self.start))])
    #expect(book.isChanged("certificate.not_after", onlyFresh: true) == .unknown)
    book.invalidate(["certificate."], on: "a")
    #expect(book.isChanged("certificate.not_after", onlyFresh: true) == .pending)
    book.note(
      Sighting(
        state: .value(.instant(Self.start)), at: Self.start, unit: "a", vantage: .appliance, method: .asked,
        command: nil, entry: 2),
      of: "certificate.not_after")
    #expect(book.isChanged("certificate.not_after", onlyFresh: true) == .no)
  }

  @Test(arguments: [
    ("2026-11-23T18:19:59Z", "expired"), ("2026-11-23T18:20:00Z", "expiring"), ("2026-11-23T18:20:01Z", "expiring"),
    ("2026-12-23T18:20:00Z", "expiring"), ("2026-12-23T18:20:01Z", "valid"),
  ])
  func `the phase is judged to the second`(end: String, phase: String) {
    let book = book([
      "certificate.not_before": .value(.instant(Instant("2026-01-01T00:00:00Z"))),
      "certificate.not_after": .value(.instant(Instant(end))),
    ])
    #expect(book["certificate.phase"] == .value(.word(phase)))
  }

  @Test(arguments: [
    (5, "interim"), (6, "interim"), (7, "other"), (359, "other"), (360, "yearly"), (365, "yearly"), (370, "yearly"),
    (371, "other"), (419, "other"), (420, "factory"), (425, "factory"), (430, "factory"), (431, "other"),
  ])
  func `the kind is judged by whole days`(days: Int, kind: String) {
    let book = book([
      "certificate.not_before": .value(.instant(Self.start)),
      "certificate.not_after": .value(.instant(Self.start.advanced(by: .seconds(days * 86_400)))),
    ])
    #expect(book["certificate.kind"] == .value(.word(kind)))
  }
}
