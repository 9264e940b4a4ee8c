package import Runbooks

/// A saved session as it is listed, without being opened.
package struct SessionSummary: Hashable, Sendable {
  /// Something to come back for.
  package struct Due: Hashable, Sendable {
    package let at: Instant
    /// In both languages, with what was known in it.
    package let why: LocalizedText

    package init(at: Instant, why: LocalizedText) {
      self.at = at
      self.why = why
    }
  }

  package enum State: Hashable, Sendable {
    /// The stage and the question where the walk stands.
    case standing(stage: LocalizedText, LocalizedText)
    /// The verdict in a word or two, and in a sentence.
    case ended(VerdictID, VerdictDefinition.Status, label: LocalizedText, LocalizedText)
    /// Why it cannot be opened.
    case unreadable(LocalizedText)
  }

  package let id: String
  /// What the operator calls it.
  package let name: String?
  /// The appliance; empty where the file cannot be read.
  package let unit: String
  package let modified: Instant
  /// Whether a program has it open, this one included.
  package let isOpen: Bool
  package let state: State
  /// In the order of time.
  package let reminders: [Due]

  package init(
    id: String, name: String?, unit: String, modified: Instant, isOpen: Bool, state: State, reminders: [Due]
  ) {
    self.id = id
    self.name = name
    self.unit = unit
    self.modified = modified
    self.isOpen = isOpen
    self.state = state
    self.reminders = reminders
  }

  /// What it is called: its name, else its appliance, else its id.
  package var title: String { name ?? (unit.isEmpty ? id : unit) }
}

/// The saved sessions as they were at a moment.
package struct SessionSurvey: Hashable, Sendable {
  /// The last used first.
  package let sessions: [SessionSummary]
  package let at: Instant

  package init(sessions: [SessionSummary], at: Instant) {
    self.sessions = sessions
    self.at = at
  }

  package subscript(id: String) -> SessionSummary? { sessions.first { $0.id == id } }

  /// What it is time for, the longest due first.
  package var due: [(session: SessionSummary, reminder: SessionSummary.Due)] {
    sessions.flatMap { session in session.reminders.filter { $0.at <= at }.map { (session, $0) } }
      .sorted { ($0.1.at, $0.0.id) < ($1.1.at, $1.0.id) }
  }
}
