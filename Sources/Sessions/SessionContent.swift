package import Diagnosis
import Runbooks

/// What a session's lines say, on the copy of the runbook that it is judged by.
package struct SessionContent: Sendable {
  package private(set) var pinned: PinnedRunbook
  package private(set) var reader: EvidenceReader
  package private(set) var log = Log()
  /// The first line that cannot be read, where there is one.
  ///
  /// The log holds what stands before it, and nothing after: what is lost may be what took back an answer or an approval.
  package private(set) var damage: SessionFault?

  /// - Parameter known: A runbook that was read before, by its digest.
  /// - Throws: ``SessionFault`` where nothing can be judged: the first line opens no session, a runbook is not the one
  ///   that its digest names, or a later version wrote the file. Another damaged line is no error, but ``damage``.
  package init(
    id: String, lines: [String], certificates: @escaping CertificateReader,
    known: (_ digest: String) -> PinnedRunbook? = { _ in nil }
  ) throws(SessionFault) {
    pinned = try Self.runbook(in: lines.first ?? "", id: id, line: 1, known)
    reader = EvidenceReader(runbook: pinned.runbook, certificates: certificates)
    for (index, line) in lines.enumerated() {
      let entry: LogEntry
      do {
        entry = try LogEntry(line: line, reader: reader)
        guard entry.number == index + 1 else {
          throw LogEntry.Unreadable.outOfOrder(number: entry.number, due: index + 1)
        }
      } catch let LogEntry.Unreadable.newerFormat(format) {
        throw .newerFormat(id: id, line: index + 1, format: format)
      } catch {
        let problem = (error as? LogEntry.Unreadable)?.sentence ?? ""
        damage = .damaged(id: id, line: index + 1, problem: problem)
        return
      }
      log = Log(log.entries + [entry])
      guard case .replayed = entry.event else { continue }
      let next = try Self.runbook(in: line, id: id, line: index + 1, known)
      let reader = EvidenceReader(runbook: next.runbook, certificates: certificates)
      log = Replay(of: log, from: pinned, on: reader, pinned: next).log
      (pinned, self.reader) = (next, reader)
    }
  }

  /// The runbook that an opening line carries.
  private static func runbook(
    in line: String, id: String, line number: Int, _ known: (String) -> PinnedRunbook?
  ) throws(SessionFault) -> PinnedRunbook {
    let opening = try? JSONParser.parse(line).root
    if let format = opening?["v"]?.int, format > LogEntry.format {
      throw .newerFormat(id: id, line: number, format: format)
    }
    guard let document = opening?["document"]?.string, let digest = opening?["sha256"]?.string else {
      throw .damaged(id: id, line: number, problem: "it does not open a session")
    }
    guard Digest.sha256(of: document) == digest else { throw .altered(id: id) }
    if let known = known(digest) { return known }
    guard let parsed = try? JSONParser.parse(document), let runbook = RunbookDecoder.decode(parsed).runbook else {
      throw .damaged(id: id, line: number, problem: "its runbook cannot be read")
    }
    return PinnedRunbook(runbook: runbook, source: document)
  }
}
