import PlainText

/// The first byte is a width.
func textFault(in bytes: [UInt8]) -> String? {
  guard let first = bytes.first else { return nil }
  let width = Int(first % 100) + 2
  let outside = String(decoding: bytes.dropFirst(), as: UTF8.self)
  for text in [SafeText(outside)] + SafeText.lines(outside) {
    if let fault = fault(of: text) { return fault }
    if text.wrapped(to: width).contains(where: { $0.width > width }) { return "a wrapped line is too wide" }
    if text.prefix(width).width > width { return "a prefix is too wide" }
    if text.truncated(to: width).width > width { return "a truncated text is too wide" }
    if text.padded(to: width).width < width { return "a padded text is too narrow" }
    if text.window(from: Int(first) / 2, width: width).width > width { return "a window is too wide" }
    for part in text.wrapped(to: width) + [text.prefix(width), text.window(from: 1, width: width), text + text] {
      if let fault = fault(of: part) { return "a part: " + fault }
    }
  }
  return nil
}

private func fault(of text: SafeText) -> String? {
  if text.string.utf8.count > 4096 { return "longer than 4 KiB" }
  if text.string.unicodeScalars.contains(where: isForbidden) { return "a scalar got through that hides or moves" }
  if SafeText(text.string) != text { return "cleaning it again changes it" }
  let widths = text.cells.map(DisplayWidth.of)
  if widths.contains(where: { $0 != 1 && $0 != 2 }) { return "a cell is neither one nor two columns wide" }
  return widths.reduce(0, +) == text.width ? nil : "the cells do not make the width"
}

private func isForbidden(_ scalar: Unicode.Scalar) -> Bool {
  let properties = scalar.properties
  switch properties.generalCategory {
  case .control, .format, .privateUse, .surrogate, .unassigned, .lineSeparator, .paragraphSeparator: return true
  default: return properties.isDefaultIgnorableCodePoint
  }
}
