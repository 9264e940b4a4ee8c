import Collectors
import Diagnosis
import Foundation
import Runbooks
import TestSupport

/// The runbook of the program, read from its file.
enum Bundled {
  static let pinned: PinnedRunbook = {
    let file = Fixture.directory.appending(path: "../../Resources/Runbooks/talos-connectivity.json")
    guard let bytes = try? Array(Data(contentsOf: file)), let document = try? JSONParser.parse(bytes),
      let runbook = RunbookDecoder.decode(document).runbook
    else { fatalError("the bundled runbook cannot be read; RunbookDecoderTests says why") }
    return PinnedRunbook(runbook: runbook, source: String(decoding: bytes, as: UTF8.self))
  }()

  static let reader = EvidenceReader(runbook: pinned.runbook) { X509Certificates.fields(pem: $0) }

  static func reading(of fixture: String) throws -> Reading {
    reader.reading(of: "read_certificate", in: Secrets.masked(try Fixture.text("certificates/\(fixture).txt")).text)
  }
}

extension Instant {
  /// An instant as a test writes it.
  init(_ text: String) {
    guard let instant = Instant(reading: text) else { fatalError("'\(text)' is no time") }
    self = instant
  }
}
