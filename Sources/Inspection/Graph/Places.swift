import Runbooks

/// Where names stand in a runbook.
struct Places {
  private struct Key: Hashable {
    let kind: Reference.Kind
    let name: String
  }

  /// Ascending.
  private var references: [Key: [Int]] = [:]
  private var declarations: [Key: Int] = [:]

  init(references all: [Reference], declarations declared: [Reference]) {
    for reference in all {
      references[Key(kind: reference.kind, name: reference.name), default: []].append(reference.offset)
    }
    for key in references.keys { references[key]?.sort() }
    for each in declared { declarations[Key(kind: each.kind, name: each.name)] = each.offset }
  }

  /// The first place at or after `start` where something refers to the name; `start` where nothing does.
  ///
  /// For an object that is known to name it, given the object's own place, that is the place inside it.
  func reference(to name: String, _ kind: Reference.Kind, from start: Int) -> Int {
    let all = references[Key(kind: kind, name: name)] ?? []
    var low = 0
    var high = all.count
    while low < high {
      let middle = (low + high) / 2
      if all[middle] < start { low = middle + 1 } else { high = middle }
    }
    return low < all.count ? all[low] : start
  }

  /// Every place where something refers to the name.
  func references(to name: String, _ kind: Reference.Kind) -> [Int] { references[Key(kind: kind, name: name)] ?? [] }

  func declaration(of name: String, _ kind: Reference.Kind) -> Int? { declarations[Key(kind: kind, name: name)] }

  /// Every name of a kind that something refers to.
  func referredTo(_ kind: Reference.Kind) -> [String] {
    references.keys.filter { $0.kind == kind }.map(\.name).sorted()
  }
}
