import Interface
import PlainText
import Runbooks
import Testing
import TextCanvas

struct KeyMapTests {
  @Test(arguments: Place.Kind.allCases)
  func `no key is bound twice at one place`(place: Place.Kind) {
    let keys = KeyMap.bindings.filter { $0.places.contains(place) }.flatMap(\.keys)
    #expect(keys.count == Set(keys).count, "\(keys)")
  }

  @Test func `keys that terminals and line disciplines take for themselves are not bound`() {
    let never: Set<Key> = Set("sqab]\\ovyz".map { Key.control($0) }).union([.function(10), .function(11)])
    for binding in KeyMap.bindings { #expect(never.isDisjoint(with: binding.keys), "\(binding.command)") }
  }

  @Test(arguments: UserCommand.allCases)
  func `every command has a key that is one byte on every terminal`(command: UserCommand) {
    let keys = KeyMap.bindings.filter { $0.command == command }.flatMap(\.keys)
    let hasOne = keys.contains { key in
      switch key {
      // Enter, Esc and Tab are Ctrl-M, Ctrl-[ and Ctrl-I.
      case .character, .control, .enter, .escape, .tab: true
      default: false
      }
    }
    #expect(hasOne)
  }

  @Test func `letters are no commands where text is typed`() {
    for binding in KeyMap.bindings where binding.places.contains(where: \.takesText) {
      for key in binding.keys {
        if case .character = key { Issue.record("\(binding.command) takes a letter from a field") }
      }
    }
  }

  @Test(
    arguments: [
      ("ㅓ", UserCommand.down), ("ㅏ", .up), ("ㅂ", .quit), ("ㅃ", .quit), ("ㅔ", .paste), ("ㅁ", .answer), ("ㅈ", .why),
      ("ㅊ", .commands), ("ㅕ", .undo), ("ㅌ", .skip), ("ㅅ", .teach), ("ㅗ", .back), ("ㅠ", .pageUp), ("ㅎ", .first),
    ] as [(Character, UserCommand)])
  func `with a Korean input method on, jamo stand for their Latin keys`(jamo: Character, command: UserCommand) {
    #expect(KeyMap.command(for: .character(jamo), at: .step) == command)
    #expect(KeyMap.command(for: .character(jamo), at: .naming) == nil)
  }

  @Test(
    arguments: [
      ("k", UserCommand.language), ("e", .last), ("l", .redraw),
    ] as [(Character, UserCommand)])
  func `what needs Shift has a Ctrl key too, for Shift makes no other jamo of L and G`(
    letter: Character, command: UserCommand
  ) {
    #expect(KeyMap.command(for: .control(letter), at: .step) == command)
  }

  @Test func `the help screen lists every key of every command, and what it does`() {
    var console = Console(size: Size(columns: 80, rows: 60))
    console.press(.character("?"))
    let lines = console.canvas.text.split(separator: "\n")
    for binding in KeyMap.bindings {
      for key in binding.keys {
        let name = KeyMap.name(of: key)
        #expect(
          lines.contains { $0.prefix(21).split(separator: " ").contains(Substring(name)) }, "\(name) is missing")
      }
    }
    for command in UserCommand.allCases {
      let label = KeyMap.bindings.first { $0.command == command }?.label
      #expect(lines.contains { $0.hasSuffix(" " + (label.map { Words(.en)[$0].string } ?? "?")) }, "\(command)")
    }
  }

  @Test func `keys are named as they stand on a keyboard`() {
    let names: [(Key, String)] = [
      (.character(" "), "Space"), (.character("q"), "q"), (.control("c"), "Ctrl-C"), (.enter, "Enter"),
      (.escape, "Esc"), (.tab, "Tab"), (.backTab, "Shift-Tab"), (.backspace, "Backspace"), (.delete, "Del"),
      (.insert, "Ins"), (.up, "Up"), (.down, "Down"), (.left, "Left"), (.right, "Right"), (.home, "Home"),
      (.end, "End"), (.pageUp, "PgUp"), (.pageDown, "PgDn"), (.function(1), "F1"),
    ]
    for (key, name) in names { #expect(KeyMap.name(of: key) == name) }
  }
}
