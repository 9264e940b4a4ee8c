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
  private var loops: [NodeID: Int] = [:]
  /// When each wait was first reached.
  private var waitingSince: [NodeID: Instant] = [:]
  /// Evidence and answers so far, by what they are for.
  private var supplies: [Supply: Int] = [:]
  /// Nodes that want to see more of it than there was when they were returned to.
  private var demands: [NodeID: Int] = [:]
  private(set) var established: [Established] = []
  private(set) var ways: [Way] = []
  private(set) var approvals: Set<LogEntry.Approval> = []
  private(set) var skipped: Set<NodeID> = []
  private var confirmed: Set<NodeID> = []
  private(set) var offered: [NodeID] = []
  /// Changes that triage left behind.
  var proposed: [NodeID] = []
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
    case .opened, .resumed, .undone, .noted: break
    }
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
    for (fact, state) in observation.reading.facts {
      let sighting = Sighting(
        state: state, at: observation.at, unit: observation.unit, vantage: observation.vantage,
        method: observation.method, command: observation.command, entry: entry.number)
      book.note(sighting, of: fact)
    }
    supplies[.command(observation.command, unit: observation.unit), default: 0] += 1
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
  private func wasLeftOut(_ facts: Set<FactName>, for node: Node) -> Bool {
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

  // MARK: - Walking

  /// Goes on as far as what is known leads.
  mutating func advance() {
    // Every way back waits for something new, so a walk that passes more nodes than this goes in a circle.
    for _ in 0...runbook.nodes.count * 4 {
      guard let node = runbook.node(current) else {
        stop = .lost(current)
        return
      }
      guard step(node) else { return }
    }
    stop = .lost(current)
  }

  /// Triage: leaves proposed changes behind, does not wait for what nothing else depends on, and goes on.
  mutating func runOn() {
    var left: Set<NodeID> = []
    while left.insert(stop.node).inserted, let node = runbook.node(stop.node) {
      switch (stop, node.kind) {
      case (.proposing, .change(let change)):
        proposed.append(node.id)
        pass(node, .skipped)
        go(from: node, by: .skipped, to: change.skipTo)
      case (.waiting, _):
        guard let next = node.meanwhile else { return standStill() }
        passedBy.append(node.id)
        current = next
      default: return standStill()
      }
      advance()
    }
    standStill()
  }

  /// An end that is reached only by leaving something out is none yet.
  private mutating func standStill() {
    guard let first = passedBy.first, case .ended = stop else { return }
    visits.removeLast()
    stop = .waiting(first)
  }

  /// - Returns: Whether the node was passed.
  private mutating func step(_ node: Node) -> Bool {
    if let demand = demands[node.id], supplied(to: node) < demand {
      stop = .waiting(node.id)
      return false
    }
    switch node.kind {
    case .ask(let ask): return self.ask(ask, node)
    case .check(let check): return judge(check.outcomes, check.otherwise, check.onUnknown, node)
    case .decide(let decide): return judge(decide.rules, decide.otherwise, decide.onUnknown, node)
    case .change(let change): return propose(change, node)
    case .guide(let guide):
      guard confirmed.contains(node.id) else {
        stop = .waiting(node.id)
        return false
      }
      pass(node, .pass)
      go(from: node, by: .next, to: guide.next)
      return true
    case .wait(let wait): return self.wait(wait, node)
    case .end(let end):
      if stop != .ended(node.id) { pass(node, Outcome.Status(runbook.verdicts[end.verdict]?.status ?? .unknown)) }
      stop = .ended(node.id)
      return false
    }
  }

  private mutating func wait(_ wait: Node.Wait, _ node: Node) -> Bool {
    let since = waitingSince[node.id] ?? book.now
    waitingSince[node.id] = since
    switch wait.rule {
    case .recheck(let loop, let within):
      pass(node, .pass)
      take(loop, of: node.id, isOver: book.now > since.advanced(by: within))
      // The next look may show something else without contradicting this one.
      if current == loop.goto, case .check(let check)? = runbook.node(current)?.kind {
        book.supersede(facts(readBy: check), on: book(for: node).unit)
      }
    case .until(let span, let invalidates, let then):
      let due = since.advanced(by: span)
      guard book.now >= due else {
        stop = .resting(node.id, until: due)
        return false
      }
      pass(node, .pass)
      var seen = book(for: node)
      seen.invalidate(invalidates, seenBefore: due)
      seen.unit = unit
      book = seen
      go(from: node, by: .next, to: then)
    }
    return true
  }

  private mutating func ask(_ ask: Node.Ask, _ node: Node) -> Bool {
    switch book(for: node).lookup(ask.fact, onlyFresh: true) {
    case nil:
      guard ask.isOptional else {
        stop = .waiting(node.id)
        return false
      }
      if !offered.contains(node.id) { offered.append(node.id) }
    case .unknown: pass(node, .unknown)
    default: pass(node, .pass)
    }
    go(from: node, by: .next, to: ask.next)
    return true
  }

  private mutating func judge(_ outcomes: [Outcome], _ otherwise: Outcome?, _ loop: Loop?, _ node: Node) -> Bool {
    let book = book(for: node)
    var read: Set<FactName> = []
    for outcome in outcomes {
      guard let condition = outcome.condition else { continue }
      read.formUnion(condition.facts)
      switch book.truth(of: condition, onlyFresh: true) {
      case .no: continue
      case .yes: return take(outcome, node, read)
      case .pending where wasLeftOut(condition.facts, for: node):
        if outcome.isOptional { continue }
        // A decision was the question's only purpose; an output waits for what it cannot be judged without.
        if case .decide = node.kind { return giveUp(loop, node, isOver: true) }
        stop = .waiting(node.id)
        return false
      case .pending:
        stop = .waiting(node.id)
        return false
      case .unknown: return giveUp(loop, node)
      }
    }
    guard let otherwise else { return giveUp(loop, node) }
    return take(otherwise, node, read)
  }

  private mutating func take(_ outcome: Outcome, _ node: Node, _ read: Set<FactName>) -> Bool {
    pass(node, outcome.status, outcome.id)
    var seen = book(for: node)
    seen.set(outcome.set)
    var reminder: Reminder?
    if let remind = outcome.remind, case .instant(let at)? = seen[remind.at]?.value {
      reminder = Reminder(at: at.advanced(by: .zero - remind.lead), why: remind.why)
    }
    // What a node said before no longer counts once it has judged again.
    established.removeAll { $0.node == node.id }
    established.append(
      Established(node: node.id, unit: seen.unit, outcome: outcome, facts: closure(read), reminder: reminder))
    go(from: node, by: .outcome(outcome.id), to: outcome.goto, isByText: isByText(read, seen))
    seen.unit = unit
    book = seen
    return true
  }

  /// The facts and everything they are derived from.
  private func closure(_ facts: Set<FactName>) -> Set<FactName> {
    var all = facts
    // Declared before use: one pass from the end reaches everything.
    for definition in runbook.facts.reversed() where all.contains(definition.name) {
      switch definition.origin {
      case .days(let from, let to): all.formUnion([from, to])
      case .cases(let cases, _): for each in cases { all.formUnion(each.condition.facts) }
      case .observed, .clock, .skew: break
      }
    }
    return all
  }

  private mutating func giveUp(_ loop: Loop?, _ node: Node, isOver: Bool = false) -> Bool {
    guard let loop else {
      stop = .lost(node.id)
      return false
    }
    pass(node, .unknown)
    take(loop, of: node.id, isOver: isOver)
    return true
  }

  private mutating func take(_ loop: Loop, of owner: NodeID, isOver: Bool) {
    loops[owner, default: 0] += 1
    guard let node = runbook.node(owner) else { return }
    if isOver || loops[owner, default: 0] > loop.max {
      go(from: node, by: .gaveUp, to: loop.then)
    } else {
      go(from: node, by: .again, to: loop.goto)
      goBack(to: loop.goto)
    }
  }

  private mutating func go(from node: Node, by step: Way.Step, to next: NodeID, isByText: Bool = true) {
    ways.append(Way(from: node.id, by: step, to: next, isByText: isByText))
    current = next
  }

  /// Whether everything that was judged by came from an output, or has a question that asks for nothing else.
  private func isByText(_ read: Set<FactName>, _ book: FactBook) -> Bool {
    closure(read).allSatisfy { fact in
      runbook.askedFacts.contains(fact) || book.sightings(of: fact).last?.method != .asked
    }
  }

  /// Returns to a node, which then waits for more than there is now.
  private mutating func goBack(to id: NodeID) {
    current = id
    switch runbook.node(id)?.kind {
    case .ask, .check: if let node = runbook.node(id) { demands[id] = supplied(to: node) + 1 }
    // Nothing is ever supplied to the others, so that they would wait for ever.
    case .decide, .change, .guide, .wait, .end, nil: break
    }
  }

  private func supplied(to node: Node) -> Int {
    switch node.kind {
    case .ask(let ask): supplies[.fact(ask.fact), default: 0]
    case .check(let check):
      facts(readBy: check).reduce(supplies[.command(check.command, unit: book(for: node).unit), default: 0]) {
        $0 + supplies[.fact($1), default: 0]
      }
    case .decide, .change, .guide, .wait, .end: 0
    }
  }

  func facts(readBy check: Node.Check) -> [FactName] { runbook.facts(readBy: check.command) }

  private mutating func propose(_ change: Node.Change, _ node: Node) -> Bool {
    let truth = change.requires.map { book(for: node).truth(of: $0, onlyFresh: true) } ?? .no
    switch truth {
    case .pending: stop = .waiting(node.id)
    case .yes where book.contradictions.isEmpty: stop = .proposing(node.id)
    default:
      pass(node, .blocked)
      current = change.skipTo
      return true
    }
    return false
  }

  private mutating func pass(_ node: Node, _ status: Outcome.Status, _ outcome: String? = nil) {
    visits.append(
      Visit(node: node.id, status: status, outcome: outcome, entry: lastEntry, unit: book(for: node).unit))
  }
}
