package import Foundation
import Glibc

/// Programs that run to their end without a terminal.
package enum Program {
  /// Runs a program to its end, feeding and draining its pipes together, so that none of them can block it.
  ///
  /// - Parameters:
  ///   - executable: A path, or a name looked up in `PATH`.
  ///   - standardInput: What it reads; `nil` is `/dev/null`.
  ///   - environment: Laid over `ChildEnvironment.base`.
  /// - Returns: The exit status as a shell gives it (128 and the number of the signal), output and errors in full.
  /// - Throws: `SystemError` where it cannot be started; `DeadlinePassed` where it was killed at the deadline. A status
  ///   other than zero is not an error, nor is input that it leaves unread.
  package static func run(
    _ executable: String, arguments: [String] = [], standardInput: Data? = nil, environment: [String: String] = [:],
    deadline: Duration = .seconds(20)
  ) throws -> (status: Int32, output: Data, errors: Data) {
    let moment = Deadline(in: deadline)
    var feed = try Feed(standardInput)
    var output = try Drain()
    var errors = try Drain()
    let child = try Child(
      executable, arguments: arguments, environment: ChildEnvironment.with(environment), input: feed.source,
      output: output.sink, errors: errors.sink)
    while true {
      var interests = [(child.ended, POLLIN), (output.source, POLLIN), (errors.source, POLLIN)]
      if let pipe = feed.sink { interests.append((pipe, POLLOUT)) }
      let events = try moment.poll(interests)
      if events.count > 3, events[3] != 0 { try feed.advance() }
      try output.advance()
      try errors.advance()
      // What it wrote before its end is in the pipes by the time the end is seen, so the drains above had it all. The
      // end of the pipes is not waited for: something that it left running may hold them open.
      if events[0] != 0 { return (try child.reap().status, output.data, errors.data) }
      if events.allSatisfy({ $0 == 0 }), moment.hasPassed {
        child.kill()
        throw DeadlinePassed(
          command: [executable] + arguments, deadline: deadline, output: output.data, errors: errors.data)
      }
    }
  }
}

/// A program that had not ended at its deadline and was killed.
package struct DeadlinePassed: Error, CustomStringConvertible {
  package let command: [String]
  package let deadline: Duration
  package let output: Data
  package let errors: Data

  package var description: String {
    """
    \(command.joined(separator: " ")) had not ended after \(deadline) and was killed
    output: \(String(decoding: output.suffix(2_000), as: UTF8.self))
    errors: \(String(decoding: errors.suffix(2_000), as: UTF8.self))
    """
  }
}

/// Gives a child its standard input.
private struct Feed {
  /// What the child reads from.
  let source: Descriptor
  /// What is written to; `nil` once all is written, which the child sees as the end of its input.
  private(set) var sink: Descriptor?
  private var bytes: ArraySlice<UInt8> = []

  init(_ data: Data?) throws {
    guard let data else {
      source = try Descriptor.null(O_RDONLY)
      return
    }
    let pipe = try Descriptor.pipe()
    source = pipe.reading
    guard !data.isEmpty else { return }
    try pipe.writing.makeNonBlocking()
    sink = pipe.writing
    bytes = [UInt8](data)[...]
  }

  mutating func advance() throws {
    guard let sink else { return }
    let count = try sink.write(bytes) ?? bytes.count
    bytes = bytes.dropFirst(count)
    if bytes.isEmpty { self.sink = nil }
  }
}

/// Collects what a child writes.
private struct Drain {
  let source: Descriptor
  /// What the child writes to.
  let sink: Descriptor
  private(set) var data = Data()

  init() throws {
    (source, sink) = try Descriptor.pipe()
    try source.makeNonBlocking()
  }

  /// Takes everything that is there now.
  mutating func advance() throws {
    while let bytes = try source.read(), !bytes.isEmpty { data.append(contentsOf: bytes) }
  }
}
