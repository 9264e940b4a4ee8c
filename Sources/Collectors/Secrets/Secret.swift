import CProcess
package import Diagnosis
import Glibc
import Synchronization

/// A password or a token, wiped when it is no longer used. It has no description and cannot be encoded.
///
/// With the first one, core dumps and debuggers are shut out until the program ends: a copy may linger anywhere.
package final class Secret: Sendable {
  private let bytes: Mutex<[UInt8]>

  package init(_ bytes: [UInt8]) {
    cprocess_forbid_dumps()
    self.bytes = Mutex(bytes)
  }

  /// Hands out the bytes for as long as the closure runs; it must not keep them.
  package func withBytes<Result>(_ body: ([UInt8]) throws -> Result) rethrows -> Result {
    try body(bytes.withLock { $0 })
  }

  /// Another one with the same bytes, wiped for itself.
  func copy() -> Secret { withBytes { bytes in Secret(bytes.map(\.self)) } }

  package func wipe() {
    bytes.withLock { bytes in
      bytes.withUnsafeMutableBytes { buffer in
        if let base = buffer.baseAddress { explicit_bzero(base, buffer.count) }
      }
      bytes = []
    }
  }

  deinit { wipe() }
}

/// Where secrets come from: the terminal, or a password manager's command.
package protocol SecretSource: Sendable {
  /// - Returns: `nil` where there is none; that ends the attempt.
  func secret(for purpose: SecretPurpose) async -> Secret?
}
