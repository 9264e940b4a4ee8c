/// Text as a program printed it: what terminals, consoles and clipboards add to it is taken away.
///
/// Removed: escape sequences, BEL and other controls, zero-width characters, a byte order mark. CRLF and a lone CR end a
/// line, but a blank with a CR is where a shell wrapped the line it was typed on. A backspace takes back a character. Letters
/// of full width, and the quotes and dashes that word processors put in, become those that were typed; what mail and
/// tickets put around a quotation goes (see ``Quotation``).
package struct NormalisedText: Hashable, Sendable {
  package let text: String

  package init(_ raw: String) {
    var out: [Unicode.Scalar] = []
    var scalars = Array(raw.unicodeScalars)[...]
    while let scalar = scalars.popFirst() {
      switch scalar.value {
      case 0x1B, 0x9B: Self.skipEscape(scalar, &scalars)
      case 0x0D:
        if scalars.first == "\n" { continue }
        if out.last == " " { out.removeLast() } else { out.append("\n") }
      case 0x08: if let last = out.last, last != "\n" { out.removeLast() }
      case 0x0A, 0x09: out.append(scalar)
      case 0x00..<0x20, 0x7F..<0xA0: continue
      case 0xA0, 0x2028, 0x2029: out.append(scalar.value == 0xA0 ? " " : "\n")
      case 0xAD, 0x200B...0x200F, 0x202A...0x202E, 0x2060...0x206F, 0xFEFF: continue
      case 0xFF01...0xFF5E: out.append(Unicode.Scalar(scalar.value - 0xFEE0) ?? scalar)
      case 0x3000: out.append(" ")
      case 0x2018, 0x2019: out.append("'")
      case 0x201C, 0x201D: out.append("\"")
      case 0x2013, 0x2014:
        // A word processor's dash for the two of an option.
        let isOption = out.last.map { $0 == " " } == true && scalars.first.map { ("a"..."z").contains($0) } == true
        if isOption { out += ["-", "-"] } else { out.append(scalar) }
      default: out.append(scalar)
      }
    }
    var view = String.UnicodeScalarView()
    view.append(contentsOf: out)
    text = Quotation.stripped(String(view))
  }

  /// What is normalised already.
  init(lines: [Substring]) { text = lines.joined(separator: "\n") }

  private init(text: String) { self.text = text }

  /// A longer line, or one with a longer word than 400 bytes, is no output that was folded: bytes.
  private static let foldLimit = 16 << 10

  /// A text that was pasted as one line, broken where outputs and prompts begin; any other stays as it is.
  ///
  /// - Parameter starts: Where in a text an output begins.
  func unfolded(_ starts: (String) -> [String.Index]) -> NormalisedText {
    let filled = lines.filter { $0.contains { !$0.isWhitespace } }
    guard filled.count == 1, let line = filled.first, (61...Self.foldLimit).contains(line.utf8.count),
      let first = line.first(where: { !$0.isWhitespace }), first != "{", first != "[",
      line.split(whereSeparator: \.isWhitespace).allSatisfy({ $0.utf8.count <= 400 })
    else { return self }
    let text = String(line)
    let prompts = text.matches(of: #/[\w.+-]{1,64}@[\w.-]{1,253}:[^\s#$>]{0,200}[#$]\s/#).map(\.range.lowerBound)
    let breaks = Set(starts(text) + prompts).filter { index in
      guard index > text.startIndex, text[text.index(before: index)].isWhitespace else { return false }
      // What follows a label is its value.
      return text[..<index].last { !$0.isWhitespace }.map { $0 != ":" && $0 != "=" } ?? false
    }
    guard !breaks.isEmpty else { return self }
    var pieces: [Substring] = []
    var start = text.startIndex
    for index in breaks.sorted() {
      pieces.append(text[start..<index])
      start = index
    }
    pieces.append(text[start...])
    return NormalisedText(text: pieces.joined(separator: "\n") + "\n")
  }

  package var lines: [Substring] { text.split(separator: "\n", omittingEmptySubsequences: false) }

  /// Passes over the rest of a sequence: CSI to its final byte, OSC to BEL or ST, anything else one character.
  private static func skipEscape(_ introducer: Unicode.Scalar, _ rest: inout ArraySlice<Unicode.Scalar>) {
    guard introducer.value == 0x9B || rest.first == "[" else {
      guard let kind = rest.popFirst(), kind == "]" || kind == "P" else { return }
      while let scalar = rest.first, scalar.value != 0x07, scalar.value != 0x0A {
        rest.removeFirst()
        if scalar.value == 0x1B { break }
      }
      if rest.first?.value == 0x07 || rest.first == "\\" { rest.removeFirst() }
      return
    }
    if introducer.value == 0x1B { rest.removeFirst() }
    while let scalar = rest.first, (0x20...0x3F).contains(scalar.value) { rest.removeFirst() }
    if let final = rest.first, (0x40...0x7E).contains(final.value) { rest.removeFirst() }
  }
}
