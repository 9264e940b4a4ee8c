import Collectors
import Diagnosis
import Synchronization

/// Hands out what a test knows, and counts.
final class KnownSecrets: SecretSource {
  private let known: [SecretPurpose: String]
  private let asked = Mutex<[SecretPurpose]>([])

  init(_ known: [SecretPurpose: String] = [:]) { self.known = known }

  func secret(for purpose: SecretPurpose) async -> Secret? {
    asked.withLock { $0.append(purpose) }
    return known[purpose].map { Secret(Array($0.utf8)) }
  }

  var purposes: [SecretPurpose] { asked.withLock { $0 } }
}
