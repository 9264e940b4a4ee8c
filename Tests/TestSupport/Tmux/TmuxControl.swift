import Glibc

/// The client side of tmux's control mode: commands out, replies and notifications in.
///
/// Source: tmux(1), CONTROL MODE.
final class TmuxControl {
  /// Whether something may have changed in the pane since this was last set to false.
  var hasNews = false
  /// Whether the server, or our connection with it, is gone.
  private(set) var isOver = false
  private let child: Child
  private let input: Descriptor
  private let output: Descriptor
  private let errors: Descriptor
  private var pending: [UInt8] = []
  private var reply: (tag: Substring, lines: [String])?
  private var replies: [Result<[String], TmuxError>] = []

  init(arguments: [String], environment: [String: String]) throws {
    let input = try Descriptor.pipe()
    let output = try Descriptor.pipe()
    let errors = try Descriptor.pipe()
    child = try Child(
      "tmux", arguments: arguments, environment: environment, input: input.reading, output: output.writing,
      errors: errors.writing)
    self.input = input.writing
    self.output = output.reading
    self.errors = errors.reading
    try self.output.makeNonBlocking()
    try self.errors.makeNonBlocking()
  }

  /// Runs one command and waits for its reply.
  ///
  /// - Returns: The lines that it printed.
  /// - Throws: `TmuxError.refused` where tmux does not take the command, `.gone` where there is no tmux any more.
  @discardableResult
  func run(_ command: String) throws -> [String] {
    let moment = Deadline(in: .seconds(20))
    var bytes = Array((command + "\n").utf8)[...]
    while !bytes.isEmpty {
      guard let count = try input.write(bytes) else { throw gone() }
      bytes = bytes.dropFirst(count)
    }
    while replies.isEmpty {
      try wait(until: moment)
      if replies.isEmpty, isOver { throw gone() }
      if replies.isEmpty, moment.hasPassed { throw TmuxError.silent(command: command) }
    }
    return try replies.removeFirst().get()
  }

  /// Waits until something may have changed in the pane.
  func waitForNews(until moment: Deadline, orThrow error: () -> TmuxError) throws {
    while !hasNews {
      if isOver { throw gone() }
      if moment.hasPassed { throw error() }
      try wait(until: moment)
    }
  }

  /// Waits until tmux has written something, and reads it.
  private func wait(until moment: Deadline) throws {
    let events = try moment.poll([(output, POLLIN), (child.ended, POLLIN)])
    while let bytes = try output.read() {
      if bytes.isEmpty { break }
      take(bytes)
    }
    if events[1] != 0 { isOver = true }
  }

  /// Waits for the end of our side of tmux, and ends it by force at the deadline.
  func finish() {
    let moment = Deadline(in: .seconds(5))
    while !isOver, !moment.hasPassed { _ = try? wait(until: moment) }
    child.kill()
    _ = try? child.reap()
  }

  private func gone() -> TmuxError {
    isOver = true
    let said = (try? errors.read()) ?? []
    return .gone(said: String(decoding: said, as: UTF8.self))
  }

  private func take(_ bytes: [UInt8]) {
    pending += bytes
    var start = pending.startIndex
    while let end = pending[start...].firstIndex(of: UInt8(ascii: "\n")) {
      take(line: String(decoding: pending[start..<end], as: UTF8.self))
      start = end + 1
    }
    pending.removeSubrange(..<start)
  }

  private func take(line: String) {
    if let current = reply {
      let isEnd = line == "%end \(current.tag)"
      guard isEnd || line == "%error \(current.tag)" else {
        reply?.lines.append(line)
        return
      }
      reply = nil
      // What tmux does by itself, starting the session for one, is answered too, with the last flag 0.
      guard current.tag.hasSuffix(" 1") else { return }
      replies.append(isEnd ? .success(current.lines) : .failure(.refused(said: current.lines.joined(separator: "\n"))))
    } else if line.hasPrefix("%begin ") {
      reply = (line.dropFirst("%begin ".count), [])
    } else if line.hasPrefix("%output ") {
      hasNews = true
    } else if line.hasPrefix("%exit") {
      hasNews = true
      isOver = true
    }
  }
}
