package import Diagnosis
import FoundationEssentials
import Glibc
package import Runbooks

/// The sessions of one user: a folder of journals.
package struct SessionStore: Sendable {
  /// A session as the folder shows it, without reading it.
  package struct Entry: Hashable, Sendable {
    package let id: String
    package let modified: Instant
  }

  package let directory: String

  /// - Parameter environment: `XDG_STATE_HOME`, else `HOME`, says where.
  package init(environment: [String: String]) throws(SessionFault) {
    if let state = environment["XDG_STATE_HOME"], state.hasPrefix("/") {
      directory = state + "/taloscope/sessions"
    } else if let home = environment["HOME"], home.hasPrefix("/") {
      directory = home + "/.local/state/taloscope/sessions"
    } else {
      throw .noHome
    }
  }

  /// Opens a new, empty journal.
  ///
  /// - Parameter suffix: Tells sessions of one second apart.
  package func create(at instant: Instant, suffix: String) throws(SessionFault) -> Journal {
    try makeDirectories()
    let stamp = instant.description.filter(\.isNumber)
    let id = "\(stamp.prefix(8))-\(stamp.suffix(6))-\(suffix)"
    return try Journal(id: id, path: path(of: id), isNew: true)
  }

  /// All sessions, the last used first. A folder that does not exist holds none.
  package func list() -> [Entry] {
    let names = (try? FileManager.default.contentsOfDirectory(atPath: directory)) ?? []
    let entries = names.compactMap { name -> Entry? in
      guard name.hasSuffix(".jsonl") else { return nil }
      var information = stat()
      guard lstat(directory + "/" + name, &information) == 0, information.st_mode & S_IFMT == S_IFREG else {
        return nil
      }
      return Entry(
        id: String(name.dropLast(".jsonl".count)), modified: Instant(seconds: Int64(information.st_mtim.tv_sec)))
    }
    return entries.sorted { ($0.modified, $0.id) > ($1.modified, $1.id) }
  }

  /// The id of the session that is called so, or whose id alone begins so.
  package func find(_ beginning: String) throws(SessionFault) -> String {
    let matching = list().map(\.id).filter { $0.hasPrefix(beginning) }
    if matching.contains(beginning) { return beginning }
    guard let only = matching.first, matching.count == 1 else { throw .unknown(id: beginning) }
    return only
  }

  /// Takes a session up again, to go on with it.
  ///
  /// - Parameters:
  ///   - id: A whole id, or the beginning of one only.
  ///   - certificates: For reading its evidence again.
  /// - Returns: The journal to append to, and the session on its own copy of the runbook. A last line that was cut when
  ///   the program was killed is dropped: it was never shown.
  /// - Throws: ``SessionFault/inUse(id:)`` where another program has it open; ``read(_:certificates:known:)`` reads it.
  package func resume(_ id: String, certificates: @escaping CertificateReader) throws(SessionFault) -> Resumed {
    let id = try find(id)
    let journal = try Journal(id: id, path: path(of: id), isNew: false)
    return Resumed(
      journal: journal,
      content: try SessionContent(id: id, lines: try journal.readLines(), certificates: certificates))
  }

  package struct Resumed: Sendable {
    package let journal: Journal
    package let content: SessionContent
  }

  /// Reads a session without a lock, as far as it is written now; nothing is changed.
  ///
  /// - Parameter known: A runbook that was read before, by its digest.
  package func read(
    _ id: String, certificates: @escaping CertificateReader, known: (String) -> PinnedRunbook? = { _ in nil }
  ) throws(SessionFault) -> SessionContent {
    let id = try find(id)
    return try SessionContent(
      id: id, lines: try JournalText(path: path(of: id)).lines, certificates: certificates, known: known)
  }

  /// Whether a program has the session open.
  package func isOpen(_ id: String) -> Bool { Journal.isLocked(path(of: id)) }

  /// Gives a session a name; an empty one takes it away.
  ///
  /// The name is an entry of the session, so that it goes where the file goes, and what it was called before is kept.
  ///
  /// - Throws: ``SessionFault`` where a program has it open, or it is damaged: nothing may follow a line that is lost.
  package func name(
    _ id: String, _ name: String, at instant: Instant, certificates: @escaping CertificateReader
  ) throws(SessionFault) {
    let resumed = try resume(id, certificates: certificates)
    if let damage = resumed.content.damage { throw damage }
    var log = resumed.content.log
    let entry = log.append(.named(name), at: max(instant, log.entries.last?.at ?? instant))
    try resumed.journal.append(entry, keepingTime: true)
  }

  /// Removes a session's file.
  ///
  /// - Parameter id: A whole id, or the beginning of one only.
  /// - Throws: ``SessionFault/inUse(id:)`` where a program has it open.
  package func delete(_ id: String) throws(SessionFault) {
    let id = try find(id)
    try Journal(id: id, path: path(of: id), isNew: false).delete()
  }

  private func path(of id: String) -> String { "\(directory)/\(id).jsonl" }

  /// Makes the folder and those above it; what is made is for this user only.
  private func makeDirectories() throws(SessionFault) {
    var path = ""
    for part in directory.split(separator: "/") {
      path += "/" + part
      if mkdir(path, 0o700) != 0, errno != EEXIST { throw .system(path: path, code: errno) }
    }
    // Ours may exist from elsewhere, with other permissions.
    if chmod(directory, 0o700) != 0 { throw .system(path: directory, code: errno) }
  }
}
