import Diagnosis
import Runbooks

/// Sends a read where the operator has agreed to that for this visit, else asks.
func fetch(_ id: CommandID, _ state: inout AppState) -> [Effect] {
  guard let link = state.link(for: id), state.session?.pinned.runbook.commands[id]?.effect == .read else { return [] }
  guard state.allowed.contains(link) else {
    state.go(to: .consenting(id, link))
    return []
  }
  return send(id, over: link, change: nil, &state)
}

/// The operator agreed to reads over this way, for as long as the program runs.
func allow(_ link: Link, for id: CommandID, _ state: inout AppState) -> [Effect] {
  state.allowed.insert(link)
  state.showStep()
  return send(id, over: link, change: nil, &state)
}

/// Sends the commands of an approved change; the core looks at the approval once more before they leave.
func run(_ change: NodeID, _ state: inout AppState) -> [Effect] {
  guard let session = state.session, session.situation.isApproved, session.situation.stop == .proposing(change),
    case .change(let kind)? = session.pinned.runbook.node(change)?.kind, let id = state.sending(of: kind),
    let link = state.link(for: id)
  else { return [] }
  return send(id, over: link, change: change, &state)
}

/// The operator has compared the fingerprint: from now on this certificate is expected, and no other.
func trust(_ certificate: Trouble.ServerCertificate, for id: CommandID, _ state: inout AppState) -> [Effect] {
  guard let link = state.link(for: id) else { return [] }
  state.showStep()
  return send(id, over: link, change: nil, trusting: certificate, &state)
}

private func send(
  _ id: CommandID, over link: Link, change: NodeID?, trusting certificate: Trouble.ServerCertificate? = nil,
  _ state: inout AppState
) -> [Effect] {
  guard state.fetching == nil else { return [] }
  state.fetching = Fetching(command: id, unit: link.unit, link: link, change: change)
  return [.fetch(id, unit: link.unit, link: link, trusting: certificate)]
}

/// An answer came: what was read counts, and a change is done.
func took(_ observation: Observation, _ state: inout AppState) -> [Effect] {
  guard let fetching = state.fetching, fetching.command == observation.command, fetching.unit == observation.unit else {
    return []
  }
  state.fetching = nil
  guard let change = fetching.change else { return record(.observed(observation), &state) }
  return record(.performed(change, by: .tool, unit: fetching.unit), &state)
}

/// No answer came. Of a change nobody knows then how far it went.
func failed(_ trouble: Trouble, _ state: inout AppState) -> [Effect] {
  guard let fetching = state.fetching else { return [] }
  state.fetching = nil
  state.showStep()
  state.go(to: .trouble(Place.Setback(trouble: trouble, command: fetching.command, change: fetching.change)))
  return []
}
