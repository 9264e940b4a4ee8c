package import Runbooks

/// A command that may be sent to an appliance. Collectors accept nothing else.
///
/// What reads may be sent as the runbook has it. What changes something needs an approval in the log that is of its unit
/// and of the very plan that is proposed, while what it requires is true.
package struct ApprovedCommand: Hashable, Sendable {
  package let id: CommandID
  package let effect: Command.Effect
  /// `appliance` or `here`.
  package let place: String
  /// `root`, `expert` or `clish`; `rest` where a line is a request and not typed.
  package let shell: String
  /// The lines, in order, with their parameters filled in: those of a script where the command has them.
  package let lines: [String]
  package let unit: String

  /// - Returns: `nil` where the command is not in the runbook, is not for sending, or is a change that is not approved.
  package init?(_ id: CommandID, on unit: String, in situation: Situation, of pinned: PinnedRunbook) {
    let runbook = pinned.runbook
    guard let command = runbook.commands[id], command.shell != "gui" else { return nil }
    if command.effect == .change {
      // A situation says that a plan is approved only for the unit, the digest and the state that it was approved for.
      guard situation.isApproved, let plan = situation.plan, plan.steps.count == 1, let step = plan.steps.first,
        let node = runbook.node(step.node), case .change(let change) = node.kind,
        case .command(id) = change.action, situation.unit(of: node) == unit
      else { return nil }
    }
    self.id = id
    effect = command.effect
    place = command.place
    shell = command.shell
    lines = runbook.sentLines(of: command)
    self.unit = unit
  }
}
