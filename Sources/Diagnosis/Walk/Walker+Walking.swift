import Runbooks

/// How the walk goes on from node to node.
extension Walker {
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
    switch answer(to: ask, node, onlyFresh: true) {
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

  /// What is known of what a question asks for. What an output does not say is no answer: only the operator can say that
  /// something is not known.
  func answer(to ask: Node.Ask, _ node: Node, onlyFresh: Bool) -> FactBook.Lookup {
    let book = book(for: node)
    let known = book.lookup(ask.fact, onlyFresh: onlyFresh)
    if case .unknown? = known, book.sightings(of: ask.fact).last?.method != .asked { return nil }
    return known
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
      case .unknown where outcome.isOptional: continue
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

  mutating func go(from node: Node, by step: Way.Step, to next: NodeID, isByText: Bool = true) {
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
  mutating func goBack(to id: NodeID) {
    current = id
    switch runbook.node(id)?.kind {
    case .ask, .check: if let node = runbook.node(id) { demands[id] = supplied(to: node) + 1 }
    // Nothing is ever supplied to the others, so that they would wait for ever.
    case .decide, .change, .guide, .wait, .end, nil: break
    }
  }

  func supplied(to node: Node) -> Int {
    switch node.kind {
    case .ask(let ask):
      ask.commands.reduce(supplies[.fact(ask.fact), default: 0]) {
        $0 + supplies[.command($1, unit: book(for: node).unit), default: 0]
      }
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

  mutating func pass(_ node: Node, _ status: Outcome.Status, _ outcome: String? = nil) {
    visits.append(
      Visit(node: node.id, status: status, outcome: outcome, entry: lastEntry, unit: book(for: node).unit))
  }
}
