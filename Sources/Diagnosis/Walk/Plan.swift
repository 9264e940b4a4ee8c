package import Runbooks

/// Changes to the appliance, in order, with their commands resolved.
package struct Plan: Hashable, Sendable {
  package struct Step: Hashable, Sendable {
    package let node: NodeID
    /// `appliance`, `here`, or `gui` where something is clicked.
    package let place: String
    package let shell: String
    /// What is typed, a line each.
    package let run: [String]
    /// What is clicked, in order.
    package let steps: [LocalizedText]
  }

  package let steps: [Step]
  /// Of the runbook's digest and the steps, without unit and time: the same plan has the same digest everywhere.
  package let digest: String

  package init(_ nodes: [NodeID], of pinned: PinnedRunbook) {
    let runbook = pinned.runbook
    steps = nodes.compactMap { id in
      guard case .change(let change)? = runbook.node(id)?.kind else { return nil }
      switch change.action {
      case .command(let name):
        return runbook.commands[name].map {
          Step(node: id, place: $0.place, shell: $0.shell, run: runbook.lines(of: $0), steps: [])
        }
      case .steps(let steps): return Step(node: id, place: "gui", shell: "", run: [], steps: steps)
      }
    }
    let canonical = JSONValue.object([
      "runbook": .string(pinned.digest), "steps": .array(steps.map { $0.json { $0.text(in: .en) } }),
    ]).canonical
    digest = Digest.sha256(of: canonical)
  }
}

extension Plan.Step {
  /// - Parameter wording: How what is clicked is told.
  package func json(_ wording: (LocalizedText) -> String) -> JSONValue {
    var members: [String: JSONValue] = [
      "id": .string(node.text), "effect": .string(Command.Effect.change.rawValue), "at": .string(place),
    ]
    if steps.isEmpty {
      members["shell"] = .string(shell)
      members["run"] = .array(run.map(JSONValue.string))
    } else {
      members["steps"] = .array(steps.map { .string(wording($0)) })
    }
    return .object(members)
  }
}
