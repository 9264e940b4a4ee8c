import CProcess
package import Diagnosis
import Dispatch
import Glibc

/// Asks the person at the terminal, without showing what is typed.
package struct TerminalSecrets: SecretSource {
  private let question: @Sendable (SecretPurpose) -> String

  /// - Parameter question: What the person reads, one line.
  package init(question: @escaping @Sendable (SecretPurpose) -> String) { self.question = question }

  package func secret(for purpose: SecretPurpose) async -> Secret? {
    let wake = cprocess_make_wake()
    guard wake >= 0 else { return nil }
    defer { close(wake) }
    let question = question(purpose)
    return await withTaskCancellationHandler {
      await withCheckedContinuation { continuation in
        // It blocks for as long as the person thinks.
        DispatchQueue.global().async { continuation.resume(returning: Self.ask(question, wake: wake)) }
      }
    } onCancel: {
      cprocess_wake(wake)
    }
  }

  /// Asks, and blocks the calling thread until there is an answer.
  ///
  /// The terminal is `/dev/tty`, and is left as it was found, by a signal, too.
  ///
  /// - Parameter wake: A descriptor that ends the question once it can be read; -1 for none.
  /// - Returns: `nil` after Ctrl-C, Ctrl-D or an empty line, or without a terminal.
  package static func ask(_ question: String, wake: Int32 = -1) -> Secret? {
    cprocess_forbid_dumps()
    var buffer = [CChar](repeating: 0, count: 1024)
    defer { buffer.withUnsafeMutableBytes { if let base = $0.baseAddress { explicit_bzero(base, $0.count) } } }
    let count = cprocess_read_hidden(question + " ", &buffer, buffer.count, wake)
    guard count > 0 else { return nil }
    return Secret(buffer[..<count].map { UInt8(bitPattern: $0) })
  }
}
