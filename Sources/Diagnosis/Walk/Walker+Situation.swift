import Runbooks

extension Walker {
  func situation() -> Situation {
    let offers = openOffers
    let changes = plannedChanges
    let plan = changes.isEmpty ? nil : Plan(changes, of: pinned)
    let isApproved = changes.allSatisfy { runbook.node($0).map { self.isApproved($0) } ?? false } && plan != nil
    return Situation(
      book: book, visits: visits, ways: ways, stop: stop, verdict: verdict, need: need(offers), plan: plan,
      isApproved: isApproved, reminders: reminders, contradictions: book.contradictions, offers: offers, unit: unit,
      units: units, unread: unread)
  }

  /// What was established to come back for, and the moment that is waited for now.
  private var reminders: [Reminder] {
    var reminders = established.compactMap(\.reminder)
    if case .resting(let id, let due) = stop, case .wait(let wait)? = runbook.node(id)?.kind {
      reminders.append(Reminder(at: due, why: wait.say))
    }
    return reminders
  }

  /// Changes whose `requires` is true now: in triage what was left behind, in a guided walk the one it stops at.
  var plannedChanges: [NodeID] {
    var nodes = proposed
    if case .proposing(let node) = stop, !nodes.contains(node) { nodes.append(node) }
    guard book.contradictions.isEmpty else { return [] }
    return nodes.filter { id in
      guard let node = runbook.node(id), case .change(let change) = node.kind, let requires = change.requires else {
        return false
      }
      return book(for: node).truth(of: requires, onlyFresh: true) == .yes
    }
  }

  /// The gravest of what the way established and where it ended.
  private var verdict: Verdict {
    var candidates: [Verdict] = established.compactMap { kept in
      guard let id = kept.outcome.verdict, let definition = runbook.verdicts[id] else { return nil }
      let cite = kept.outcome.cite.isEmpty ? runbook.node(kept.node)?.cite ?? [] : kept.outcome.cite
      return Verdict(
        id: id, status: definition.status, cite: cite, basis: kept.outcome.basis, node: kept.node,
        say: kept.outcome.say)
    }
    if case .ended(let id) = stop, let node = runbook.node(id), case .end(let end) = node.kind,
      let definition = runbook.verdicts[end.verdict]
    {
      candidates.append(
        Verdict(
          id: end.verdict, status: definition.status, cite: node.cite, basis: node.basis, node: id, say: end.say))
    }
    let rank = { (verdict: Verdict) in self.runbook.verdicts[verdict.id]?.rank ?? 0 }
    let undetermined = Verdict(
      id: "undetermined", status: .unknown, cite: [], basis: .none, node: nil, say: nil)
    return candidates.max { rank($0) < rank($1) } ?? undetermined
  }

  /// What the stop waits for, then what was offered on the way.
  private func need(_ offers: [NodeID]) -> [Need] {
    var needs: [Need] = []
    var waiting = passedBy
    if case .waiting(let id) = stop, !waiting.contains(id) { waiting.append(id) }
    for id in waiting {
      var seen: Set<NodeID> = []
      collect(from: id, isFirst: true, &needs, &seen)
    }
    for id in offers + leftOpen {
      switch runbook.node(id)?.kind {
      case .ask(let ask): needs.append(.answer(ask.fact, node: id, isOptional: true))
      case .check(let check): needs.append(.command(check.command, node: id))
      case .decide, .change, .guide, .wait, .end, nil: break
      }
    }
    // Several ways can want the same thing; it is collected once.
    var seen: Set<String> = []
    return needs.filter { need in
      seen.insert(need.subject + " " + (runbook.node(need.node)?.unit?.rawValue ?? "")).inserted
    }
  }

  /// Looks ahead from a node that waits: questions up to the first evidence on every way, so that one round of
  /// collecting brings as much as possible.
  private func collect(from id: NodeID, isFirst: Bool, _ needs: inout [Need], _ seen: inout Set<NodeID>) {
    guard seen.insert(id).inserted, let node = runbook.node(id) else { return }
    // Nobody goes to another unit before the walk is there.
    if !isFirst, node.unit != nil { return }
    let book = book(for: node)
    switch node.kind {
    case .ask(let ask):
      if !isFirst, runbook.fact(ask.fact)?.namesUnit != nil { return }
      if isFirst || book.lookup(ask.fact, onlyFresh: true) == nil {
        needs.append(.answer(ask.fact, node: id, isOptional: ask.isOptional))
      }
      collect(from: ask.next, isFirst: false, &needs, &seen)
    case .check(let check):
      let isOpen = facts(readBy: check).contains { book.lookup($0, onlyFresh: true) == nil }
      if isFirst || isOpen { needs.append(.command(check.command, node: id)) }
      // What else the node is judged by, such as a proxy before a name that does not resolve is called blocked.
      let read = check.outcomes.reduce(into: Set<FactName>()) { $0.formUnion($1.condition?.facts ?? []) }
      supply(
        book.pending(in: read, onlyFresh: true).filter { !facts(readBy: check).contains($0) }, node, &needs)
    case .decide(let decide):
      let ways = decide.rules + [decide.otherwise].compactMap { $0 }
      supply(
        book.pending(in: ways.reduce(into: []) { $0.formUnion($1.condition?.facts ?? []) }, onlyFresh: true), node,
        &needs)
      for way in ways { collect(from: way.goto, isFirst: false, &needs, &seen) }
    case .change(let change) where isFirst:
      supply(book.pending(in: change.requires?.facts ?? [], onlyFresh: true), node, &needs)
    case .guide where isFirst: needs.append(.confirmation(node: id))
    case .change, .guide, .wait, .end: break
    }
  }

  /// The nodes that can bring these facts, for the unit that a node is about.
  private func supply(_ facts: [FactName], _ wanting: Node, _ needs: inout [Need]) {
    for fact in facts {
      let isOfUnit = runbook.fact(fact)?.isOfUnit ?? false
      for node in runbook.nodes where !isOfUnit || node.unit == wanting.unit {
        if case .ask(let ask) = node.kind, ask.fact == fact {
          needs.append(.answer(fact, node: node.id, isOptional: ask.isOptional))
          break
        }
        if case .check(let check) = node.kind, self.facts(readBy: check).contains(fact) {
          needs.append(.command(check.command, node: node.id))
          break
        }
      }
    }
  }

  private var openOffers: [NodeID] { offered.filter { !skipped.contains($0) && isOpen($0) } }

  /// Questions and checks that the operator passed over, and that were not answered since, in the order of the runbook.
  private var leftOpen: [NodeID] {
    runbook.nodes.map(\.id).filter { id in skipped.contains(id) && visits.contains { $0.node == id } && isOpen(id) }
      + offered.filter { skipped.contains($0) && isOpen($0) }
  }

  func isOpen(_ id: NodeID) -> Bool {
    guard let node = runbook.node(id) else { return false }
    return switch node.kind {
    case .ask(let ask): answer(to: ask, node, onlyFresh: false) == nil
    case .check(let check): facts(readBy: check).contains { book(for: node)[$0] == nil }
    case .decide, .change, .guide, .wait, .end: false
    }
  }
}
