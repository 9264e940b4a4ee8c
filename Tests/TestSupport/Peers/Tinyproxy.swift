import Foundation
import Glibc
import Synchronization

/// The real `tinyproxy` on loopback, ended with its last reference.
package final class Tinyproxy {
  /// What it lets through.
  package enum Filter: Sendable {
    case everything
    /// Every CONNECT is answered with 403.
    case nothing
  }

  /// On 127.0.0.1.
  package let port: Int
  private let directory: TemporaryDirectory
  private let child: Child
  private let printed: Printed

  /// Starts it and waits until it takes connections.
  ///
  /// - Parameter account: Who has to be named by whoever passes; without one, everybody may. Without the name: 407.
  /// - Throws: `TinyproxyError` with what it printed, where it ends or says nothing for 20 s.
  package init(account: (user: String, password: String)? = nil, filter: Filter = .everything) throws {
    directory = try TemporaryDirectory()
    var lastWords = ""
    // It cannot be told to take any free port, so one is looked for; somebody else may take it in between.
    for _ in 0..<10 {
      let port = try FreePort.tcp()
      let file = directory.file("tinyproxy.conf")
      var lines = ["Port \(port)", "Listen 127.0.0.1", "Timeout 60", "LogLevel Info", "MaxClients 50"]
      if let account { lines.append("BasicAuth \(account.user) \(account.password)") }
      if case .nothing = filter {
        try Data("^only\\.this\\.invalid$\n".utf8).write(to: directory.file("allowed"))
        lines += ["Filter \"\(directory.file("allowed").path)\"", "FilterDefaultDeny Yes"]
      }
      try Data((lines.joined(separator: "\n") + "\n").utf8).write(to: file)
      let output = try Descriptor.pipe()
      let child = try Child(
        "tinyproxy", arguments: ["-d", "-c", file.path], environment: ChildEnvironment.base,
        input: try Descriptor.null(O_RDONLY), output: output.writing, errors: output.writing)
      let printed = Printed()
      guard try Self.isReady(child, output.reading, printed) else {
        lastWords = printed.text
        continue
      }
      printed.drain(output.reading)
      (self.port, self.child, self.printed) = (port, child, printed)
      return
    }
    throw TinyproxyError(printed: lastWords)
  }

  /// What it has printed so far: a line `Request (file descriptor …): CONNECT HOST:PORT …` for each connection.
  package var log: String { printed.text }

  private static func isReady(_ child: Child, _ output: Descriptor, _ printed: Printed) throws -> Bool {
    let deadline = Deadline(in: .seconds(20))
    while !printed.text.contains("Accepting connections") {
      let events = try deadline.poll([(output, POLLIN), (child.ended, POLLIN)])
      if events[0] & POLLIN != 0 {
        guard let bytes = try output.read() else { return false }
        printed.append(bytes)
      } else if events[1] != 0 || deadline.hasPassed {
        return false
      }
    }
    return true
  }

  /// What it prints, taken from its pipe by a thread so that it never has to wait.
  private final class Printed: Sendable {
    private let bytes = Mutex<[UInt8]>([])

    var text: String { String(decoding: bytes.withLock { $0 }, as: UTF8.self) }

    func append(_ more: [UInt8]) { bytes.withLock { $0 += more } }

    /// Goes on until the program has ended.
    func drain(_ descriptor: Descriptor) {
      let number = dup(descriptor.number)
      Thread.detachNewThread {
        let descriptor = Descriptor(owning: number)
        while let more = try? descriptor.read() { self.append(more) }
      }
    }
  }
}

/// A `tinyproxy` that does not start.
package struct TinyproxyError: Error, CustomStringConvertible {
  package let printed: String

  package var description: String { "tinyproxy did not start: \(printed)" }
}
