/// Which part of a long list is seen.
package enum Scroll {
  /// The first line to show so that the chosen one is seen, with lines around it where there are any.
  ///
  /// Depends on nothing but its arguments, and moves by half a page at a time, so that most steps of the selection leave
  /// all other lines where they are.
  ///
  /// - Returns: From 0; 0 where everything fits.
  package static func first(showing selected: Int, of count: Int, rows: Int) -> Int {
    if count <= rows || rows <= 0 { return 0 }
    let half = max(1, rows / 2)
    let first = rows == 1 ? selected : (selected / half - 1) * half
    return min(max(0, first), count - rows)
  }
}
