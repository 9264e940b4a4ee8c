/// Finds the name that somebody probably meant.
package enum NearMiss {
  /// - Returns: The closest of the known names, where it is closer than a third of the name's length.
  package static func suggestion(for name: String, among known: some Sequence<String>) -> String? {
    let limit = max(1, name.count / 3)
    return known.map { (distance: distance(name, $0), name: $0) }
      .filter { $0.distance <= limit && $0.distance > 0 }
      .min { ($0.distance, $0.name) < ($1.distance, $1.name) }?.name
  }

  /// Levenshtein distance: insertions, deletions and substitutions each count one.
  static func distance(_ left: String, _ right: String) -> Int {
    let right = Array(right)
    var row = Array(0...right.count)
    for (i, a) in left.enumerated() {
      var diagonal = row[0]
      row[0] = i + 1
      for (j, b) in right.enumerated() {
        let above = row[j + 1]
        row[j + 1] = min(above + 1, row[j] + 1, diagonal + (a == b ? 0 : 1))
        diagonal = above
      }
    }
    return row[right.count]
  }
}
