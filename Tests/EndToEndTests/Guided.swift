import Foundation
import TestSupport

/// A guided session on a terminal of 80×24, driven by keys alone.
struct Guided {
  let session: TmuxSession
  let state: TemporaryDirectory

  /// - Parameter state: Where sessions are kept; a new place unless one is given.
  init(
    _ arguments: [String] = [], state: TemporaryDirectory? = nil, environment: [String: String] = [:]
  ) throws {
    let state = try state ?? TemporaryDirectory()
    self.state = state
    session = try TmuxSession(
      try Tool.path, arguments: arguments,
      environment: ["XDG_STATE_HOME": state.url.path, "XDG_CONFIG_HOME": state.url.path].merging(environment) { $1 })
  }

  /// Waits until all of these stand on the screen.
  @discardableResult
  func see(_ texts: String..., without absent: String? = nil) throws -> String {
    try session.waitUntil(texts.joined(separator: ", "), deadline: .seconds(60)) { screen in
      texts.allSatisfy(screen.contains) && absent.map(screen.contains) != true
    }
  }

  func press(_ keys: String...) throws {
    for key in keys { try session.send(keys: key) }
  }

  /// A dialog drops what is typed in its first moment: types until something is taken, and takes that back.
  func waitUntilItListens() throws {
    for _ in 0..<200 {
      try session.type("=")
      if (try? session.waitUntil("typed text", deadline: .milliseconds(100)) { $0.contains("=") }) != nil {
        break
      }
    }
    try press("C-e")
    // As many as were taken by then, however slow the screen is.
    for _ in 0..<200 {
      try press("BSpace")
      if (try? session.waitUntil("empty field", deadline: .milliseconds(100)) { !$0.contains("=") }) != nil { return }
    }
    try session.waitUntil("empty field") { !$0.contains("=") }
  }

  /// From the start of a session whose product and version the command line gave, on an appliance that stands alone, to
  /// the certificate; English.
  func goToCertificate() throws {
    try see("Walks you through a runbook")
    try press("Enter")
    try see("What does the Talos Connectivity Status alert say?")
    try press("x")
    try see("Is this FMC one of an HA pair?")
    try press("Enter")
    try see("Is the client certificate still valid?")
  }

  /// Pastes a text as the output of the command that the step wants, and uses it.
  func supply(_ text: String) throws {
    try press("p")
    try see("Ctrl-D")
    try session.paste(text)
    try see("Understood")
    try press("C-d")
  }

  /// The lines of the one session's file.
  func journal() throws -> [String] {
    let folder = state.url.appending(path: "taloscope/sessions")
    let files = try FileManager.default.contentsOfDirectory(at: folder, includingPropertiesForKeys: nil)
    guard files.count == 1 else { throw NotOneSession(files: files.map(\.lastPathComponent)) }
    return try String(contentsOf: files[0], encoding: .utf8).split(separator: "\n").map(String.init)
  }

  struct NotOneSession: Error { let files: [String] }

  /// The kinds of the entries, in order.
  func kinds() throws -> [String] {
    try journal().map { line in
      let entry = try JSONSerialization.jsonObject(with: Data(line.utf8)) as? [String: Any]
      return entry?["kind"] as? String ?? "?"
    }
  }
}

/// Certificates as an appliance holds them today, printed by the real openssl.
enum PrintedCertificate {
  static let day: TimeInterval = 86_400

  /// The factory certificate: 425 days, ended 175 days ago.
  static func expired() throws -> String { try text(from: -600 * day, to: -175 * day) }
  /// What a restart brings: five days from now.
  static func interim() throws -> String { try text(from: -60, to: 5 * day - 60) }

  /// What the repair ends with.
  static func yearly() throws -> String { try text(from: -60, to: 365 * day - 60) }

  private static func text(from begin: TimeInterval, to end: TimeInterval) throws -> String {
    let directory = try TemporaryDirectory()
    let now = Date()
    return try OpenSSL.text(
      of: try OpenSSL.makeCertificate(in: directory.url, notBefore: now + begin, notAfter: now + end))
  }
}
