package import Runbooks

/// A runbook with the exact bytes it was read from; a session is bound to their digest.
package struct PinnedRunbook: Sendable {
  package let runbook: Runbook
  package let source: String
  /// `sha256:` and 64 hexadecimal digits.
  package let digest: String

  package init(runbook: Runbook, source: String) {
    self.runbook = runbook
    self.source = source
    digest = Digest.sha256(of: source)
  }
}
