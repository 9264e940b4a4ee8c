package import Runbooks

/// What one text told: for every fact that its command can give, a value, its absence, or why it is not known.
package struct Reading: Hashable, Sendable {
  package let facts: [FactName: FactState]
  /// Lines from which a value was read.
  package let evidence: [String]
  /// How many secrets were taken out before anything was stored.
  package let secrets: Int
  /// Which fact was read from which of the lines; a fact that was read otherwise has none.
  package let origins: [Origin]
  /// Why nothing of it tells of the appliance, where that is so.
  private let reason: UnknownReason?

  init(
    facts: [FactName: FactState], evidence: [String], secrets: Int, origins: [Origin] = [],
    reason: UnknownReason? = nil
  ) {
    self.reason = reason
    self.facts = facts
    self.evidence = evidence
    self.secrets = secrets
    self.origins = origins
  }

  /// Why no value was read; `nil` where one was, or where the command tells nothing.
  package var unread: UnknownReason? {
    if let reason { return reason }
    guard !facts.values.contains(where: { $0.value != nil }) else { return nil }
    // Of several, what was found wrong says more than that nothing was found.
    let reasons = facts.sorted { $0.key < $1.key }.compactMap { entry -> UnknownReason? in
      if case .unknown(let reason) = entry.value { reason } else { nil }
    }
    return reasons.first { if case .notFound = $0 { false } else { true } } ?? reasons.first
  }

  /// A fact, and a text that it was read from.
  package struct Origin: Hashable, Sendable {
    package let fact: FactName
    /// With every run of blanks and line breaks as one blank; of a JSON document, the path of a member and its value.
    package let line: String
  }
}

/// What is known of a fact once evidence was read or the operator was asked.
package enum FactState: Hashable, Sendable {
  case value(FactValue)
  /// Evidence was read, and the fact is not there.
  case absent
  case unknown(UnknownReason)

  package var value: FactValue? { if case .value(let value) = self { value } else { nil } }

  /// Whether the text simply does not have the fact, and nothing in it is doubtful.
  package var saysNothing: Bool {
    switch self {
    case .absent, .unknown(.notFound): true
    case .value, .unknown: false
    }
  }
}

/// Why a fact is not known although somebody looked.
package enum UnknownReason: Hashable, Sendable {
  /// The operator said so.
  case notKnownToOperator
  /// Nothing in the text says it; the lines that were looked at, at most eight.
  case notFound(lines: [String])
  /// The text gives several values.
  case conflicting(FactName, values: [String])
  /// The text is of something else: a value that does not fit.
  case unexpected(FactName, value: String, say: LocalizedText)
  /// The text holds what it must not.
  case refused(say: LocalizedText)
  /// The echoed command was run on something else.
  case otherCommand(echo: String)
  /// Another machine printed it.
  case otherMachine(String)
  /// Nothing tells which machine printed it, and others are in sight.
  case unclearMachine(among: String)
  /// The text is longer than is read.
  case tooLong(bytes: Int)
  /// A fact that this one is derived from is not known.
  case derived(from: FactName)
}
