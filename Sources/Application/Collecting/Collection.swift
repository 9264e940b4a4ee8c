import Collectors
import Diagnosis
import Runbooks

/// Collects through peers what a session without a screen needs: sends, judges, and sends what is needed then.
///
/// Only reads are sent. What no peer brings is left as needed.
struct Collection: Sendable {
  let pinned: PinnedRunbook
  let reader: EvidenceReader
  /// The ways to each unit, the better ones first.
  let peers: [String: [any Peer]]
  /// Whether now is when the last answer came; else it is the moment that was asked for.
  let followsTime: Bool
  /// Told what is about to be sent.
  let sending: @Sendable (ApprovedCommand) -> Void

  private var submission: Submission
  private var misses: [Collected.Miss] = []
  private var tried: Set<Attempt> = []
  /// Ways that ended for this visit: their unit and their place among its ways.
  private var ended: Set<Way> = []

  private struct Attempt: Hashable {
    let command: CommandID
    let unit: String
  }

  private struct Way: Hashable {
    let unit: String
    let index: Int
  }

  init(
    _ submission: Submission, pinned: PinnedRunbook, reader: EvidenceReader, peers: [String: [any Peer]],
    followsTime: Bool = false, sending: @escaping @Sendable (ApprovedCommand) -> Void = { _ in }
  ) {
    self.submission = submission
    self.pinned = pinned
    self.reader = reader
    self.peers = peers
    self.followsTime = followsTime
    self.sending = sending
  }

  /// Runs until nothing is needed that a peer could bring, and leaves all of them.
  private mutating func run() async {
    while let attempt = next() {
      tried.insert(attempt)
      await collect(attempt)
    }
    for peer in peers.values.joined() { await peer.leave() }
  }

  /// Runs, and blocks until it is done.
  func collected() -> Collected {
    Blocking.value {
      var collection = self
      await collection.run()
      return Collected(submission: collection.submission, misses: collection.misses)
    }
  }

  private var situation: Situation { Diagnosis.situation(of: pinned, after: submission.log(pinned), walk: .triage) }

  /// The first need that a command could bring and that was not tried yet.
  private func next() -> Attempt? {
    let situation = situation
    for need in situation.need {
      guard let node = pinned.runbook.node(need.node), let unit = situation.unit(of: node) else { continue }
      let attempt = pinned.runbook.commands(for: need).lazy.map { Attempt(command: $0, unit: unit) }.first {
        !tried.contains($0) && way(for: $0, situation) != nil
      }
      if let attempt { return attempt }
    }
    return nil
  }

  private func way(for attempt: Attempt, _ situation: Situation) -> (ApprovedCommand, Way)? {
    guard pinned.runbook.commands[attempt.command]?.effect == .read,
      let command = ApprovedCommand(attempt.command, on: attempt.unit, in: situation, of: pinned)
    else { return nil }
    let ways = (peers[attempt.unit] ?? []).indices.lazy.map { Way(unit: attempt.unit, index: $0) }
    return ways.first { !ended.contains($0) && peer($0)?.takes(command) == true }.map { (command, $0) }
  }

  private func peer(_ way: Way) -> (any Peer)? {
    guard let ways = peers[way.unit], ways.indices.contains(way.index) else { return nil }
    return ways[way.index]
  }

  private mutating func collect(_ attempt: Attempt) async {
    guard let (command, way) = way(for: attempt, situation), let peer = peer(way) else { return }
    sending(command)
    switch await peer.answer(to: command) {
    case .success(let answer):
      if followsTime { submission.now = max(submission.now, answer.at) }
      submission.evidence.append(
        Observation(
          of: command.id, text: answer.text, unit: command.unit,
          vantage: command.place == "here" ? .here : .appliance, method: peer.method, at: answer.at,
          status: answer.status, reader: reader))
    case .failure(let trouble):
      misses.append(Collected.Miss(command: command.id, unit: command.unit, trouble: trouble))
      if trouble.endsVisit { ended.insert(way) }
    }
  }
}

extension Runbook {
  /// The commands that can bring what is needed, the best first.
  func commands(for need: Need) -> [CommandID] {
    switch need {
    case .command(let command, _): [command]
    case .answer(_, let node, _):
      if case .ask(let ask)? = self.node(node)?.kind { ask.commands } else { [] }
    case .confirmation: []
    }
  }
}
