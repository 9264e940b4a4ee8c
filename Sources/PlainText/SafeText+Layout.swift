extension SafeText {
  /// The text if it fits, else as much of it as fits before the sign.
  ///
  /// A wide character is never halved, so the result may be a column narrower than asked. Where not even the sign fits,
  /// it is cut too.
  package func truncated(to width: Int, ellipsis: SafeText = "…") -> SafeText {
    if self.width <= width { return self }
    if ellipsis.width >= width { return ellipsis.prefix(width) }
    return prefix(width - ellipsis.width) + ellipsis
  }

  /// The text with spaces after it up to `width` columns; a wider text stays as it is.
  package func padded(to width: Int) -> SafeText {
    self.width >= width ? self : self + .spaces(width - self.width)
  }

  /// As many whole cells from the start as fit in `width` columns.
  package func prefix(_ width: Int) -> SafeText {
    if self.width <= width { return self }
    var kept = ""
    var columns = 0
    for cell in cells {
      let next = columns + DisplayWidth.of(cell)
      if next > width { break }
      kept.append(cell)
      columns = next
    }
    return SafeText(clean: kept, width: columns)
  }

  /// What is seen through a window of `width` columns that starts at a column; a halved wide character becomes a space.
  package func window(from column: Int, width: Int) -> SafeText {
    var seen = ""
    var columns = 0
    var position = 0
    for cell in cells {
      let cellWidth = DisplayWidth.of(cell)
      defer { position += cellWidth }
      if position >= column + width { break }
      if position + cellWidth <= column { continue }
      if position < column || position + cellWidth > column + width {
        seen.append(" ")
        columns += 1
      } else {
        seen.append(cell)
        columns += cellWidth
      }
    }
    return SafeText(clean: seen, width: columns)
  }

  /// Breaks the text into lines of at most `width` columns.
  ///
  /// Breaks fall at spaces, in Korean too; only a word wider than a whole line is broken inside. Spaces at a break are
  /// dropped, spaces at the start kept where the first word fits behind them.
  ///
  /// - Parameter width: From 2; below that a wide character takes a line of its own, though it does not fit.
  /// - Returns: At least one line; a text of nothing but spaces is one empty line.
  package func wrapped(to width: Int) -> [SafeText] {
    if self.width <= width, let last = string.utf8.last, last != UInt8(ascii: " ") { return [self] }
    var lines: [SafeText] = []
    var line = ""
    var columns = 0
    func flush() {
      lines.append(SafeText(clean: line, width: columns))
      line = ""
      columns = 0
    }
    let cells = cells
    var index = 0
    while index < cells.count {
      let wordStart = cells[index...].firstIndex { $0 != " " } ?? cells.count
      let wordEnd = cells[wordStart...].firstIndex(of: " ") ?? cells.count
      if wordStart == wordEnd { break }
      let spaces = wordStart - index
      let word = cells[wordStart..<wordEnd]
      let wordWidth = word.reduce(0) { $0 + DisplayWidth.of($1) }
      index = wordEnd
      if columns + spaces + wordWidth <= width {
        line += String(repeating: " ", count: spaces) + String(word)
        columns += spaces + wordWidth
        continue
      }
      if columns > 0 { flush() }
      for cell in word {
        let cellWidth = DisplayWidth.of(cell)
        if columns > 0, columns + cellWidth > width { flush() }
        line.append(cell)
        columns += cellWidth
      }
    }
    if columns > 0 || lines.isEmpty { flush() }
    return lines
  }
}
