package import PlainText

/// Every place of a text in lines, in order; capitals and small letters are the same.
///
/// - Parameter indents: The lines that go on from the one before, and how many cells stand before what goes on. A blank at
///   such a break may be missing, as it is where a paragraph is wrapped.
package func hits(of text: SafeText, in lines: [SafeText], continuedBehind indents: [Int: Int] = [:]) -> [SearchHit] {
  let wanted = text.cells.map { $0.lowercased() }
  guard !wanted.isEmpty else { return [] }
  var hits: [SearchHit] = []
  var paragraph: [Sign] = []
  for (index, line) in lines.enumerated() {
    let cells = line.cells.enumerated().map { Sign(text: $1.lowercased(), line: index, cell: $0) }
    if let indent = indents[index] {
      paragraph += [Sign(text: nil, line: index, cell: 0)] + cells.dropFirst(indent)
    } else {
      hits += found(wanted, in: paragraph)
      paragraph = cells
    }
  }
  return hits + found(wanted, in: paragraph)
}

/// A cell; without a text a break between two lines.
private struct Sign {
  let text: String?
  let line: Int
  let cell: Int
}

private func found(_ wanted: [String], in paragraph: [Sign]) -> [SearchHit] {
  var hits: [SearchHit] = []
  var start = 0
  while start < paragraph.count {
    if let end = match(wanted, in: paragraph, at: start) {
      hits.append(hit(paragraph[start..<end]))
      start = end
    } else {
      start += 1
    }
  }
  return hits
}

/// Where the text ends that begins here.
private func match(_ wanted: [String], in paragraph: [Sign], at start: Int) -> Int? {
  guard paragraph[start].text == wanted[0] else { return nil }
  var next = 0
  for (index, sign) in paragraph[start...].enumerated() {
    // A break is a blank, or nothing.
    if sign.text == wanted[next] || sign.text == nil && wanted[next] == " " {
      next += 1
      if next == wanted.count { return start + index + 1 }
    } else if sign.text != nil {
      return nil
    }
  }
  return nil
}

private func hit(_ signs: ArraySlice<Sign>) -> SearchHit {
  let cells = signs.filter { $0.text != nil }
  let lines = Dictionary(grouping: cells, by: \.line).sorted { $0.key < $1.key }
  return SearchHit(
    lines.map { line, cells in SearchHit.Piece(line: line, cells: cells[0].cell..<cells[cells.count - 1].cell + 1) })
}
