/// Text as a program printed it: what terminals, consoles and clipboards add to it is taken away.
///
/// Removed: escape sequences, BEL and other controls, zero-width characters, a byte order mark. CRLF and a lone CR end a
/// line, but a blank with a CR is where a shell wrapped the line it was typed on. A backspace takes back a character.
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
      default: out.append(scalar)
      }
    }
    var view = String.UnicodeScalarView()
    view.append(contentsOf: out)
    text = String(view)
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
