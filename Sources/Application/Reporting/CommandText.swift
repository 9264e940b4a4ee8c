import Diagnosis
import Interface
import Runbooks

/// A command as lines to read and to type.
struct CommandText {
  let runbook: Runbook
  let language: Language

  func choose(_ english: String, _ korean: String) -> String { language == .ko ? korean : english }

  /// Where it is typed, how one gets there, the lines, and what may be typed in their place.
  func lines(of command: Command) -> [String] {
    var lines = ["  " + place(of: command)]
    lines += runbook.lines(of: command).map { "    " + $0 }
    for alternative in command.alternatives {
      lines.append("  \(Words(language)[.smaller]) (\(alternative.note.text(in: language))):")
      let line = Placeholder.replacing(in: alternative.run) {
        runbook.parameters[ParameterName($0.name)]?.value.description
      }
      lines.append("    " + line)
    }
    return lines
  }

  /// Numbered, for a graphical interface.
  func lines(of steps: [LocalizedText], _ fill: (LocalizedText) -> String) -> [String] {
    ["  \(Words(language)[.clickHere]):"] + steps.enumerated().map { "    \($0 + 1). \(fill($1))" }
  }

  private func place(of command: Command) -> String {
    let way = command.enter.isEmpty ? "" : " (" + command.enter.joined(separator: ", ") + ")"
    return switch command.place {
    case "here": choose("on this machine:", "이 컴퓨터에서:")
    case "gui": "\(Words(language)[.clickHere]):"
    default: choose("on the appliance, \(command.shell)\(way):", "장비의 \(command.shell)\(way)에서:")
    }
  }
}
