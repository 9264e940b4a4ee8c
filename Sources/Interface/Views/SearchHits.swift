package import PlainText

/// Every place of a text in lines, in order; capitals and small letters are the same.
package func hits(of text: SafeText, in lines: [SafeText]) -> [SearchHit] {
  let wanted = text.cells.map { $0.lowercased() }
  guard !wanted.isEmpty else { return [] }
  return lines.enumerated().flatMap { index, line -> [SearchHit] in
    let cells = line.cells.map { $0.lowercased() }
    var found: [SearchHit] = []
    var start = 0
    while start + wanted.count <= cells.count {
      if cells[start] == wanted[0], cells[start..<start + wanted.count].elementsEqual(wanted) {
        found.append(SearchHit(line: index, cells: start..<start + wanted.count))
        start += wanted.count
      } else {
        start += 1
      }
    }
    return found
  }
}
