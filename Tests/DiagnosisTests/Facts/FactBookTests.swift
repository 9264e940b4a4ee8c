import BundledRunbook
import Runbooks
import Testing

@testable import Diagnosis

struct FactBookTests {
  private func sighting(_ state: FactState, _ command: CommandID?, _ entry: Int) -> Sighting {
    Sighting(
      state: state, at: Instant("2026-11-23T18:20:00Z"), unit: "fmc-a", vantage: .appliance,
      method: command == nil ? .asked : .pasted, command: command, entry: entry)
  }

  private var book: FactBook {
    FactBook(runbook: Bundled.pinned.runbook, now: Instant("2026-11-23T18:20:00Z"), unit: "fmc-a")
  }

  private let silent = FactState.unknown(.notFound(lines: ["Threat Defense"]))

  @Test func `a text that does not say leaves what the operator or another command said`() {
    for source in [nil, "show_managers"] as [CommandID?] {
      var book = book
      book.note(sighting(.value(.word("fdm")), source, 1), of: "product")
      book.note(sighting(silent, "show_version", 2), of: "product")
      #expect(book["product"] == .value(.word("fdm")))
    }
  }

  @Test func `the same command that no longer says makes the fact unknown, and so does doubt`() {
    var book = book
    book.note(sighting(.value(.word("fdm")), "show_managers", 1), of: "product")
    book.note(sighting(silent, "show_managers", 2), of: "product")
    #expect(book["product"] == silent)
    let doubt = FactState.unknown(.otherCommand(echo: "show managers x"))
    book.note(sighting(.value(.word("fdm")), nil, 3), of: "product")
    book.note(sighting(doubt, "show_managers", 4), of: "product")
    #expect(book["product"] == doubt)
  }

  @Test(arguments: [("7.6.0", "7.6.0-113", 0), ("7.6", "7.6.0", 0), ("7.6.0", "7.6.1", 1)])
  func `a release named with its build, or in short, contradicts nothing`(one: String, other: String, count: Int) throws
  {
    var book = book
    book.note(sighting(.value(.version(try Version(one))), nil, 1), of: "version")
    book.note(sighting(.value(.version(try Version(other))), "show_version", 2), of: "version")
    #expect(book.contradictions.count == count)
  }
}
