import Runbooks

/// Follows a log through a runbook.
struct Walker {
  let pinned: PinnedRunbook
  /// The units of a pair by their places, as far as they are known.
  private(set) var units: [UnitSlot: String]
  var book: FactBook
  var current: NodeID
  var stop: Situation.Stop
  var visits: [Visit] = []
  var lastEntry = 0
  /// How often each node's way back was taken.
  var loops: [NodeID: Int] = [:]
  /// When each wait was first reached.
  var waitingSince: [NodeID: Instant] = [:]
  /// Evidence and answers so far, by what they are for.
  var supplies: [Supply: Int] = [:]
  /// Nodes that want to see more of it than there was when they were returned to.
  var demands: [NodeID: Int] = [:]
  var established: [Established] = []
  var ways: [Way] = []
  private(set) var approvals: Set<LogEntry.Approval> = []
  private(set) var skipped: Set<NodeID> = []
  var confirmed: Set<NodeID> = []
  var offered: [NodeID] = []
  /// Changes that triage left behind.
  var proposed: [NodeID] = []
  /// Outputs that told nothing since the last change, the latest of each command.
  var unread: [Unread] = []
  /// Nodes that triage did not wait for.
  var passedBy: [NodeID] = []

  enum Supply: Hashable {
    case command(CommandID, unit: String)
    case fact(FactName)
  }

  /// An outcome that was taken and says something lasting.
  struct Established {
    let node: NodeID
    let unit: String
    let outcome: Outcome
    /// What it was judged by.
    let facts: Set<FactName>
    let reminder: Reminder?
  }

  init(_ pinned: PinnedRunbook, unit: String) {
    self.pinned = pinned
    units = [.first: unit]
    book = FactBook(runbook: pinned.runbook, now: Instant(seconds: 0), unit: unit)
    current = pinned.runbook.start
    stop = .waiting(pinned.runbook.start)
  }

  var runbook: Runbook { pinned.runbook }

  /// The one that the session was opened for.
  var unit: String { units[.first] ?? "" }

  /// What is seen from a node.
  func book(for node: Node) -> FactBook {
    var book = book
    book.unit = node.unit.map { units[$0] ?? "" } ?? unit
    return book
  }

  // MARK: - Entries

  mutating func take(_ entry: LogEntry) {
    book.now = max(book.now, entry.at)
    lastEntry = entry.number
    switch entry.event {
    case .answered(let fact, let value, let unit): answer(fact, value, unit ?? self.unit, entry)
    case .observed(let observation): observe(observation, entry)
    case .confirmed(let node): confirmed.insert(node)
    case .approved(let approval): approve(approval)
    case .performed(let node, _, let unit): perform(node, on: unit)
    case .skipped(let node): skip(node)
    case .rechecked(let node): recheck(node)
    case .opened, .resumed, .undone, .noted, .named, .replayed: break
    }
    // What was answered once is not asked again on the way when a change makes the answer void: later steps look again.
    if case .performed = entry.event { return }
    offered = offered.filter(isOpen)
  }

  private mutating func answer(_ fact: FactName, _ value: FactValue?, _ unit: String, _ entry: LogEntry) {
    let state = value.map(FactState.value) ?? .unknown(.notKnownToOperator)
    let sighting = Sighting(
      state: state, at: entry.at, unit: unit, vantage: .appliance, method: .asked, command: nil, entry: entry.number)
    book.note(sighting, of: fact)
    if value != nil { noteAbsent(beside: fact, unit, entry) }
    supplies[.fact(fact), default: 0] += 1
    if let slot = runbook.fact(fact)?.namesUnit, case .text(let name)? = value { units[slot] = name }
    meet(unit)
  }

  /// A second unit needs no other introduction than that something was seen on it.
  private mutating func meet(_ unit: String) {
    if unit != self.unit, units[.second] == nil { units[.second] = unit }
  }

  /// Who answers in place of an output has seen it: what else may be missing in it is then not waited for.
  private mutating func noteAbsent(beside fact: FactName, _ unit: String, _ entry: LogEntry) {
    let parsers = runbook.nodes.compactMap { node -> Parser? in
      guard case .check(let check) = node.kind, check.answers.contains(fact) else { return nil }
      return runbook.commands[check.command]?.parser.flatMap { runbook.parsers[$0] }
    }
    for other in Set(parsers.flatMap(\.optional)) {
      let absence = Sighting(
        state: .absent, at: entry.at, unit: unit, vantage: .appliance, method: .asked, command: nil,
        entry: entry.number)
      book.note(absence, of: other)
    }
  }

  private mutating func observe(_ observation: Observation, _ entry: LogEntry) {
    // What this machine sees is a hint, and never the appliance's state.
    guard observation.vantage == .appliance || runbook.commands[observation.command]?.place == "here" else { return }
    if observation.isLaterRun { book.supersede(Array(observation.reading.facts.keys), on: observation.unit) }
    let asides = runbook.commands[observation.command]?.parser.flatMap { runbook.parsers[$0] }?.asides ?? []
    for (fact, state) in observation.reading.facts {
      let sighting = Sighting(
        state: state, at: observation.at, unit: observation.unit, vantage: observation.vantage,
        method: observation.method, command: observation.command, entry: entry.number,
        against: asides.first { $0.fact == fact }?.against)
      book.note(sighting, of: fact)
    }
    let supply = Supply.command(observation.command, unit: observation.unit)
    supplies[supply, default: 0] += 1
    let before = unread.firstIndex { $0.command == observation.command && $0.unit == observation.unit }
    let times = before.map { unread.remove(at: $0).times } ?? 0
    if let reason = observation.reading.unread {
      unread.append(Unread(command: observation.command, unit: observation.unit, reason: reason, times: times + 1))
    }
    meet(observation.unit)
  }

  /// An approval of several changes at once is one of each of them.
  private mutating func approve(_ approval: LogEntry.Approval) {
    approvals.insert(approval)
    var triage = self
    triage.runOn()
    let plan = Plan(triage.plannedChanges, of: pinned)
    guard plan.digest == approval.digest, plan.steps.contains(where: { $0.node == approval.node }) else { return }
    approvals.insert(
      LogEntry.Approval(
        node: approval.node, digest: Plan([approval.node], of: pinned).digest, unit: approval.unit))
  }

  /// Whether the operator allowed this change, as it stands, on the unit that it is about.
  func isApproved(_ node: Node) -> Bool {
    approvals.contains(
      LogEntry.Approval(node: node.id, digest: Plan([node.id], of: pinned).digest, unit: book(for: node).unit))
  }

  /// Whether the walk proposes the change, or would if nobody waited for what it does not depend on; then it goes there.
  private mutating func comes(to change: NodeID) -> Bool {
    var ahead = self
    while ahead.stop != .proposing(change) {
      guard case .waiting(let id) = ahead.stop, let node = runbook.node(id), let next = node.meanwhile,
        !ahead.skipped.contains(id)
      else { return false }
      ahead.skipped.insert(id)
      ahead.pass(node, .skipped)
      ahead.go(from: node, by: .skipped, to: next)
      ahead.advance()
    }
    self = ahead
    return true
  }

  private mutating func perform(_ id: NodeID, on unit: String) {
    guard let node = runbook.node(id), case .change(let change) = node.kind else { return }
    let isExpected = isApproved(node) && book(for: node).unit == unit && comes(to: id)
    unread = []
    // It happened, approved or not: what was seen before it no longer counts.
    book.invalidate(change.invalidates, on: unit)
    established.removeAll { kept in
      kept.unit == unit
        && kept.facts.contains { fact in change.invalidates.contains { fact.text.hasPrefix($0) } }
    }
    guard isExpected else { return }
    approvals = approvals.filter { $0.node != id }
    // What is waited for now is what this change brings.
    waitingSince = [:]
    pass(node, .pass)
    go(from: node, by: .next, to: change.verify)
  }

  private mutating func skip(_ id: NodeID) {
    skipped.insert(id)
    guard let node = runbook.node(id), stop.node == id else { return }
    let next: NodeID?
    switch node.kind {
    case .change(let change): next = change.skipTo
    case .guide(let guide): next = guide.next
    case .ask, .check, .decide, .wait, .end: next = node.meanwhile
    }
    guard let next else { return }
    pass(node, .skipped)
    go(from: node, by: .skipped, to: next)
  }

  /// Whether a node waits only for what the operator, or triage, chose to do without.
  func wasLeftOut(_ facts: Set<FactName>, for node: Node) -> Bool {
    let own: [FactName] = if case .check(let check) = node.kind { self.facts(readBy: check) } else { [] }
    let pending = book(for: node).pending(in: facts, onlyFresh: true)
    guard !pending.isEmpty, !pending.contains(where: own.contains) else { return false }
    let leftOut = (skipped.union(passedBy)).compactMap(runbook.node).reduce(into: Set<FactName>()) { facts, node in
      switch node.kind {
      case .ask(let ask): facts.insert(ask.fact)
      case .check(let check): facts.formUnion(self.facts(readBy: check))
      case .decide, .change, .guide, .wait, .end: break
      }
    }
    return pending.allSatisfy(leftOut.contains)
  }

  private mutating func recheck(_ id: NodeID) {
    // Another look at the clock takes nothing back: whether the moment has come is judged when the walk goes on.
    if case .resting(id, _) = stop { return }
    guard runbook.node(id) != nil, visits.contains(where: { $0.node == id }) else { return }
    established.removeAll { $0.node == id }
    goBack(to: id)
  }
}
