/// A name in a document, and where it stands: one that must lead to something, or one that is declared.
package struct Reference: Sendable {
  package enum Kind: String, Sendable {
    case node, command, parser, parameter, stage, verdict, fact
    /// Of the source document; a citation that leads nowhere is RB022's to say.
    case section
    /// A section that the runbook says it leaves out.
    case uncoveredSection
  }

  package let kind: Kind
  package let name: String
  /// Byte offset in the runbook.
  package let offset: Int
}

/// A regular expression, and where it stands.
package struct WrittenPattern: Sendable {
  package let text: String
  /// Byte offset in the runbook.
  package let offset: Int
}

/// RB003: every name leads to something that the document declares, whether or not that has the right shape.
///
/// Where a whole table is missing, that has been said, and is not said again for every name that leads into it.
struct References {
  let declarations: [Reference]
  /// The kinds whose declarations are all known.
  let complete: Set<Reference.Kind>
  let names: [Reference]
  let findings: FindingList

  func check() {
    let known = Dictionary(grouping: declarations, by: \.kind).mapValues { $0.map(\.name) }
    let sets = known.mapValues { Set($0) }
    for reference in names where complete.contains(reference.kind) && reference.kind != .section {
      if sets[reference.kind]?.contains(reference.name) == true { continue }
      findings.add(
        .dangling, .dangling(kind: reference.kind.rawValue, name: reference.name), at: reference.offset,
        near: reference.name, among: known[reference.kind] ?? [])
    }
  }
}
