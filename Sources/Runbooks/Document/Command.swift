/// Something to type on the appliance, named so that nodes and evidence can refer to it.
package struct Command: Sendable {
  package enum Effect: String, Hashable, Sendable, CaseIterable {
    case read
    case change
  }

  package let id: CommandID
  package let effect: Effect
  /// Where it is typed: `appliance` or `here`.
  package let place: String
  /// Which shell it needs: `root`, `expert` or `clish`.
  package let shell: String
  /// The lines to get into that shell, as typed.
  package let enter: [String]
  /// One line a command, with placeholders for parameters.
  package let run: [String]
  /// Where each line of ``run`` begins.
  package let runOffsets: [Int]
  /// The lines by which a script in a shell of the appliance gets the same, where they are not those typed by hand: one
  /// that ends by itself, say. Empty where they are.
  package let script: [String]
  /// Other lines that give the same evidence, with a note.
  package let alternatives: [Alternative]
  package let parser: ParserID?
  package let cite: [String]
  package let basis: Basis
  package let offset: Int

  /// The shells that take a POSIX script.
  package static let shells = ["root", "expert"]

  package struct Alternative: Sendable {
    package let run: String
    package let note: LocalizedText
    package let offset: Int
  }
}
