import Diagnosis
import Interface
import Runbooks

/// Commands with the steps that use them.
struct CommandList {
  enum Entry {
    /// `nil` where no step uses it.
    case read(Command, for: Node?)
    case change(Node, Node.Change)
    case guide(Node, [LocalizedText])
  }

  let runbook: Runbook
  let language: Language

  /// Every command once, with the first of the nodes that uses it; changes after all reads.
  ///
  /// - Parameter isComplete: Whether reads that no node uses are wanted too, by name.
  func entries(of nodes: [Node], isComplete: Bool = false) -> [Entry] {
    var seen: Set<CommandID> = []
    var reads: [Entry] = []
    var changes: [Entry] = []
    for node in nodes {
      switch node.kind {
      case .check(let check): reads += read([check.command], node, &seen)
      case .ask(let ask): reads += read(ask.commands, node, &seen)
      case .change(let change): changes.append(.change(node, change))
      case .guide(let guide) where nodes.count == 1: changes.append(.guide(node, guide.steps))
      case .decide, .guide, .wait, .end: break
      }
    }
    if isComplete {
      let unused = runbook.commands.values.filter { $0.effect == .read && !seen.contains($0.id) }
      reads += unused.sorted { $0.id < $1.id }.map { .read($0, for: nil) }
    }
    return reads + changes
  }

  func text(of entries: [Entry]) -> String {
    let commands = CommandText(runbook: runbook, language: language)
    let words = Words(language)
    return entries.map { entry in
      var lines: [String]
      switch entry {
      case .read(let command, let node):
        lines = [node.map { "\(command.id): \(plain($0.text))" } ?? command.id.text] + commands.lines(of: command)
      case .guide(let node, let steps):
        lines = ["\(node.id): \(plain(node.text))"] + commands.lines(of: steps, plain)
      case .change(let node, let change):
        lines = ["\(node.id): \(plain(node.text)) [\(commands.choose("a change", "변경"))]"]
        switch change.action {
        case .command(let id):
          if let command = runbook.commands[id] { lines += commands.lines(of: command) }
        case .steps(let steps): lines += commands.lines(of: steps, plain)
        }
        if let requires = change.requires {
          lines.append("  \(commands.choose("Only if", "조건")): \(Wording(language, runbook).condition(requires))")
        }
        lines.append("  \(words[.impact]): \(plain(change.impact))")
        lines.append("  \(words[.undoLabel]): \(plain(change.undo))")
      }
      return lines.joined(separator: "\n")
    }.joined(separator: "\n\n")
  }

  private func plain(_ text: LocalizedText) -> String { runbook.plain(text, in: language) }

  private func read(_ ids: [CommandID], _ node: Node, _ seen: inout Set<CommandID>) -> [Entry] {
    ids.compactMap { id in
      guard let command = runbook.commands[id], seen.insert(id).inserted else { return nil }
      return .read(command, for: node)
    }
  }
}

extension Runbook {
  /// A text without a session: parameters in place, and the names of what only a session knows.
  func plain(_ text: LocalizedText, in language: Language) -> String {
    Placeholder.replacing(in: text.text(in: language)) { placeholder in
      parameters[ParameterName(placeholder.name)]?.value.description ?? placeholder.name.uppercased()
    }
  }
}
