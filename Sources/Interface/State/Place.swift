package import Diagnosis
package import Runbooks
package import TextCanvas

/// What the screen shows.
package enum Place: Hashable, Sendable {
  case start
  /// What there is to practise.
  case practising
  /// How the appliance of a new session can be reached.
  case reaching
  /// Its address is typed.
  case addressing(Observation.Method, TextField)
  case settings
  /// The saved sessions.
  case sessions
  /// A name for a saved session is typed.
  case renaming(id: String, TextField)
  /// A saved session is about to be deleted.
  case deleting(id: String)
  /// The program has another copy of the open session's runbook.
  case renewing
  /// The steps to which one can go back.
  case rewinding([Rewind])
  /// The appliance's name is typed, for a new session.
  case naming(TextField)
  case step
  case answering(FactName, TextField)
  case pasting(Pasting)
  case confirming(Confirmation)
  /// Something is about to be sent that way for the first time.
  case consenting(CommandID, Link)
  case trouble(Setback)
  case commands
  /// The whole procedure, with the way taken.
  case map
  case why
  /// What this machine reaches, beside the appliance.
  case reach
  case evidence(Evidence)
  /// What would be saved of the session.
  case report
  /// A note is typed.
  case noting(TextField)
  case palette(Palette)
  case saving(Saving)
  case help

  /// The output of a command is pasted.
  package struct Pasting: Hashable, Sendable {
    package let command: CommandID
    /// Where the command was typed.
    package let unit: String
    package var area = TextArea()
    /// `nil` until the text, or an earlier one, was read.
    package var understood: Understanding?
    /// What the operator said that the unit's prompts call it.
    package var host: String?
    /// A text that the operator accepted before it was read; it is used as soon as it is.
    package var accepted: String?
    /// Whether the text is being read.
    package var isReading = false

    package init(command: CommandID, unit: String) {
      self.command = command
      self.unit = unit
    }
  }

  /// A change waits for the operator's word.
  package struct Confirmation: Hashable, Sendable {
    package let node: NodeID
    package var field: TextField
    package var isOnCancel = true
    /// False until the dialog has stood for a moment: keys that were meant for what was there before are dropped.
    package var isArmed = false
  }

  /// What was sent was not answered.
  package struct Setback: Hashable, Sendable {
    package let trouble: Trouble
    package let command: CommandID
    /// The change that it was to perform.
    package let change: NodeID?
  }

  /// Columns of the longest name of a session.
  package static let longestName = 60

  package var kind: Kind {
    switch self {
    case .start: .start
    case .practising: .practising
    case .reaching: .reaching
    case .addressing: .addressing
    case .settings: .settings
    case .sessions: .sessions
    case .renaming: .renaming
    case .deleting: .deleting
    case .renewing: .renewing
    case .rewinding: .rewinding
    case .naming: .naming
    case .step: .step
    case .answering: .answering
    case .pasting: .pasting
    case .confirming: .confirming
    case .consenting: .consenting
    case .trouble: .trouble
    case .commands: .commands
    case .map: .map
    case .why: .why
    case .reach: .reach
    case .evidence: .evidence
    case .report: .report
    case .noting: .noting
    case .palette: .palette
    case .saving: .saving
    case .help: .help
    }
  }

  package enum Kind: Hashable, Sendable, CaseIterable {
    case start
    case practising
    case reaching
    case addressing
    case settings
    case sessions
    case renaming
    case deleting
    case renewing
    case rewinding
    case naming
    case step
    case answering
    case pasting
    case confirming
    case consenting
    case trouble
    case commands
    case map
    case why
    case reach
    case evidence
    case report
    case noting
    case palette
    case saving
    /// An overlay, while what is searched for in it is typed.
    case searching
    case help

    /// Letters are text here, and not commands.
    package var takesText: Bool {
      switch self {
      case .addressing, .naming, .renaming, .answering, .pasting, .confirming, .noting, .palette, .saving, .searching:
        true
      case .start, .practising, .sessions, .deleting, .renewing, .rewinding, .reaching, .settings, .step, .consenting,
        .trouble, .commands, .map, .why, .reach, .evidence, .report, .help:
        false
      }
    }

    /// A text over the step, in which can be searched.
    package var isOverlay: Bool {
      switch self {
      case .commands, .map, .why, .reach, .evidence, .report, .help: true
      default: false
      }
    }
  }
}
