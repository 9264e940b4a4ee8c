/// Finds the name that somebody probably meant.
package enum NearMiss {
  /// The end of a sentence about an unknown name; empty where none of the known ones is near.
  package static func hint(for name: String, among known: some Sequence<String>) -> String {
    suggestion(for: name, among: known).map { "; did you mean '\($0)'?" } ?? ""
  }

  /// - Returns: The closest of the known names, where at most a third of the name's letters, or one, differ.
  package static func suggestion(for name: String, among known: some Sequence<String>) -> String? {
    let length = name.count
    let limit = max(1, length / 3)
    // Lengths that differ by more need no comparing, which would take long where a name is megabytes of garbage.
    return known.filter { abs($0.count - length) <= limit }
      .map { (distance: distance(name, $0), name: $0) }
      .filter { $0.distance <= limit && $0.distance > 0 }
      .min { ($0.distance, $0.name) < ($1.distance, $1.name) }?.name
  }

  /// Insertions, deletions, substitutions and swaps of neighbours each count one (optimal string alignment).
  private static func distance(_ left: String, _ right: String) -> Int {
    let (left, right) = (Array(left), Array(right))
    var beforeLast: [Int] = []
    var last = Array(0...right.count)
    for i in left.indices {
      var row = [i + 1]
      for j in right.indices {
        var least = min(last[j + 1] + 1, row[j] + 1, last[j] + (left[i] == right[j] ? 0 : 1))
        if i > 0, j > 0, left[i] == right[j - 1], left[i - 1] == right[j] { least = min(least, beforeLast[j - 1] + 1) }
        row.append(least)
      }
      (beforeLast, last) = (last, row)
    }
    return last[right.count]
  }
}
