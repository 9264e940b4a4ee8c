import Diagnosis
import Interface
import PlainText
import Runbooks

/// What this machine saw, as lines of at most 80 columns.
struct ConnectivityReport {
  static let width = 80

  let report: ProbeReport
  let wording: Wording

  var text: String {
    let sections = [heading, map, details, wrapped(wording.onlyAHint)]
    return sections.map { $0.map(\.string).joined(separator: "\n") }.joined(separator: "\n\n")
  }

  var message: String { wording.conclusion(of: report) }

  private var heading: [SafeText] {
    let mark = Mark.text(Outcome.Status(report.conclusion.status))
    return wrapped(message, first: mark + " ", indent: 7)
      + [.spaces(7) + SafeText("\(wording.thisMachine), \(report.at.readable)")]
  }

  /// This machine and the appliance, by DNS, TCP, TLS and proxy.
  private var map: [SafeText] {
    let labels = (ReachRow.allCases.map { wording.name(of: $0) } + [wording.clockName]).map { SafeText($0) }
    let label = (labels.map(\.width).max() ?? 0) + 2
    let other = SafeText(wording.notAskedHere)
    let cell = Self.width - label - 7 - 2 - other.width
    let head =
      SafeText.spaces(label) + SafeText(wording.thisMachine).padded(to: 7 + cell + 2) + SafeText(wording.appliance)
    return [head]
      + ReachRow.allCases.flatMap { row -> [SafeText] in
        let lines = SafeText(wording.cell(row, of: report)).wrapped(to: cell)
        let start = SafeText(wording.name(of: row)).padded(to: label) + Mark.text(report.status(of: row)) + " "
        return lines.enumerated().map { index, line in
          index == 0 ? start + line.padded(to: cell + 2) + other : .spaces(label + 7) + line
        }
      }
  }

  private var details: [SafeText] {
    let rows = ReachRow.allCases.flatMap { row -> [SafeText] in
      let lines = wording.details(row, of: report)
      if lines.isEmpty { return [] }
      return [SafeText(wording.name(of: row))] + lines.flatMap { wrapped($0, first: "  ", indent: 4) }
    }
    return rows + [SafeText(wording.clockName)] + wrapped(wording.clock(of: report), first: "  ", indent: 4)
  }

  private func wrapped(_ text: String, first: SafeText = "", indent: Int = 0) -> [SafeText] {
    SafeText(text).wrapped(to: Self.width - indent).enumerated().map { index, line in
      (index == 0 ? first : .spaces(indent)) + line
    }
  }
}
