import ArgumentParser
import FoundationEssentials
import Runbooks

/// When "now" is.
struct MomentOption: ParsableArguments {
  @Option(help: ArgumentHelp("Judge as of this time, not now.", valueName: "time"))
  var at: String?

  /// - Throws: ``Failure`` with status 64.
  func instant() throws(Failure) -> Instant {
    guard let at else { return Instant(Date()) }
    guard let instant = Instant(reading: at) else {
      throw Failure(.usage, "'\(at)' for --at is not a time with its zone; write it as 2026-11-23T18:20:00Z")
    }
    return instant
  }
}
