package import Runbooks

/// What one command printed, as a text handed in holds it.
package struct CommandOutput: Hashable, Sendable {
  package let command: CommandID
  package let text: String
  /// Where a marker tells it.
  package let status: Int?

  package init(command: CommandID, text: String, status: Int?) {
    self.command = command
    self.text = text
    self.status = status
  }

  /// The outputs that a text holds: where it has markers, what stands between them, else all of it.
  ///
  /// - Parameter asked: The command whose output the text is supposed to be; `nil` where it can be of any, and then what
  ///   stands outside of markers counts for nothing.
  /// - Returns: One output a command, in the order of the text; what a command printed twice is joined.
  package static func all(in text: String, asked: CommandID?, runbook: Runbook) -> [CommandOutput] {
    let sections = OutputMarkers.sections(of: NormalisedText(text).lines).filter { section in
      section.command.map { runbook.commands[CommandID($0)] != nil } ?? false
    }
    if sections.isEmpty { return asked.map { [CommandOutput(command: $0, text: text, status: nil)] } ?? [] }
    var names: [String] = []
    for case let name? in sections.map(\.command) where !names.contains(name) { names.append(name) }
    return names.map { name in
      let own = sections.filter { $0.command == name }
      return CommandOutput(
        command: CommandID(name), text: own.map { $0.lines.joined(separator: "\n") + "\n" }.joined(),
        status: own.lazy.compactMap(\.status).first)
    }
  }
}
