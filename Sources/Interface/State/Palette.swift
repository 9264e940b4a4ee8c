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
  /// What does something here, or below the palette or the help; in the order of the key map, each command once.
  var offered: [KeyMap.Binding] {
    var below = self
    if [.palette, .help].contains(place.kind) { below.goBack() }
    var seen: Set<UserCommand> = [.palette, .choose]
    return KeyMap.bindings.filter { binding in
      binding.places.contains(below.place.kind) && isUseful(binding.command, below)
        && seen.insert(binding.command).inserted
    }
  }

  /// What the palette offers for a text, by label or by key; where the text is a key's name, that one alone.
  func paletteMatches(_ text: String) -> [KeyMap.Binding] {
    let offered = offered
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
