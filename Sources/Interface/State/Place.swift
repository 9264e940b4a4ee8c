package import Diagnosis
package import Runbooks
package import TextCanvas

/// What the screen shows.
package enum Place: Hashable, Sendable {
  case start
  /// The appliance's name is typed, for a new session.
  case naming(TextField)
  case step
  case answering(FactName, TextField)
  case pasting(CommandID, TextArea, understood: Observation?)
  case confirming(Confirmation)
  case commands
  case why
  case help

  /// A change waits for the operator's word.
  package struct Confirmation: Hashable, Sendable {
    package let node: NodeID
    package var field: TextField
    package var isOnCancel = true
    /// False until the dialog has stood for a moment: keys that were meant for what was there before are dropped.
    package var isArmed = false
  }

  package var kind: Kind {
    switch self {
    case .start: .start
    case .naming: .naming
    case .step: .step
    case .answering: .answering
    case .pasting: .pasting
    case .confirming: .confirming
    case .commands: .commands
    case .why: .why
    case .help: .help
    }
  }

  package enum Kind: Hashable, Sendable, CaseIterable {
    case start
    case naming
    case step
    case answering
    case pasting
    case confirming
    case commands
    case why
    case help

    /// Letters are text here, and not commands.
    package var takesText: Bool {
      switch self {
      case .naming, .answering, .pasting, .confirming: true
      case .start, .step, .commands, .why, .help: false
      }
    }
  }
}
