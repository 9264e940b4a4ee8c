import BundledRunbook
import Collectors
import Diagnosis
import Foundation
import Runbooks
import TestSupport

extension Bundled {
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
