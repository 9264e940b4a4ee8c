import CProcess
package import Diagnosis
import Dispatch
import Glibc

/// Asks the person at the terminal, without showing what is typed.
///
/// `sudo` on an appliance asks for the password of the login again, so what was typed for a host's login is offered for its
/// `sudo` once, and the person is not asked twice.
package actor TerminalSecrets: SecretSource {
  private let question: @Sendable (SecretPurpose) -> String
  private var typed: [String: Secret] = [:]

  /// - Parameter question: What the person reads, one line.
  package init(question: @escaping @Sendable (SecretPurpose) -> String) { self.question = question }

  package func secret(for purpose: SecretPurpose) async -> Secret? {
    if case .sudo(let host) = purpose, let known = typed.removeValue(forKey: host) { return known }
    guard let secret = await ask(question(purpose)) else { return nil }
    if case .login(_, let host) = purpose { typed[host] = secret.copy() }
    return secret
  }

  private func ask(_ question: String) async -> Secret? {
    let wake = cprocess_make_wake()
    guard wake >= 0 else { return nil }
    defer { close(wake) }
    return await withTaskCancellationHandler {
      await withCheckedContinuation { continuation in
        // It blocks for as long as the person thinks.
        DispatchQueue.global().async { continuation.resume(returning: Self.read(question + " ", wake)) }
      }
    } onCancel: {
      cprocess_wake(wake)
    }
  }

  private static func read(_ prompt: String, _ wake: Int32) -> Secret? {
    cprocess_forbid_dumps()
    var buffer = [CChar](repeating: 0, count: 1024)
    defer { buffer.withUnsafeMutableBytes { if let base = $0.baseAddress { explicit_bzero(base, $0.count) } } }
    let count = cprocess_read_hidden(prompt, &buffer, buffer.count, wake)
    guard count > 0 else { return nil }
    return Secret(buffer[..<count].map { UInt8(bitPattern: $0) })
  }
}
