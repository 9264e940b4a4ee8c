import Diagnosis
import PlainText
import Runbooks
import TextCanvas

/// The whole procedure by stages, in the runbook's order, with the way taken through it.
struct ProcedureMap {
  private(set) var content: Content
  /// The line of the node where the walk stands.
  private(set) var current = 0

  init(_ state: AppState, width: Int) {
    content = Content(width: width)
    content.heading(state.words[.mapTitle])
    guard let session = state.session, let wording = state.wording else { return }
    content.text(state.words[.mapText], style: .dim)
    let runbook = session.pinned.runbook
    let way = session.situation.lastVisits
    let order = Dictionary(uniqueKeysWithValues: way.enumerated().map { ($1.node, $0 + 1) })
    let skipped = Set(
      session.log.effective.compactMap { if case .skipped(let id) = $0.event { id } else { nil } as NodeID? })
    var past = Past(session)
    let left = Dictionary(
      TakenBack.all(in: session.log, of: session.pinned).map { ($0.visit.node, $0) }, uniquingKeysWith: { $1 })
    for (index, stage) in runbook.stages.enumerated() {
      content.text(SafeText("\(index + 1) \(stage.label.text(in: state.language))"), style: .heading)
      for node in runbook.nodes where node.stage == stage.id {
        let visit = order[node.id].map { way[$0 - 1] }
        let isCurrent = session.focus?.id == node.id
        if isCurrent { current = content.lines.count }
        let place = Row(
          node: node, visit: visit, order: order[node.id], isCurrent: isCurrent,
          isOpen: session.situation.offers.contains(node.id),
          isLeftOut: visit == nil && !isCurrent && skipped.contains(node.id))
        add(place, &past, session, wording, state)
        if let step = left[node.id] { add(step, node, session, wording, state) }
      }
    }
  }

  private struct Row {
    let node: Node
    let visit: Visit?
    let order: Int?
    let isCurrent: Bool
    let isOpen: Bool
    /// A question that did not hold up the way.
    let isLeftOut: Bool

    /// The way goes through it, or past it, or stands there.
    var isOnWay: Bool { visit != nil || isCurrent || isLeftOut }
    var status: Outcome.Status? { visit?.status ?? (isLeftOut ? .skipped : nil) }
  }

  /// What was said on a way that was left: it stays in the record.
  private mutating func add(
    _ step: TakenBack, _ node: Node, _ session: AppState.OpenSession, _ wording: Wording, _ state: AppState
  ) {
    var past = Past(session.pinned, step.log)
    let said = SafeText(past.outcome(of: step.visit, node, wording, state.words))
    let text = said.isEmpty ? state.words[.mapTakenBack] : state.words[.mapTakenBack] + ": " + said
    let head = [Content.Span(text: .spaces(content.width >= 50 ? 13 : 9), style: .normal)]
    content.row(head, below: head, text, style: .dim)
  }

  private mutating func add(
    _ row: Row, _ past: inout Past, _ session: AppState.OpenSession, _ wording: Wording, _ state: AppState
  ) {
    // Where there is little room the words need it more than the numbers of the steps.
    let showsOrder = content.width >= 50
    let trail = row.isOnWay ? state.glyphs.vertical : " "
    let number = showsOrder ? (row.order.map { SafeText(String($0)) } ?? "").leftPadded(to: 3) + " " : ""
    let mark = row.isOnWay ? Mark.text(row.status) : .spaces(6)
    let markStyle = row.status.map(Mark.style) ?? .dim
    let head = [
      Content.Span(text: row.isCurrent ? state.glyphs.marker : " ", style: .key),
      Content.Span(text: trail, style: .accent), Content.Span(text: number, style: .dim),
      Content.Span(text: mark + " ", style: markStyle),
    ]
    let hang = number.width + mark.width + 1
    let below = [
      Content.Span(text: " ", style: .normal), Content.Span(text: trail, style: .accent),
      Content.Span(text: .spaces(hang), style: .normal),
    ]
    let style: Style = row.isCurrent ? .heading : row.isOnWay ? .normal : .dim
    let unit = row.node.unit.map { _ in (session.unit(of: row.node) ?? state.words[.otherUnit].string) + ": " } ?? ""
    content.row(
      head, below: below,
      SafeText(unit + wording.text(row.node.text, session.situation, for: row.node)), style: style)
    let said: SafeText? =
      if row.isOpen {
        state.words[.mapOpen]
      } else if let visit = row.visit {
        SafeText(past.outcome(of: visit, row.node, wording, state.words))
      } else {
        row.isCurrent ? state.words[.mapHere] : row.isLeftOut ? state.words[.leftOut] : nil
      }
    if let said, !said.isEmpty { content.row(below, below: below, said, style: row.isCurrent ? .accent : markStyle) }
  }
}

extension SafeText {
  fileprivate func leftPadded(to width: Int) -> SafeText { .spaces(max(0, width - self.width)) + self }
}
