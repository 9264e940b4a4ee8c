import PlainText
import Runbooks
package import TextCanvas

/// A command is looked for by its name.
package struct Palette: Hashable, Sendable {
  package var field = TextField()
  /// Which of those that fit is chosen, from 0.
  package var selected = 0

  package init() {}
}

extension AppState {
  /// What the palette offers for a text: the commands that do something at the place below, by label or by key.
  ///
  /// - Returns: In the order of the key map, each command once; where the text is a key's name, that one alone.
  func paletteMatches(_ text: String) -> [KeyMap.Binding] {
    var below = self
    if place.kind == .palette { below.goBack() }
    var seen: Set<UserCommand> = [.palette]
    let offered = KeyMap.bindings.filter { binding in
      binding.places.contains(below.place.kind) && isUseful(binding.command, below)
        && seen.insert(binding.command).inserted
    }
    let wanted = text.trimmed
    if wanted.isEmpty { return offered }
    let byKey = offered.filter { $0.keys.contains { KeyMap.name(of: $0) == wanted } }
    if !byKey.isEmpty { return byKey }
    let words = wanted.lowercased().split(separator: " ")
    return offered.filter { binding in
      let labels = Language.allCases.map { Words($0)[binding.label].string.lowercased() }
      return words.allSatisfy { word in labels.contains { $0.contains(word) } }
    }
  }
}
