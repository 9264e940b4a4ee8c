import Glibc
package import Runbooks
package import Sessions

extension SessionFault {
  /// What happened, and what to do about it; for the command line.
  package var sentence: String { sentence(in: .en) }

  /// The same for the screen, in whatever language it has by then.
  package var text: LocalizedText { .inEach { sentence(in: $0) } }

  /// The same, of a session that goes on without its file.
  package var warning: LocalizedText {
    .inEach { language in
      switch language {
      case .en: sentence(in: .en) + "; this session stays in memory"
      case .ko: sentence(in: .ko) + ". 이 세션은 메모리에만 남습니다"
      }
    }
  }

  private func sentence(in language: Language) -> String {
    func choose(_ english: String, _ korean: String) -> String { language == .ko ? korean : english }
    switch self {
    case .system(let path, let code):
      let why = String(cString: strerror(code))
      return choose("the session could not be kept in '\(path)': \(why)", "세션을 '\(path)'에 저장하지 못했습니다: \(why)")
    case .unreadable(let path, let code):
      let why = String(cString: strerror(code))
      let sentence = choose("'\(path)' cannot be read: \(why)", "'\(path)' 파일을 읽을 수 없습니다: \(why)")
      guard Self.isForbidden(code) else { return sentence }
      return sentence + choose("; check whose file it is, and its permissions", ". 소유자와 권한을 확인하십시오")
    case .noHome:
      return choose(
        "neither XDG_STATE_HOME nor HOME names a folder", "XDG_STATE_HOME과 HOME 중 어느 것도 폴더를 가리키지 않습니다")
    case .none:
      return choose("there is no session yet; 'taloscope' begins one", "아직 세션이 없습니다. 'taloscope'로 시작하십시오")
    case .unknown(let id):
      return choose(
        "there is no session '\(id)', or several begin so", "'\(id)' 세션이 없거나, 이 ID로 시작하는 세션이 여러 개입니다")
    case .inUse(let id):
      return choose(
        "session '\(id)' is open in another taloscope; close it there first",
        "'\(id)' 세션이 다른 taloscope에서 열려 있습니다. 그쪽에서 먼저 닫으십시오")
    case .damaged(let id, 1, let problem):
      return choose(
        "session '\(id)' is damaged at line 1: \(problem)", "'\(id)' 세션의 첫 번째 줄이 손상되었습니다: \(problem)")
    case .damaged(let id, let line, let problem):
      return choose(
        "session '\(id)' is damaged at line \(line): \(problem); what stands before it is used, and the file is left as it is",
        "'\(id)' 세션의 \(line)번째 줄이 손상되었습니다: \(problem). 그 앞까지 사용하며, 파일은 그대로 둡니다")
    case .newerFormat(let id, let line, let format):
      return choose(
        "session '\(id)' was written by a later version of taloscope (format \(format), line \(line)); open it with that one",
        "'\(id)' 세션은 더 새로운 taloscope가 기록했습니다(형식 \(format), \(line)번째 줄). 그 버전으로 여십시오")
    case .altered(let id):
      return choose(
        "session '\(id)' has been altered: its runbook does not match its digest",
        "'\(id)' 세션이 변경되었습니다. 런북이 다이제스트와 일치하지 않습니다")
    }
  }

  package var status: ExitStatus {
    switch self {
    case .none, .unknown: .noInput
    case .inUse: .notPermitted
    case .damaged, .newerFormat, .altered: .unreadable
    case .noHome: .noInput
    case .system(_, let code), .unreadable(_, let code):
      Self.isForbidden(code) ? .notPermitted : .noInput
    }
  }

  private static func isForbidden(_ code: Int32) -> Bool { [EACCES, EPERM, EROFS].contains(code) }
}
