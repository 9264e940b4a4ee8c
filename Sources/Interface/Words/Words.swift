package import PlainText
package import Runbooks

/// The program's own texts in one language.
package struct Words: Sendable {
  package let language: Language

  package init(_ language: Language) { self.language = language }

  package subscript(_ phrase: Phrase) -> SafeText {
    let pair = Self.table[phrase] ?? (en: "", ko: "")
    // Cleaned here and not in the table: the first frame needs a dozen of them.
    return SafeText(language == .ko ? pair.ko : pair.en)
  }

  /// Where a moment lies to a span of time, in whole days; less than one is said so.
  package func span(from start: Instant, to end: Instant, at now: Instant) -> SafeText {
    if end < now {
      return switch (language, end.days(to: now)) {
      case (.ko, 0): "만료됨: 종료된 지 하루가 지나지 않음"
      case (.ko, let days): SafeText("만료됨: \(days)일 전에 종료")
      case (.en, let days): SafeText("EXPIRED: ended \(Self.days(days)) ago")
      }
    }
    if now < start {
      return switch (language, now.days(to: start)) {
      case (.ko, 0): "아직 유효하지 않음: 하루 안에 시작"
      case (.ko, let days): SafeText("아직 유효하지 않음: \(days)일 뒤 시작")
      case (.en, let days): SafeText("NOT VALID YET: begins in \(Self.days(days))")
      }
    }
    return switch (language, now.days(to: end)) {
    case (.ko, 0): "유효함: 하루 안에 종료"
    case (.ko, let days): SafeText("유효함: \(days)일 남음")
    case (.en, let days): SafeText("VALID: ends in \(Self.days(days))")
    }
  }

  /// How long to wait, in minutes rounded up, as of the last moment that is known.
  package func remaining(until due: Instant, at now: Instant) -> SafeText {
    let minutes = max(0, (due.seconds - now.seconds + 59) / 60)
    let clock = String(now.readable.dropFirst(11))
    return switch (language, minutes) {
    case (.ko, _): SafeText("\(minutes)분 남음 (\(clock) 기준)")
    case (.en, 1): SafeText("1 minute from \(clock)")
    case (.en, _): SafeText("\(minutes) minutes from \(clock)")
    }
  }

  /// That this machine's clock shows an earlier time than the session's last entry.
  package func clockWentBack(by span: Duration) -> SafeText {
    let minutes = max(1, (span.components.seconds + 59) / 60)
    return switch language {
    case .ko:
      SafeText("이 컴퓨터의 시계가 세션의 마지막 기록보다 \(minutes)분 늦습니다. 기록의 순서는 유지되며, 시각은 마지막 기록의 시각으로 남습니다.")
    case .en:
      SafeText(
        "This machine's clock is \(minutes) min behind the session's last entry. Entries keep their order, and stand at the time of that one."
      )
    }
  }

  /// That a pasted text comes from another machine, and what to do where it is the appliance after all.
  package func otherPrompt(_ host: String, than unit: String) -> SafeText {
    switch language {
    case .ko: SafeText("프롬프트의 장비 이름: \(host) (예상: \(unit)). 다른 장비의 출력은 반영하지 않습니다. 같은 장비가 맞을 때만 사용하십시오.")
    case .en:
      SafeText(
        "The prompt says \(host), not \(unit), so this does not count. Use it only if \(host) is \(unit)."
      )
    }
  }

  private static func days(_ count: Int) -> String {
    switch count {
    case 0: "less than a day"
    case 1: "1 day"
    default: "\(count) days"
    }
  }
}
