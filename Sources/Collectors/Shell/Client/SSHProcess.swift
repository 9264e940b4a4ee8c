import CProcess
import Subprocess

/// An ssh that runs, in a session of its own: what it prints comes as events, one after the other.
struct SSHProcess: Sendable {
  enum Event: Sendable {
    /// From the appliance's terminal.
    case output([UInt8])
    /// Nothing more will come.
    case ended(SSHComplaint)
    case missing
    case notStarted(String)
  }

  private enum Input: Sendable {
    case text(String)
    case key(UInt8)
    case secret(Secret)
  }

  private let inputs: AsyncStream<Input>.Continuation
  private let task: Task<Void, Never>

  /// - Parameter report: Called for one event after the other; the next one waits until it returns.
  init(_ configuration: Configuration, report: @escaping @Sendable (Event) async -> Void) {
    cprocess_survive_broken_pipes()
    // Its children take the limit over: a password will pass through them.
    cprocess_forbid_dumps()
    let (stream, continuation) = AsyncStream<Input>.makeStream()
    inputs = continuation
    task = Task {
      await report(Self.run(configuration, stream, continuation, report))
    }
  }

  func send(_ line: String) { inputs.yield(.text(line + "\n")) }
  func press(_ key: UInt8) { inputs.yield(.key(key)) }

  /// Sends a secret and a line end, and wipes it.
  func send(_ secret: Secret) { inputs.yield(.secret(secret)) }

  /// Ends it and all that it has started; an event tells when it is over.
  func end() { task.cancel() }

  func isOver() async { await task.value }

  private static func run(
    _ configuration: Configuration, _ stream: AsyncStream<Input>, _ inputs: AsyncStream<Input>.Continuation,
    _ report: @escaping @Sendable (Event) async -> Void
  ) async -> Event {
    do {
      let result = try await Subprocess.run(configuration, input: .inputWriter, output: .sequence, error: .sequence) {
        execution in
        let writer = execution.standardInputWriter
        let output = execution.standardOutput
        let errors = execution.standardError
        return try await withThrowingTaskGroup(of: SSHComplaint?.self) { group in
          group.addTask {
            // Where it cannot be written, the connection is gone: the end of the output tells why.
            for await input in stream { do { try await write(input, writer) } catch { break } }
            return nil
          }
          group.addTask {
            for try await buffer in output { await report(.output(buffer.withUnsafeBytes { Array($0) })) }
            inputs.finish()
            return nil
          }
          group.addTask {
            var complaint = SSHComplaint()
            for try await line in errors.strings() { complaint.append(line) }
            return complaint
          }
          var complaint = SSHComplaint()
          for try await part in group { complaint = part ?? complaint }
          return complaint
        }
      }
      return .ended(result.closureResult)
    } catch let error as SubprocessError where error.code == .executableNotFound {
      return .missing
    } catch is CancellationError {
      return .ended(SSHComplaint())
    } catch {
      return Task.isCancelled ? .ended(SSHComplaint()) : .notStarted("\(error)")
    }
  }

  private static func write(_ input: Input, _ writer: StandardInputWriter) async throws {
    switch input {
    case .text(let text): _ = try await writer.write(Array(text.utf8))
    case .key(let key): _ = try await writer.write([key])
    case .secret(let secret):
      _ = try await writer.write(secret.withBytes { $0 })
      _ = try await writer.write([0x0A])
      secret.wipe()
    }
  }
}
