import BundledRunbook
import Diagnosis
import Inspection
import Interface
import Runbooks
import TestSupport
import Testing

/// The whole tree in lines: the rehearsals of the bundled runbook, typed.
@Suite(.timeLimit(.minutes(10)))
struct PlainWalkTests {
  static let rehearsals: [Rehearsal] = {
    guard let bytes = try? Repository.data("Resources/Runbooks/talos-connectivity.rehearsals.json"),
      let all = try? RehearsalDocument(JSONParser.parse(Array(bytes)).root, runbook: Bundled.pinned.runbook).rehearsals
    else { return [] }
    return all.filter { $0.walk == .guided }
  }()

  @Test(arguments: Language.allCases)
  func `every step is shown and every verdict reached by typing what the lines offer`(language: Language) {
    var shown: Set<NodeID> = []
    var reached: Set<VerdictID> = []
    var walked = 0
    for rehearsal in Self.rehearsals {
      var person = PlainOperator(language, unit: rehearsal.unit)
      // Not every rehearsal can be typed: some tell what nobody was asked, or at a time when nobody is.
      guard person.do(rehearsal.given), let situation = person.situation else { continue }
      walked += 1
      if let verdict = rehearsal.expect.verdict {
        #expect(situation.verdict.id == verdict, "\(rehearsal.id): stands at \(situation.stop)")
        reached.insert(verdict)
      }
      while person.passBy() {}
      shown.formUnion(person.shown)
      #expect(person.missing.isEmpty, "\(rehearsal.id)")
    }
    #expect(walked > Self.rehearsals.count * 9 / 10)
    let runbook = Bundled.pinned.runbook
    #expect(runbook.verdicts.keys.filter { !reached.contains($0) } == [])
    #expect(runbook.nodes.filter(Self.stands).map(\.id).filter { !shown.contains($0) } == [])
  }

  /// Whether a walk stands at the node: a decision is taken at once, and what is looked at again is its check.
  private static func stands(_ node: Node) -> Bool {
    switch node.kind {
    case .decide: false
    case .wait(let wait): if case .recheck = wait.rule { false } else { true }
    case .ask, .check, .change, .guide, .end: true
    }
  }
}
