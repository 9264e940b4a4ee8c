import Diagnosis
package import PlainText
package import Runbooks
import TextCanvas

/// The stages at the left, each with the gravest mark of its visited nodes.
struct StageList {
  static let width = 28

  private let rows: [(mark: SafeText, style: Style, label: SafeText, isCurrent: Bool)]
  private let title: SafeText

  init?(_ state: AppState) {
    guard let session = state.session else { return nil }
    let runbook = session.pinned.runbook
    title = state.words[.steps]
    let passed = Set(session.situation.visits.map(\.node))
    // An optional question that was left out was never passed.
    let leftOut = session.log.effective.compactMap { entry -> NodeID? in
      guard case .skipped(let id) = entry.event, !passed.contains(id) else { return nil }
      return id
    }
    rows = runbook.stages.enumerated().map { index, stage in
      var statuses = session.situation.lastVisits.compactMap { visit -> Outcome.Status? in
        guard let node = runbook.node(visit.node), node.stage == stage.id else { return nil }
        // A decision that nothing was known for says no more than the questions before it.
        if case .decide = node.kind, visit.outcome == nil { return nil }
        return visit.status
      }
      if leftOut.contains(where: { runbook.node($0)?.stage == stage.id }) { statuses.append(.skipped) }
      let isCurrent = session.focus?.stage == stage.id
      var gravest = statuses.max { Mark.gravity($0) < Mark.gravity($1) }
      // A stage is not passed while the walk still waits in it.
      let isOpen = isCurrent || runbook.node(session.situation.stop.node)?.stage == stage.id
      if case .ended = session.situation.stop {
      } else if isOpen, let mark = gravest, Mark.gravity(mark) <= Mark.gravity(.skipped) {
        gravest = nil
      }
      return (
        Mark.text(gravest), gravest.map(Mark.style) ?? .dim,
        SafeText("\(index + 1) \(stage.label.text(in: state.language))"), isCurrent
      )
    }
  }

  func draw(on canvas: inout Canvas, in rect: Rect) {
    let border = rect.endColumn - 1
    for row in rect.row..<rect.endRow {
      canvas.put(canvas.glyphs.vertical, at: Point(column: border, row: row), style: .border)
    }
    canvas.put(" " + title, at: rect.origin, style: .heading)
    for (index, row) in rows.enumerated() where index + 1 < rect.rows {
      let y = rect.row + index + 1
      // A blank in a style of its own costs as much as a word.
      if row.isCurrent { canvas.put(canvas.glyphs.marker, at: Point(column: rect.column, row: y), style: .key) }
      canvas.put(row.mark, at: Point(column: rect.column + 1, row: y), style: row.style)
      canvas.put(
        row.label, at: Point(column: rect.column + 8, row: y), style: row.isCurrent ? .heading : .normal,
        width: border - rect.column - 9)
    }
  }
}

/// How a status looks: the same word in both languages, so that a screen can be read to somebody on the phone.
package enum Mark {
  package static func text(_ status: Outcome.Status?) -> SafeText {
    switch status {
    case nil: "[    ]"
    case .pass?: "[OK]  "
    case .warn?: "[WARN]"
    case .fail?: "[FAIL]"
    case .error?: "[ERR] "
    case .unknown?: "[?]   "
    case .notApplicable?: "[N/A] "
    case .skipped?: "[SKIP]"
    case .blocked?: "[STOP]"
    }
  }

  static func style(_ status: Outcome.Status) -> Style {
    switch status {
    case .pass: .pass
    case .warn, .skipped: .warn
    case .fail, .error, .blocked: .fail
    case .unknown: .unknown
    case .notApplicable: .dim
    }
  }

  /// The higher is the graver.
  static func gravity(_ status: Outcome.Status) -> Int {
    switch status {
    case .notApplicable: 0
    case .pass: 1
    case .skipped: 2
    case .unknown: 3
    case .warn: 4
    case .blocked: 5
    case .error: 6
    case .fail: 7
    }
  }
}
