import Collectors
package import Diagnosis
import Foundation
import Runbooks
import TestSupport

/// The runbook of the program, read from its file.
package enum Bundled {
  package static let pinned: PinnedRunbook = {
    do { return try edited([]) } catch {
      fatalError("the bundled runbook cannot be read; RunbookDecoderTests says why")
    }
  }()

  package static let reader = EvidenceReader(runbook: pinned.runbook) { X509Certificates.fields(pem: $0) }

  /// Another copy of it, with these parts of its text replaced.
  ///
  /// - Throws: ``NotThere`` for a part that it does not have, and what a reader of the result says.
  package static func edited(_ edits: [(old: String, new: String)]) throws -> PinnedRunbook {
    var source = String(decoding: try Repository.data("Resources/Runbooks/talos-connectivity.json"), as: UTF8.self)
    for (old, new) in edits {
      guard source.contains(old) else { throw NotThere(part: old) }
      source.replace(old, with: new)
    }
    guard let runbook = RunbookDecoder.decode(try JSONParser.parse(source)).runbook else { throw NotARunbook() }
    return PinnedRunbook(runbook: runbook, source: source)
  }

  package struct NotThere: Error { let part: String }
  package struct NotARunbook: Error {}
}
