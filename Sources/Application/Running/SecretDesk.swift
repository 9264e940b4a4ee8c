package import Collectors
package import Diagnosis
import Interface
import Synchronization

/// Brings the question for a secret to the loop, which has the terminal, and the secret back.
///
/// What is typed passes here as a ``Secret`` and never reaches the state or the log.
package final class SecretDesk: SecretSource {
  private let inbox: Inbox
  private let open = Mutex<[SecretPurpose: CheckedContinuation<Secret?, Never>]>([:])

  package init(inbox: Inbox) { self.inbox = inbox }

  package func secret(for purpose: SecretPurpose) async -> Secret? {
    await withTaskCancellationHandler {
      await withCheckedContinuation { continuation in
        let other = open.withLock { open in
          let other = open[purpose]
          open[purpose] = continuation
          return other
        }
        other?.resume(returning: nil)
        inbox.post(.secretWanted(purpose))
      }
    } onCancel: {
      give(nil, for: purpose)
    }
  }

  /// Answers whoever waits; where nobody does any more, the secret is wiped.
  package func give(_ secret: Secret?, for purpose: SecretPurpose) {
    let waiting = open.withLock { $0.removeValue(forKey: purpose) }
    if let waiting { waiting.resume(returning: secret) } else { secret?.wipe() }
  }
}
