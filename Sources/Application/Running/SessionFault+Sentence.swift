import Glibc
package import Sessions

extension SessionFault {
  /// What happened, and what to do about it.
  package var sentence: String {
    switch self {
    case .system(let path, let code):
      "the session could not be kept in '\(path)': \(String(cString: strerror(code))); this session stays in memory"
    case .noHome: "neither XDG_STATE_HOME nor HOME names a folder; this session stays in memory"
    case .none: "there is no session yet; 'taloscope' begins one"
    case .unknown(let id): "there is no session '\(id)', or several begin so"
    case .inUse(let id): "session '\(id)' is open in another taloscope; close it there first"
    case .damaged(let id, 1, let problem): "session '\(id)' is damaged at line 1: \(problem)"
    case .damaged(let id, let line, let problem):
      "session '\(id)' is damaged at line \(line): \(problem); what stands before it is used, the file is left as it is, and this session stays in memory"
    case .newerFormat(let id, let line, let format):
      "session '\(id)' was written by a later version of taloscope (format \(format), line \(line)); open it with that one"
    case .altered(let id): "session '\(id)' has been altered: its runbook does not match its digest"
    }
  }

  package var status: ExitStatus {
    switch self {
    case .none, .unknown: .noInput
    case .inUse: .notPermitted
    case .damaged, .newerFormat, .altered: .unreadable
    case .noHome: .noInput
    case .system(_, let code): [EACCES, EPERM, EROFS].contains(code) ? .notPermitted : .noInput
    }
  }
}
