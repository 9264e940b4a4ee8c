/// A way to members of a JSON value: names joined by dots, `[]` for every element: `items[].metadata.authStatus`.
package struct JSONPath: Hashable, Sendable {
  package let text: String

  package init(_ text: String) { self.text = text }

  /// Every value that the path leads to, in order; where a name or an element is missing, none.
  package func values(in root: JSONValue) -> [JSONValue] {
    var values = [root]
    for part in text.split(separator: ".") {
      let isEach = part.hasSuffix("[]")
      let name = String(isEach ? part.dropLast(2) : part)
      if !name.isEmpty { values = values.compactMap { $0[name] } }
      if isEach { values = values.flatMap { $0.array ?? [] } }
    }
    return values
  }
}
