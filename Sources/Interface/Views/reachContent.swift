import Diagnosis
import PlainText
import Runbooks
import TextCanvas

extension AppState {
  /// The host that the runbook is about; `nil` where it names none.
  var probeTarget: ProbeTarget? {
    guard let host = session?.pinned.runbook.parameters["host"]?.value.description else { return nil }
    return ProbeTarget(host: host, port: 443, proxy: proxy)
  }
}

/// What this machine reaches, beside what is known of the appliance, by DNS, TCP, TLS and proxy.
func reachContent(_ state: AppState, width: Int) -> Content {
  var content = Content(width: width)
  guard let session = state.session, let wording = state.wording, let target = state.probeTarget else { return content }
  content.heading(state.words[.reachTitle] + SafeText(": \(target.host):\(target.port)"))
  content.gap()
  let table = ReachTable(state: state, session: session, wording: wording)
  table.add(to: &content)
  content.gap()
  if let report = state.reach, !state.isProbing {
    content.text(SafeText(wording.conclusion(of: report)))
    content.text(SafeText("\(wording.thisMachine), \(report.at.readable)"), style: .dim)
    content.gap()
  }
  content.text(SafeText(wording.onlyAHint), style: .dim)
  return content
}

/// Two columns: this machine, the appliance.
private struct ReachTable {
  let state: AppState
  let session: AppState.OpenSession
  let wording: Wording

  private var label: Int { (ReachRow.allCases.map { SafeText(wording.name(of: $0)).width }.max() ?? 0) + 2 }

  /// Columns that a way's words need, mark included; where there are fewer, one side stands below the other.
  private static let narrowest = 22

  func add(to content: inout Content) {
    guard (content.width - label - 2) / 2 >= Self.narrowest else { return addBelowEachOther(to: &content) }
    let cell = max(9, (content.width - label - 2) / 2)
    let appliance = applianceName.wrapped(to: cell)
    for (index, line) in appliance.enumerated() {
      let left = index == 0 ? SafeText(wording.thisMachine) : ""
      content.add([
        Content.Span(text: .spaces(label) + left.padded(to: cell + 2), style: .heading),
        Content.Span(text: line, style: .heading),
      ])
    }
    for row in ReachRow.allCases {
      let here = self.here(row)
      let there = self.there(row)
      let left = wrapped(here.text, cell - 7)
      let right = wrapped(there.text, cell - 7)
      for index in 0..<max(left.count, right.count) {
        let name = index == 0 ? SafeText(wording.name(of: row)) : ""
        content.add([
          Content.Span(text: name.padded(to: label), style: .heading),
          mark(here.status, index), Content.Span(text: line(left, index).padded(to: cell - 5), style: .normal),
          mark(there.status, index), Content.Span(text: line(right, index), style: .normal),
        ])
      }
    }
  }

  private var applianceName: SafeText { SafeText("\(wording.appliance) \(session.supplyUnit)") }

  private func addBelowEachOther(to content: inout Content) {
    for (name, cell) in [(SafeText(wording.thisMachine), here), (applianceName, there)] {
      content.heading(name)
      for row in ReachRow.allCases {
        let (status, text) = cell(row)
        let label = Content.Span(text: SafeText(wording.name(of: row)).padded(to: label), style: .normal)
        content.row(
          [label, mark(status, 0)], below: [Content.Span(text: .spaces(self.label + 7), style: .normal)],
          SafeText(text),
          style: .normal)
      }
      content.gap()
    }
  }

  private func mark(_ status: Outcome.Status?, _ index: Int) -> Content.Span {
    guard index == 0 else { return Content.Span(text: .spaces(7), style: .normal) }
    return Content.Span(text: Mark.text(status) + " ", style: status.map(Mark.style) ?? .dim)
  }

  private func wrapped(_ text: String, _ width: Int) -> [SafeText] { SafeText(text).wrapped(to: max(2, width)) }

  private func line(_ lines: [SafeText], _ index: Int) -> SafeText { lines.indices.contains(index) ? lines[index] : "" }

  private func here(_ row: ReachRow) -> (status: Outcome.Status?, text: String) {
    guard let report = state.reach, !state.isProbing else { return (nil, state.words[.reachTrying].string) }
    return (report.status(of: row), wording.cell(row, of: report))
  }

  private func there(_ row: ReachRow) -> (status: Outcome.Status?, text: String) {
    let book = session.focus.map { session.situation.book(for: $0) } ?? session.situation.book
    guard let value = book[row.fact]?.value else { return (nil, state.words[.notKnown].string) }
    return (row.status(of: value), wording.value(value, of: row.fact))
  }
}
