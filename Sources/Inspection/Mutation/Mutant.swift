package import Runbooks

/// A runbook with one small mistake in it, which its rehearsals must notice.
package struct Mutant: Sendable {
  /// What was done, and where: "certificate, rule 'expired': lt became lte".
  package let description: String
  package let runbook: Runbook
}
