extension SafeText {
  /// Splits text from outside at line feeds, with or without a carriage return before, and cleans every line.
  ///
  /// - Parameter outside: Text as a program printed it. A tab becomes spaces up to the next multiple of 8 columns.
  /// - Returns: One text a line. A line feed at the end ends the last line and starts none; empty text has no lines.
  package static func lines(_ outside: some StringProtocol) -> [SafeText] {
    var lines: [SafeText] = []
    var cleaner = Cleaner()
    var isOpen = false
    var hasReturn = false
    for scalar in Cleaner.composed(String(outside)) {
      if hasReturn, scalar != "\n" { cleaner.append("\r") }
      hasReturn = false
      isOpen = true
      switch scalar {
      case "\n":
        lines.append(SafeText(cleaner))
        cleaner = Cleaner()
        isOpen = false
      case "\r": hasReturn = true
      case _ where cleaner.isFull: break
      case "\t": cleaner.appendTab()
      default: cleaner.append(scalar)
      }
    }
    if hasReturn { cleaner.append("\r") }
    if isOpen { lines.append(SafeText(cleaner)) }
    return lines
  }
}
