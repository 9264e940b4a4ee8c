import Runbooks

extension Wording {
  /// Why a fact is not known, in one or two sentences.
  package func sentence(_ reason: UnknownReason) -> String {
    switch reason {
    case .notKnownToOperator:
      choose("You said that you do not know.", "모른다고 답하셨습니다.")
    case .notFound(let lines) where lines.isEmpty:
      choose("The text is empty.", "내용이 비어 있습니다.")
    case .notFound:
      choose("None of the lines says it.", "해당 내용을 찾을 수 없습니다.")
    case .conflicting(let fact, let values):
      choose(
        "The text gives several values for \(name(of: fact)): \(values.joined(separator: " / ")). Paste the output of one command only.",
        "\(name(of: fact)) 값이 여러 개입니다: \(values.joined(separator: " / ")). 명령 하나의 출력만 붙여넣으십시오.")
    case .unexpected(let fact, let value, let say):
      "\(say.text(in: language)) (\(name(of: fact)): \(value))"
    case .refused(let say):
      say.text(in: language)
    case .otherCommand(let echo):
      choose(
        "The text also holds the output of another command: \(echo). Paste only the one that is shown.",
        "다른 명령의 출력이 포함되어 있습니다: \(echo). 표시된 명령의 출력만 붙여넣으십시오.")
    case .otherMachine(let name):
      choose(
        "The output is from \(name), not from the appliance. Run the command on the appliance and paste what it prints.",
        "장비가 아니라 \(name) 시스템의 출력입니다. 장비에서 명령을 실행한 뒤 그 출력을 붙여넣으십시오.")
    case .unclearMachine(let names):
      choose(
        "The text is from several machines (\(names)), and nothing shows which one printed the answer. Paste it with the prompt of the appliance.",
        "여러 시스템(\(names))의 출력이 섞여 있어 어느 시스템의 출력인지 알 수 없습니다. 장비의 프롬프트까지 함께 붙여넣으십시오.")
    case .tooLong(let bytes):
      choose(
        "The text has \(bytes) bytes; at most \(EvidenceReader.limit) are read.",
        "내용이 \(bytes)바이트입니다. 최대 \(EvidenceReader.limit)바이트까지 읽습니다.")
    case .derived(let fact):
      choose("\(name(of: fact)) is not known.", "\(name(of: fact)): 알 수 없습니다.")
    }
  }

  /// The lines that were looked at in vain.
  package func lines(_ reason: UnknownReason) -> [String] {
    if case .notFound(let lines) = reason { lines } else { [] }
  }
}
