import CResources
import Collectors
package import Diagnosis
import Inspection
import Runbooks

/// Where runbooks come from: the one inside the program, or a file.
package enum RunbookFile {
  /// The bytes of a file of Resources/, by its path there.
  package static func resource(_ path: String) -> [UInt8]? {
    let all = UnsafeBufferPointer(start: taloscope_resource_table(), count: taloscope_resource_count)
    guard let found = all.first(where: { String(cString: $0.path) == path }) else { return nil }
    return Array(UnsafeBufferPointer(start: found.bytes, count: found.count))
  }

  package static let bundled = "Runbooks/talos-connectivity.json"

  /// - Parameter path: A file, which is checked by every rule; or `nil` for the bundled runbook, which a test holds
  ///   clean, so that a start need not wait for that.
  /// - Throws: ``Failure`` with every mistake in it, status 65.
  package static func load(_ path: String?) throws(Failure) -> PinnedRunbook {
    let name = path ?? bundled
    let bytes =
      try path.map { path throws(Failure) in try InputFile.read(path, limit: limit) } ?? resource(bundled) ?? []
    let result: (runbook: Runbook?, findings: [Finding])
    do {
      result = try path == nil ? decoded(bytes) : checked(bytes)
    } catch {
      throw Failure(.unreadable, error.report(file: name, source: bytes))
    }
    guard let runbook = result.runbook else {
      let shown = result.findings.prefix(Lint.shownFindings)
      let report = shown.map { $0.report(file: name, source: bytes) }.joined(separator: "\n")
      throw Failure(.unreadable, "the runbook has mistakes; mend them, then try again\n\(report)")
    }
    return PinnedRunbook(runbook: runbook, source: String(decoding: bytes, as: UTF8.self))
  }

  /// The bundled runbook is read when it is needed; another one at once, so that its mistakes are told before a screen
  /// opens.
  ///
  /// - Throws: As ``load(_:)``.
  static func later(_ path: String?) throws(Failure) -> Later<PinnedRunbook> {
    if let path { return Later(made: try load(path)) }
    return Later {
      // A test holds it without a mistake. Should it have one all the same, a trap puts the terminal back.
      do throws(Failure) { return try load(nil) } catch { fatalError(error.sentence) }
    }
  }

  private static func decoded(_ bytes: [UInt8]) throws(JSONError) -> (runbook: Runbook?, findings: [Finding]) {
    let result = RunbookDecoder.decode(try JSONParser.parse(bytes))
    return (result.runbook, result.findings)
  }

  private static func checked(_ bytes: [UInt8]) throws(JSONError) -> (runbook: Runbook?, findings: [Finding]) {
    let result = try Lint.check(bytes)
    return (result.runbook, result.findings)
  }

  package static let limit = 16 << 20

  /// Where the rehearsals of a runbook stand: beside it.
  package static func rehearsals(of path: String) -> String {
    (path.hasSuffix(".json") ? String(path.dropLast(".json".count)) : path) + ".rehearsals.json"
  }

  /// The edges that the rehearsals beside a runbook take, for rule RB029; `nil` where there are none to be read, which
  /// `rehearse` tells.
  static func rehearsed(_ path: String?, _ bytes: [UInt8]) -> Set<Coverage.Edge>? {
    guard let runbook = try? decoded(bytes).runbook,
      let written = try? rehearsalBytes(of: path, named: rehearsals(of: path ?? bundled)),
      let document = try? RehearsalDocument(JSONParser.parse(written).root, runbook: runbook)
    else { return nil }
    let pinned = PinnedRunbook(runbook: runbook, source: String(decoding: bytes, as: UTF8.self))
    let results = RehearsalRun(document.rehearsals, reader: reader(pinned)).results(on: pinned)
    return Coverage(of: runbook, ways: results.lazy.flatMap(\.situation.ways)).taken
  }

  /// - Parameter path: The runbook's file, or `nil` for the bundled one, whose rehearsals are inside the program too.
  static func rehearsalBytes(of path: String?, named name: String) throws(Failure) -> [UInt8] {
    if path == nil, let bytes = resource(name) { return bytes }
    return try InputFile.read(name, limit: limit)
  }

  package static func reader(_ pinned: PinnedRunbook) -> EvidenceReader {
    EvidenceReader(runbook: pinned.runbook) { X509Certificates.fields(pem: $0) }
  }
}
