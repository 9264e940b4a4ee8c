import Foundation
import Interface
import PlainText
import Runbooks
import Testing

@testable import Application

struct DueListTests {
  private static let now = Instant(reading: "2026-11-23T18:20:00Z")!

  private func session(_ id: String, _ seconds: Int...) -> SessionSummary {
    let text = LocalizedText([.en: "look", .ko: "확인"])
    return SessionSummary(
      id: id, name: nil, unit: "fmc-a", modified: Self.now, isOpen: false, state: .unreadable(text),
      reminders: seconds.map { SessionSummary.Due(at: Self.now.advanced(by: .seconds($0)), why: text) })
  }

  @Test(arguments: [(-1, true), (0, true), (1, false)])
  func `what is due is due from its moment on`(seconds: Int, isDue: Bool) {
    #expect(DueList([session("a", seconds)], at: Self.now).isAnyDue == isDue)
  }

  @Test func `what comes first stands first, whatever session it is of`() {
    let list = DueList([session("a", 60), session("b", -60, 120)], at: Self.now)
    #expect(
      list.lines(in: .en).map(\.string) == [
        "DUE    2026-11-23 18:19:00 UTC  fmc-a (b): look", "later  2026-11-23 18:21:00 UTC  fmc-a (a): look",
        "later  2026-11-23 18:22:00 UTC  fmc-a (b): look",
      ])
    #expect(list.lines(in: .ko).first?.string == "지남  2026-11-23 18:19:00 UTC  fmc-a (b): 확인")
  }

  @Test func `an event keeps its id when its moment moves, and no two have one`() {
    let before = DueList([session("a", 60, 120), session("b", 60)], at: Self.now).items.map(\.uid)
    let after = DueList([session("a", 600, 1200), session("b", 600)], at: Self.now).items.map(\.uid)
    #expect(Set(before) == Set(after))
    #expect(Set(before).count == 3)
  }
}
