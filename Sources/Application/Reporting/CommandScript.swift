import Diagnosis
import Runbooks

/// A step's commands as a script, or all that read something.
struct CommandScript {
  let runbook: Runbook
  let language: Language

  /// - Parameter node: `nil` for every read of the runbook.
  /// - Throws: ``Failure`` with status 64 where there is nothing for a shell, 65 where it cannot be written.
  func text(of node: Node?) throws(Failure) -> String {
    let list = CommandList(runbook: runbook, language: language)
    guard let node else { return try text(of: list.entries(of: runbook.nodes, isComplete: true), only: nil) }
    switch node.kind {
    case .change(let change):
      return try ChangeScript(runbook: runbook, language: language, node: node, change: change).text()
    case .guide: throw ChangeScript.clicked(node)
    case .ask, .check, .decide, .wait, .end: return try text(of: list.entries(of: [node]), only: node)
    }
  }

  /// Reads only, for a check's evidence.
  func text(of entries: [CommandList.Entry], only node: Node?) throws(Failure) -> String {
    let script = ReadScript(runbook: runbook, language: language, entries: entries)
    if let node, script.commands.isEmpty {
      throw Failure(
        .usage,
        "the step '\(node.id)' has no command for a shell of the appliance, so there is no script; --format text shows it"
      )
    }
    return try script.text()
  }
}
