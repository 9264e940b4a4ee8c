import BundledRunbook
import Diagnosis
import Runbooks
import TestSupport
import Testing

/// Whatever happens in whatever order, no change is planned whose condition is not true.
@Suite(.timeLimit(.minutes(10)))
struct RandomLogTests {
  /// SplitMix64: the same logs on every machine.
  struct Generator: RandomNumberGenerator {
    var state: UInt64

    mutating func next() -> UInt64 {
      state &+= 0x9E37_79B9_7F4A_7C15
      var z = state
      z = (z ^ (z >> 30)) &* 0xBF58_476D_1CE4_E5B9
      z = (z ^ (z >> 27)) &* 0x94D0_49BB_1331_11EB
      return z ^ (z >> 31)
    }
  }

  private static let start = Instant("2026-11-23T18:20:00Z")

  /// Texts are read once: what varies is their order, not how they are read.
  private static let observations: [Observation] = {
    let texts =
      [
        Dates.factory, Dates.fiveDay, Dates.yearly, Dates.yearlyExpired, "notAfter=Mar 30 22:32:39 2025 GMT",
        dates("2026-11-24T00:00:00Z", "2027-11-24T00:00:00Z"), "nothing of the kind", "",
      ]
      + ["error-denied-openssl-3.0", "two-validities", "factory-other-path"].compactMap {
        try? Fixture.text("certificates/\($0).txt")
      }
    return texts.flatMap { text in
      [
        ("fmc-a", Observation.Vantage.appliance, 0), ("fmc-a", .here, 0), ("fmc-b", .appliance, 0),
        ("fmc-a", .appliance, -7200),
      ]
      .map { unit, vantage, age in
        Observation(
          of: "read_certificate", text: text, unit: unit, vantage: vantage, method: .pasted,
          at: start.advanced(by: .seconds(age)), status: nil, reader: Bundled.reader)
      }
    }
  }()

  private static func event(_ random: inout Generator, count: Int, digest: String) -> LogEntry.Event {
    let runbook = Bundled.pinned.runbook
    let nodes = runbook.nodes.map(\.id)
    func pick<Element>(_ list: [Element]) -> Element { list[Int.random(in: 0..<list.count, using: &random)] }
    switch Int.random(in: 0..<20, using: &random) {
    case 0: return .answered("product", pick([.word("fmc"), .word("fdm"), .word("managed_ftd"), nil]))
    case 1:
      let spelling = pick(["7.6.0", "7.7.0", "7.6", "7.7.2", "7.6.1", "10.0.0"])
      return .answered("version", (try? Version(spelling)).map { .version($0) })
    case 2..<7:
      let fact = pick(runbook.askedFacts.sorted() + ["certificate.not_before", "certificate.not_after"])
      return .answered(
        fact, Bool.random(using: &random) ? value(of: fact, &random) : nil, unit: pick(["fmc-a", "fmc-b", nil]))
    case 7..<12: return .observed(pick(observations))
    case 12..<14:
      return .approved(
        LogEntry.Approval(node: "restart", digest: pick([digest, "sha256:00"]), unit: pick(["fmc-a", "fmc-b"])))
    case 14..<16: return .performed(pick(["restart", pick(nodes)]), by: .operator, unit: pick(["fmc-a", "fmc-b"]))
    case 16: return .skipped(pick(["restart", pick(nodes)]))
    case 17: return .rechecked(pick(nodes))
    case 18: return .undone(Int.random(in: 0...count + 1, using: &random))
    default: return pick([.resumed, .confirmed(pick(nodes)), .noted("")])
    }
  }

  private static func value(of fact: FactName, _ random: inout Generator) -> FactValue? {
    switch Bundled.pinned.runbook.fact(fact)?.type {
    case .oneOf(let words)?: words.randomElement(using: &random).map(FactValue.word)
    case .bool?: .bool(Bool.random(using: &random))
    case .int?: .int(Int.random(in: 300..<500, using: &random))
    case .text?: .text("fmc-b")
    case .instant?: .instant(Bool.random(using: &random) ? start : Instant("2024-01-30T22:32:39Z"))
    case .datedSequence?: DatedSequence(reading: "2025-04-03-094").map(FactValue.datedSequence)
    default: nil
    }
  }

  @Test(arguments: 0..<20)
  func `a random log never gives a plan whose condition is not true, and never a trap`(shard: Int) throws {
    var random = Generator(state: UInt64(shard))
    let digest = try #require(Session.beforeRestart.guided.plan?.digest)
    let runbook = Bundled.pinned.runbook
    let affected = try Version("7.6.0")
    var plans = 0
    for number in 0..<5_000 {
      var log = Log()
      var now = Self.start
      log.append(.opened(LogEntry.Opening(Bundled.pinned, unit: "fmc-a")), at: now)
      // Half of the logs begin where a change may be near; the others seldom get that far.
      if Bool.random(using: &random) {
        log.append(.answered("product", .word("fmc")), at: now)
        log.append(.answered("version", .version(affected)), at: now)
        log.append(.observed(Self.observations[0]), at: now)
      }
      for _ in 0..<Int.random(in: 0..<14, using: &random) {
        now = now.advanced(by: .seconds(Int.random(in: 0..<600, using: &random)))
        log.append(Self.event(&random, count: log.entries.count, digest: digest), at: now)
      }
      let situation = situation(of: Bundled.pinned, after: log, walk: number.isMultiple(of: 2) ? .guided : .triage)
      guard let plan = situation.plan else { continue }
      plans += 1
      let isAllowed = plan.steps.allSatisfy { step in
        guard let node = runbook.node(step.node), case .change(let change) = node.kind, let requires = change.requires
        else { return false }
        return situation.book(for: node).truth(of: requires, onlyFresh: true) == .yes
      }
      if !isAllowed || !situation.contradictions.isEmpty {
        Issue.record("a plan without ground: \(log.entries.map(\.line))")
      }
    }
    // Otherwise the logs above show nothing.
    #expect(plans > 200)
  }
}
