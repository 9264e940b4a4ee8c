/// A way to members of a JSON value: names joined by dots, `[]` for every element, `[name=value]` for every element with
/// that member: `items[].metadata.authStatus`, `items[current=true].name`.
package struct JSONPath: Hashable, Sendable {
  package let text: String

  package init(_ text: String) { self.text = text }

  /// Every value that the path leads to, in order; where a name or an element is missing, none.
  package func values(in root: JSONValue) -> [JSONValue] {
    var values = [root]
    for part in text.split(separator: ".") {
      let name = part.prefix { $0 != "[" }
      if !name.isEmpty { values = values.compactMap { $0[String(name)] } }
      guard part.hasSuffix("]") else { continue }
      let wanted = part.dropFirst(name.count + 1).dropLast().split(separator: "=", maxSplits: 1).map(String.init)
      values = values.flatMap { $0.array ?? [] }
      if wanted.count == 2 { values = values.filter { $0[wanted[0]]?.scalarText == wanted[1] } }
    }
    return values
  }
}

extension JSONValue {
  /// A string, a number or a flag as text; `nil` for everything else.
  package var scalarText: String? {
    switch content {
    case .string(let text): text
    case .number(let spelling): spelling
    case .bool(let flag): String(flag)
    case .null, .array, .object: nil
    }
  }
}
