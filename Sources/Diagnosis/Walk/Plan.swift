package import Runbooks

/// Changes to the appliance, in order, with their commands resolved.
package struct Plan: Hashable, Sendable {
  package struct Step: Hashable, Sendable {
    package let node: NodeID
    package let command: CommandID
    package let place: String
    package let shell: String
    /// What is typed, a line each.
    package let run: [String]
  }

  package let steps: [Step]
  /// Of the runbook's digest and the steps, without unit and time: the same plan has the same digest everywhere.
  package let digest: String

  init(_ nodes: [NodeID], of pinned: PinnedRunbook) {
    let runbook = pinned.runbook
    steps = nodes.compactMap { id in
      guard case .change(let change)? = runbook.node(id)?.kind, let command = runbook.commands[change.command] else {
        return nil
      }
      return Step(
        node: id, command: command.id, place: command.place, shell: command.shell, run: runbook.lines(of: command))
    }
    let canonical = JSONValue.object([
      "runbook": .string(pinned.digest), "steps": .array(steps.map(\.json)),
    ]).canonical
    digest = Digest.sha256(of: canonical)
  }
}

extension Plan.Step {
  package var json: JSONValue {
    .object([
      "id": .string(node.text), "effect": .string(Command.Effect.change.rawValue), "at": .string(place),
      "shell": .string(shell), "run": .array(run.map(JSONValue.string)),
    ])
  }
}
