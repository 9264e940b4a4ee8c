import Diagnosis
import Runbooks

/// What came of collecting.
struct Collected: Sendable {
  /// A command that could not be had, and why.
  struct Miss: Hashable, Sendable {
    let command: CommandID
    let unit: String
    let trouble: Trouble
  }

  let submission: Submission
  var misses: [Miss] = []

  /// A sentence for each trouble, once.
  func sentences(in wording: Wording) -> [String] {
    var seen: Set<String> = []
    return misses.map { "\($0.unit): \($0.command): " + wording.trouble($0.trouble) }.filter {
      seen.insert($0).inserted
    }
  }

  /// The exit status where nothing at all could be had; `nil` where the verdict tells it.
  var ending: ExitStatus? {
    guard submission.evidence.isEmpty, let trouble = misses.first?.trouble, trouble.endsVisit else { return nil }
    switch trouble {
    case .loginRefused, .secretRefused, .secretMissing, .unknownHostKey, .changedHostKey, .unknownCertificate,
      .changedCertificate:
      return .notPermitted
    case .cancelled: return .interrupted
    default: return .unavailable
    }
  }
}
