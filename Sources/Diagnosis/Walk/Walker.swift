import Runbooks

/// Follows a log through a runbook.
struct Walker {
  let pinned: PinnedRunbook
  let unit: String
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
  private(set) var approvals: Set<LogEntry.Approval> = []
  private var skipped: Set<NodeID> = []
  private var offered: [NodeID] = []
  var proposed: [NodeID] = []

  enum Supply: Hashable {
    case command(CommandID)
    case fact(FactName)
  }

  /// An outcome that was taken and says something lasting.
  struct Established {
    let node: NodeID
    let outcome: Outcome
    /// What it was judged by.
    let facts: Set<FactName>
    let reminder: Reminder?
  }

  init(_ pinned: PinnedRunbook, unit: String) {
    self.pinned = pinned
    self.unit = unit
    book = FactBook(runbook: pinned.runbook, now: Instant(seconds: 0))
    current = pinned.runbook.start
    stop = .waiting(pinned.runbook.start)
  }

  var runbook: Runbook { pinned.runbook }

  // MARK: - Entries

  mutating func take(_ entry: LogEntry) {
    book.now = max(book.now, entry.at)
    lastEntry = entry.number
    switch entry.event {
    case .answered(let fact, let value): answer(fact, value, entry)
    case .observed(let observation): observe(observation, entry)
    case .approved(let approval): approvals.insert(approval)
    case .performed(let node, _, let unit): perform(node, on: unit)
    case .skipped(let node): skip(node)
    case .rechecked(let node): recheck(node)
    case .opened, .confirmed, .resumed, .undone, .noted: break
    }
  }

  private mutating func answer(_ fact: FactName, _ value: FactValue?, _ entry: LogEntry) {
    let state = value.map(FactState.value) ?? .unknown(.notKnownToOperator)
    let sighting = Sighting(
      state: state, at: entry.at, unit: unit, vantage: .appliance, method: .asked, command: nil, entry: entry.number)
    book.note(sighting, of: fact)
    if value != nil { noteAbsent(beside: fact, entry) }
    supplies[.fact(fact), default: 0] += 1
    completeReadings(with: fact, entry)
  }

  /// Where the operator has answered everything that a reading must give, that stands for the whole reading: what it may
  /// give besides is absent, and an error that was read before no longer counts.
  private mutating func completeReadings(with fact: FactName, _ entry: LogEntry) {
    for parser in runbook.parsers.values where parser.facts.contains(fact) && !parser.optional.contains(fact) {
      let isAnswered = parser.facts.filter { !parser.optional.contains($0) }.allSatisfy { required in
        let last = book.sightings[required]?.last
        return last?.method == .asked && last?.state.value != nil
      }
      guard isAnswered else { continue }
      for optional in parser.optional {
        let absence = Sighting(
          state: .absent, at: entry.at, unit: unit, vantage: .appliance, method: .asked, command: nil,
          entry: entry.number)
        book.note(absence, of: optional)
      }
    }
  }

  /// Who types what a command printed has seen its output: what else may be missing in it is then not waited for.
  private mutating func noteAbsent(beside fact: FactName, _ entry: LogEntry) {
    for parser in runbook.parsers.values where parser.facts.contains(fact) && !parser.optional.contains(fact) {
      for other in parser.optional {
        let sighting = Sighting(
          state: .absent, at: entry.at, unit: unit, vantage: .appliance, method: .asked, command: nil,
          entry: entry.number)
        book.note(sighting, of: other)
      }
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
    supplies[.command(observation.command), default: 0] += 1
  }

  private mutating func perform(_ id: NodeID, on unit: String) {
    guard case .change(let change)? = runbook.node(id)?.kind else { return }
    let wasApproved = approvals.contains(
      LogEntry.Approval(node: id, digest: Plan([id], of: pinned).digest, unit: unit))
    // It happened, approved or not: what was seen before it no longer counts.
    book.invalidate(change.invalidates)
    established.removeAll { kept in
      kept.facts.contains { fact in change.invalidates.contains { fact.text.hasPrefix($0) } }
    }
    guard wasApproved, stop == .proposing(id) else { return }
    approvals = approvals.filter { $0.node != id }
    visits.append(Visit(node: id, status: .pass, outcome: nil, entry: lastEntry))
    current = change.verify
  }

  private mutating func skip(_ id: NodeID) {
    skipped.insert(id)
    guard stop == .proposing(id), case .change(let change)? = runbook.node(id)?.kind else { return }
    visits.append(Visit(node: id, status: .skipped, outcome: nil, entry: lastEntry))
    current = change.skipTo
  }

  private mutating func recheck(_ id: NodeID) {
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

  /// Triage: leaves proposed changes behind and goes on.
  mutating func runOn() {
    while case .proposing(let id) = stop, case .change(let change)? = runbook.node(id)?.kind, !proposed.contains(id) {
      proposed.append(id)
      visits.append(Visit(node: id, status: .skipped, outcome: nil, entry: lastEntry))
      current = change.skipTo
      advance()
    }
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
    case .wait(let wait):
      let since = waitingSince[node.id] ?? book.now
      waitingSince[node.id] = since
      pass(node, .pass)
      take(wait.loop, of: node.id, isOver: book.now > since.advanced(by: wait.within))
      return true
    case .end(let end):
      if stop != .ended(node.id) { pass(node, Outcome.Status(runbook.verdicts[end.verdict]?.status ?? .unknown)) }
      stop = .ended(node.id)
      return false
    }
  }

  private mutating func ask(_ ask: Node.Ask, _ node: Node) -> Bool {
    switch book.lookup(ask.fact, onlyFresh: true) {
    case nil:
      guard ask.isOptional else {
        stop = .waiting(node.id)
        return false
      }
      if !offered.contains(node.id) { offered.append(node.id) }
    case .unknown: pass(node, .unknown)
    default: pass(node, .pass)
    }
    current = ask.next
    return true
  }

  private mutating func judge(_ outcomes: [Outcome], _ otherwise: Outcome?, _ loop: Loop?, _ node: Node) -> Bool {
    var read: Set<FactName> = []
    for outcome in outcomes {
      guard let condition = outcome.condition else { continue }
      read.formUnion(condition.facts)
      switch book.truth(of: condition, onlyFresh: true) {
      case .no: continue
      case .yes: return take(outcome, node, read)
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
    book.set(outcome.set)
    var reminder: Reminder?
    if let remind = outcome.remind, case .instant(let at)? = book[remind.at]?.value {
      reminder = Reminder(at: at.advanced(by: .zero - remind.lead), why: remind.why)
    }
    established.append(Established(node: node.id, outcome: outcome, facts: closure(read), reminder: reminder))
    current = outcome.goto
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
      case .observed, .clock: break
      }
    }
    return all
  }

  private mutating func giveUp(_ loop: Loop?, _ node: Node) -> Bool {
    guard let loop else {
      stop = .lost(node.id)
      return false
    }
    pass(node, .unknown)
    take(loop, of: node.id, isOver: false)
    return true
  }

  private mutating func take(_ loop: Loop, of owner: NodeID, isOver: Bool) {
    loops[owner, default: 0] += 1
    if isOver || loops[owner, default: 0] > loop.max { current = loop.then } else { goBack(to: loop.goto) }
  }

  /// Returns to a node, which then waits for more than there is now.
  private mutating func goBack(to id: NodeID) {
    current = id
    if let node = runbook.node(id) { demands[id] = supplied(to: node) + 1 }
  }

  private func supplied(to node: Node) -> Int {
    switch node.kind {
    case .ask(let ask): supplies[.fact(ask.fact), default: 0]
    case .check(let check):
      facts(readBy: check).reduce(supplies[.command(check.command), default: 0]) {
        $0 + supplies[.fact($1), default: 0]
      }
    case .decide, .change, .wait, .end: 0
    }
  }

  func facts(readBy check: Node.Check) -> [FactName] {
    runbook.commands[check.command]?.parser.flatMap { runbook.parsers[$0] }?.facts ?? []
  }

  private mutating func propose(_ change: Node.Change, _ node: Node) -> Bool {
    let truth = change.requires.map { book.truth(of: $0, onlyFresh: true) } ?? .no
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
    visits.append(Visit(node: node.id, status: status, outcome: outcome, entry: lastEntry))
  }

  var openOffers: [NodeID] {
    offered.filter { id in
      guard case .ask(let ask)? = runbook.node(id)?.kind else { return false }
      return !skipped.contains(id) && book[ask.fact] == nil
    }
  }
}
