package import Runbooks

/// The texts of reports that are not the runbook's, in one language.
package struct ReportWords: Sendable {
  package let language: Language

  package init(_ language: Language) { self.language = language }

  func callAsFunction(_ english: String, _ korean: String) -> String { language == .ko ? korean : english }

  package var notRedacted: String {
    self(
      "Not redacted: this file names hosts, addresses, serial numbers and accounts as they are.",
      "가리지 않음: 이 파일에는 호스트 이름, 주소, 일련번호, 계정이 그대로 들어 있습니다.")
  }

  package func redacted(_ count: Int) -> String {
    self(
      "Redacted: \(count) names, addresses and the like are replaced by tokens such as [host-1], the same one everywhere. 'taloscope report --redaction-map' shows what they stand for, from the session only.",
      "가림 처리됨: 이름, 주소 등 \(count)개를 [host-1]과 같은 토큰으로 바꾸었으며, 같은 값은 항상 같은 토큰입니다. 원래 값은 세션이 있는 컴퓨터에서 'taloscope report --redaction-map'으로만 확인할 수 있습니다."
    )
  }

  /// Heading of a section and what is said where it is empty.
  func section(_ id: SectionID) -> (title: String, empty: String) {
    let nothing = self("Nothing.", "없음.")
    return switch id {
    case .summary: (self("Summary", "요약"), nothing)
    case .tac: (self("What TAC will ask first", "TAC에서 먼저 묻는 내용"), nothing)
    case .asked: (self("Asked and answered", "질문과 답변"), nothing)
    case .concluded: (self("Concluded", "판단"), self("Nothing was judged yet.", "아직 판단한 내용이 없습니다."))
    case .done: (self("Done", "수행한 변경"), self("Nothing was changed.", "변경한 내용이 없습니다."))
    case .contradicted: (self("Contradicted", "모순되는 값"), nothing)
    case .unknown: (self("Unknown", "확인되지 않은 값"), nothing)
    case .skipped: (self("Skipped", "건너뛴 단계"), nothing)
    case .undone: (self("Undone", "되돌린 항목"), nothing)
    case .open: (self("Still open", "남은 항목"), nothing)
    case .reminders: (self("Come back", "다시 확인할 시점"), nothing)
    case .notes: (self("Notes", "메모"), nothing)
    case .seen: (self("Seen", "수집한 출력"), self("No output was read.", "읽은 출력이 없습니다."))
    case .versions: (self("Versions", "버전"), nothing)
    }
  }

  /// Where now lies to a span, in whole days.
  func place(of span: Report.Span) -> String {
    if span.now > span.end {
      let days = span.end.days(to: span.now)
      return self("ended \(Self.days(days)) before \(span.now.day)", "\(span.now.day) 기준 \(days)일 전에 만료")
    }
    if span.now < span.start {
      return self("not begun on \(span.now.day)", "\(span.now.day) 기준 아직 시작되지 않음")
    }
    let days = span.now.days(to: span.end)
    return self("\(Self.days(days)) left on \(span.now.day)", "\(span.now.day) 기준 \(days)일 남음")
  }

  private static func days(_ count: Int) -> String { count == 1 ? "1 day" : "\(count) days" }

  func span(_ span: Report.Span) -> String {
    "\(span.start.readable) – \(span.end.readable), \(place(of: span))"
  }

  func performer(isTool: Bool) -> String {
    isTool
      ? self("Taloscope, over the connection that was named", "Taloscope가 지정된 연결로 전송")
      : self("the operator, by hand", "운영자가 직접 수행")
  }
}

/// The sections of a report, in their order.
enum SectionID: String, Hashable, Sendable, CaseIterable {
  case summary, tac, concluded, done, contradicted, unknown, skipped, undone, open, reminders, notes, asked, seen,
    versions
}
