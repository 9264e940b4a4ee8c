package import Diagnosis
import Runbooks
import Simulation

/// A way to a simulated appliance in this process: it answers as the real one does.
package actor PracticePeer: Peer {
  package enum Way: Hashable, Sendable, CaseIterable {
    case shell, rest
  }

  package nonisolated let method = Observation.Method.practice
  private nonisolated let ways: Set<Way>
  private let appliance: PracticeAppliance
  /// A visit a unit.
  private var sessions: [String: ShellSession] = [:]
  /// Units whose `sudo` refused; it is not asked again.
  private var refused: Set<String> = []

  package init(_ appliance: PracticeAppliance, by ways: Set<Way> = Set(Way.allCases)) {
    self.appliance = appliance
    self.ways = ways
  }

  package nonisolated func takes(_ command: ApprovedCommand) -> Bool {
    guard command.place == "appliance" else { return false }
    switch command.shell {
    case "clish", "expert", "root": return ways.contains(.shell)
    // Only a box that manages others has the API that a runbook's request is of.
    case "rest": return ways.contains(.rest) && appliance.scene.boxes.contains { $0.system == .fmc }
    default: return false
    }
  }

  package func answer(to command: ApprovedCommand) async -> Result<Answer, Trouble> {
    guard !Task.isCancelled else { return .failure(.cancelled) }
    guard takes(command) else { return .failure(.notOffered(command.id)) }
    return appliance.use { box, moment in
      command.shell == "rest"
        ? Self.request(command, of: &box, at: moment) : type(command, on: &box, at: moment)
    }
  }

  package func leave() async { sessions = [:] }

  private static func request(
    _ command: ApprovedCommand, of appliance: inout Appliance, at moment: Instant
  ) -> Result<Answer, Trouble> {
    var text = ""
    for line in command.lines {
      guard line.hasPrefix("GET ") else { return .failure(.notOffered(command.id)) }
      let reply = appliance.rest(String(line.dropFirst("GET ".count)), on: command.unit, at: moment)
      guard reply.status == 200 else { return .failure(.refused(status: reply.status, said: reply.body)) }
      text += reply.body
    }
    return .success(Answer(text: text, status: nil, at: moment))
  }

  private func type(
    _ command: ApprovedCommand, on appliance: inout Appliance, at moment: Instant
  ) -> Result<Answer, Trouble> {
    var session = sessions[command.unit] ?? ShellSession(on: command.unit, of: appliance)
    defer { sessions[command.unit] = session }
    if let trouble = enter(command.shell, &session, on: &appliance, at: moment) { return .failure(trouble) }
    var text = ""
    for line in command.lines { text += session.answer(line, from: &appliance, at: moment) }
    return .success(Answer(text: text, status: session.status, at: moment))
  }

  /// Gets into the shell that a command needs, from wherever the visit is.
  private func enter(
    _ shell: String, _ session: inout ShellSession, on appliance: inout Appliance, at moment: Instant
  ) -> Trouble? {
    // Each step leads to another stand, or ends the attempt; the longest way has five.
    for _ in 0..<6 {
      switch (session.stand, shell) {
      case (.clish, "clish"), (.expert, "expert"), (.root, "root"): return nil
      case (.question(let text), _): return .unknownPrompt(text)
      case (.ended, _): return .loggedOut
      case (.clish, _):
        let said = session.answer("expert", from: &appliance, at: moment)
        if session.stand == .clish { return .expertRefused(said: said.trimmed) }
      case (.expert, "root"):
        guard !refused.contains(session.host) else { return .secretRefused(.sudo(host: session.host)) }
        _ = session.answer("sudo su", from: &appliance, at: moment)
      case (.password, _):
        _ = session.answer(appliance.password(of: session.host), from: &appliance, at: moment)
        guard session.stand == .root else {
          _ = session.interrupt(from: appliance)
          refused.insert(session.host)
          return .secretRefused(.sudo(host: session.host))
        }
      case (.root, _), (.expert, _): _ = session.answer("exit", from: &appliance, at: moment)
      case (.telnet, _): _ = session.interrupt(from: appliance)
      }
    }
    return .connectionLost
  }
}
