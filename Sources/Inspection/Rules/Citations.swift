import Runbooks

/// RB022: what rests on the source cites a section of it, and every section is cited or listed as uncovered.
enum Citations: LintRule {
  static let needsWholeRunbook = true

  static func findings(in subject: LintSubject) -> [Finding] {
    let source = subject.runbook.source
    var suggestions = Suggestions(among: source.sections.keys)
    let cited = subject.places.referredTo(.section)
    let unknown = (cited.map { ($0, Reference.Kind.section) } + source.uncovered.keys.map { ($0, .uncoveredSection) })
      .filter { source.sections[$0.0] == nil }
      .flatMap { name, kind in
        subject.places.references(to: name, kind).map { place in
          Finding(
            .citation, .citationUnknown(name), at: place,
            suggestion: suggestions.next(for: name))
        }
      }
    let doubtful = cited.filter { source.uncovered[$0] != nil }.flatMap { name in
      subject.places.references(to: name, .section).map {
        Finding(.citation, .uncoveredSectionCited(name), at: $0)
      }
    }
    let accounted = Set(cited).union(source.uncovered.keys)
    let missing = source.sections.keys.filter { !accounted.contains($0) }.map { name in
      let place = subject.places.declaration(of: name, .section) ?? source.offset
      return Finding(.citation, .sectionNotAccountedFor(name), at: place)
    }
    return unknown + doubtful + missing + uncited(subject.runbook)
  }

  private static func uncited(_ runbook: Runbook) -> [Finding] {
    let nodes = runbook.nodes.map { ("node '\($0.id)'", $0.cite, $0.basis, $0.offset) }
    let commands = runbook.commands.values.map { ("command '\($0.id)'", $0.cite, $0.basis, $0.offset) }
    let parameters = runbook.parameters.values.map { ("parameter '\($0.name)'", $0.cite, $0.basis, $0.offset) }
    return (nodes + commands + parameters).compactMap { place, cite, basis, offset in
      guard cite.isEmpty, basis != .practice, basis != .none else { return nil }
      return Finding(.citation, .citationMissing(place: place), at: offset)
    }
  }
}
