/// What a verdict means for monitoring, and which verdict outweighs which.
package struct VerdictDefinition: Sendable {
  package enum Status: String, Hashable, Sendable, CaseIterable {
    case pass
    case warn
    case fail
    case unknown
  }

  package let id: VerdictID
  package let status: Status
  /// The higher outweighs the lower; no two verdicts share one.
  package let rank: Int
  package let label: LocalizedText
  /// Whether what it says ends by itself, so that somebody has to come back.
  package let isTimeLimited: Bool
  package let offset: Int
}
