package import TextCanvas

/// The one table of keys: dispatch, the line at the bottom, the help screen and the manual are made from it.
package struct KeyMap: Sendable {
  package struct Binding: Sendable {
    package let command: UserCommand
    /// The first is the one shown.
    package let keys: [Key]
    package let label: Phrase
    /// Where it works.
    package let places: Set<Place.Kind>
    /// Whether the bottom line shows it; the help screen shows all.
    package let isInFooter: Bool
  }

  private static let reading: Set<Place.Kind> = [
    .start, .practising, .sessions, .deleting, .renewing, .rewinding, .reaching, .settings, .step, .consenting,
    .trouble, .commands, .map, .why, .reach, .evidence, .report, .help,
  ]
  /// A text with choices below it.
  private static let questions: Set<Place.Kind> = [
    .practising, .sessions, .deleting, .renewing, .rewinding, .reaching, .settings, .consenting, .trouble,
  ]
  private static let overlays = Set(Place.Kind.allCases.filter(\.isOverlay))
  private static let typing = Set(Place.Kind.allCases).subtracting(reading)

  package static let bindings: [Binding] = [
    Binding(
      command: .back, keys: [.escape, .left, .character("h")], label: .keyBack, places: overlays, isInFooter: true),
    Binding(command: .search, keys: [.character("/")], label: .keySearch, places: overlays, isInFooter: true),
    Binding(command: .nextHit, keys: [.character("n")], label: .keyNextHit, places: overlays, isInFooter: true),
    Binding(
      command: .previousHit, keys: [.character("N"), .control("p")], label: .keyPreviousHit, places: overlays,
      isInFooter: false),
    Binding(
      command: .open, keys: [.enter], label: .keyOpen, places: questions.union([.start, .step]), isInFooter: true),
    Binding(
      command: .back, keys: [.escape, .left, .character("h")], label: .keyBack, places: questions, isInFooter: true),
    Binding(command: .fetch, keys: [.character("r")], label: .keyFetch, places: [.step, .trouble], isInFooter: true),
    Binding(
      command: .open, keys: [.enter], label: .keyAccept, places: typing.subtracting([.pasting]),
      isInFooter: true),
    Binding(command: .accept, keys: [.control("d")], label: .keyAccept, places: [.pasting], isInFooter: true),
    Binding(command: .nextField, keys: [.tab], label: .keyFocus, places: [.confirming], isInFooter: true),
    Binding(command: .paste, keys: [.character("p")], label: .keyPaste, places: [.step, .trouble], isInFooter: true),
    Binding(command: .answer, keys: [.character("a")], label: .keyAnswer, places: [.step], isInFooter: true),
    Binding(command: .skip, keys: [.character("x")], label: .keySkip, places: [.step], isInFooter: true),
    Binding(
      command: .why, keys: [.character("w")], label: .keyWhy, places: overlays.union([.step]).subtracting([.why]),
      isInFooter: true),
    Binding(
      command: .evidence, keys: [.character("e")], label: .keyEvidence,
      places: overlays.union([.step]).subtracting([.evidence]), isInFooter: true),
    Binding(
      command: .map, keys: [.character("m")], label: .keyMap, places: overlays.union([.step]).subtracting([.map]),
      isInFooter: true),
    Binding(
      command: .commands, keys: [.character("c")], label: .keyCommands,
      places: overlays.union([.step]).subtracting([.commands]),
      isInFooter: true),
    Binding(
      command: .reach, keys: [.character("f")], label: .keyReach,
      places: overlays.union([.step]),
      isInFooter: true),
    Binding(command: .undo, keys: [.character("u")], label: .keyUndo, places: [.step], isInFooter: true),
    Binding(command: .rewind, keys: [.character("z")], label: .keyRewind, places: [.map], isInFooter: true),
    Binding(
      command: .rewind, keys: [.character("z")], label: .keyRewind,
      places: overlays.union([.step]).subtracting([.map]), isInFooter: false),
    Binding(command: .rename, keys: [.character("n")], label: .keyRename, places: [.sessions], isInFooter: true),
    Binding(command: .delete, keys: [.character("d")], label: .keyDelete, places: [.sessions], isInFooter: true),
    // The key that opened an overlay closes it.
    Binding(command: .why, keys: [.character("w")], label: .keyWhy, places: [.why], isInFooter: false),
    Binding(command: .map, keys: [.character("m")], label: .keyMap, places: [.map], isInFooter: false),
    Binding(
      command: .evidence, keys: [.character("e")], label: .keyEvidence, places: [.evidence], isInFooter: false),
    Binding(command: .commands, keys: [.character("c")], label: .keyCommands, places: [.commands], isInFooter: false),
    Binding(
      command: .report, keys: [.character("R")], label: .keyReport, places: overlays.union([.step]), isInFooter: false),
    // With a Korean input method on, Shift makes no other jamo of the keys L and G: Ctrl works with either.
    Binding(
      command: .language, keys: [.character("L"), .control("k")], label: .keyLanguage, places: reading,
      isInFooter: true),
    Binding(command: .back, keys: [.escape], label: .keyBack, places: typing, isInFooter: true),
    Binding(
      command: .back, keys: [.escape, .left, .character("h")], label: .keyBack, places: [.step], isInFooter: false),
    Binding(command: .help, keys: [.character("?")], label: .keyHelp, places: reading, isInFooter: true),
    Binding(
      command: .quit, keys: [.character("q"), .character("Q")], label: .keyQuit, places: reading, isInFooter: true),
    Binding(
      command: .copy, keys: [.character("y")], label: .keyCopy, places: [.step, .commands, .evidence], isInFooter: true),
    Binding(
      command: .save, keys: [.character("s")], label: .keySave, places: [.step, .commands, .evidence, .report],
      isInFooter: true),
    Binding(
      command: .notes, keys: [.character("o")], label: .keyNotes, places: overlays.union([.step]), isInFooter: true),
    Binding(command: .palette, keys: [.character(":")], label: .keyPalette, places: reading, isInFooter: true),
    Binding(
      command: .cancel, keys: [.control("c")], label: .keyCancel, places: Set(Place.Kind.allCases), isInFooter: false),
    // The dialog scrolls too where it is higher than the screen; letters are text there.
    Binding(command: .up, keys: [.up], label: .keyUp, places: [.confirming, .palette], isInFooter: false),
    Binding(command: .down, keys: [.down], label: .keyDown, places: [.confirming, .palette], isInFooter: false),
    Binding(command: .pageUp, keys: [.pageUp], label: .keyPageUp, places: [.confirming, .palette], isInFooter: false),
    Binding(
      command: .pageDown, keys: [.pageDown], label: .keyPageDown, places: [.confirming, .palette], isInFooter: false),
    Binding(
      command: .choose, keys: (1...9).map { .character(Character("\($0)")) }, label: .keyChoose,
      places: questions.union([.start, .step]), isInFooter: false),
    Binding(command: .up, keys: [.up, .character("k")], label: .keyUp, places: reading, isInFooter: false),
    Binding(command: .down, keys: [.down, .character("j")], label: .keyDown, places: reading, isInFooter: false),
    Binding(
      command: .pageUp, keys: [.pageUp, .character("b")], label: .keyPageUp, places: reading, isInFooter: false),
    Binding(
      command: .pageDown, keys: [.pageDown, .character(" ")], label: .keyPageDown, places: reading, isInFooter: false),
    Binding(command: .first, keys: [.character("g"), .home], label: .keyFirst, places: reading, isInFooter: false),
    Binding(
      command: .last, keys: [.character("G"), .end, .control("e")], label: .keyLast, places: reading,
      isInFooter: false),
    Binding(
      command: .settings, keys: [.character(",")], label: .keySettings, places: reading, isInFooter: false),
    Binding(command: .teach, keys: [.character("t")], label: .keyTeach, places: [.step], isInFooter: false),
    Binding(
      command: .redraw, keys: [.control("l")], label: .keyRedraw, places: Set(Place.Kind.allCases), isInFooter: false),
  ]

  /// What a key asks for at a place. Where letters are commands, jamo typed with a Korean input method on stand for the
  /// Latin letters of their keys.
  package static func command(for key: Key, at place: Place.Kind) -> UserCommand? {
    var key = key
    if !place.takesText, case .character(let letter) = key, let latin = Jamo.latin[letter] { key = .character(latin) }
    return bindings.first { $0.places.contains(place) && $0.keys.contains(key) }?.command
  }

  package static func name(of key: Key) -> String {
    switch key {
    case .character(" "): "Space"
    case .character(let letter): String(letter)
    case .control(let letter): "Ctrl-" + letter.uppercased()
    case .enter: "Enter"
    case .escape: "Esc"
    case .tab: "Tab"
    case .backTab: "Shift-Tab"
    case .backspace: "Backspace"
    case .delete: "Del"
    case .insert: "Ins"
    case .up: "Up"
    case .down: "Down"
    case .left: "Left"
    case .right: "Right"
    case .home: "Home"
    case .end: "End"
    case .pageUp: "PgUp"
    case .pageDown: "PgDn"
    case .function(let number): "F\(number)"
    }
  }
}
