/// A name in a document that must lead to something.
struct Reference {
  enum Kind: String {
    case node, command, parser, parameter, stage, verdict, fact
  }

  let kind: Kind
  let name: String
  let offset: Int
}

/// RB003: every name leads to something that the document declares, whether or not that has the right shape.
///
/// Where a whole table is missing, that has been said, and is not said again for every name that leads into it.
struct References {
  let declared: [Reference.Kind: [String]]
  let names: [Reference]
  let findings: FindingList

  func check() {
    let known = declared.mapValues { Set($0) }
    for reference in names where known[reference.kind]?.contains(reference.name) == false {
      findings.add(
        .dangling, .dangling(kind: reference.kind.rawValue, name: reference.name), at: reference.offset,
        near: reference.name, among: declared[reference.kind] ?? [])
    }
  }
}
