/// `{name}` or `{name|date}` in a text or a command: the value of a fact or a parameter.
package struct Placeholder: Hashable, Sendable {
  package enum Format: String, Hashable, Sendable {
    /// Only the day of an instant.
    case date
  }

  /// The one name that is neither a fact nor a parameter: the host name of the unit that a step is about.
  package static let unit = "unit"

  package let name: String
  package let format: Format?

  package static func all(in text: String) -> [Placeholder] {
    // Most texts hold none, and looking for one takes long.
    guard text.utf8.contains(UInt8(ascii: "{")) else { return [] }
    var found: [Placeholder] = []
    _ = replacing(in: text) { placeholder in
      found.append(placeholder)
      return nil
    }
    return found
  }

  /// Puts a value in the place of every placeholder that `value` knows; the others stay as they are.
  package static func replacing(in text: String, with value: (Placeholder) -> String?) -> String {
    // Every text on the screen passes here with every frame, and most have none: a regex would cost more than drawing.
    guard text.contains("{") else { return text }
    return text.replacing(#/\{([a-zA-Z][\w.]*)(?:\|(\w+))?\}/#) { match in
      let placeholder = Placeholder(name: String(match.1), format: match.2.flatMap { Format(rawValue: String($0)) })
      return value(placeholder) ?? String(match.0)
    }
  }
}
