import Diagnosis
import Interface
import PlainText
import Runbooks

/// The saved sessions as a list: a line each for people, an array for programs.
struct SessionListing {
  let survey: SessionSurvey

  var json: JSONValue { .array(survey.sessions.map(\.json)) }

  func lines(in language: Language) -> [SafeText] {
    let titles = survey.sessions.map { SafeText($0.title).truncated(to: 30) }
    let idWidth = survey.sessions.map(\.id.count).max() ?? 0
    let titleWidth = titles.map(\.width).max() ?? 0
    return zip(survey.sessions, titles).map { session, title in
      let open = session.isOpen ? (language == .ko ? "[열림] " : "[open] ") : ""
      return SafeText(session.id).padded(to: idWidth) + "  " + SafeText(String(session.modified.readable.prefix(16)))
        + "  " + title.padded(to: titleWidth) + "  " + SafeText(open + session.brief(in: language))
    }
  }
}

extension SessionSummary {
  /// Where it stands, in a few words.
  func brief(in language: Language) -> String {
    switch state {
    case .standing(let stage, let question): "\(stage.text(in: language)): \(question.text(in: language))"
    case .ended(_, let status, let label, _): "\(status.rawValue.uppercased()) \(label.text(in: language))"
    case .unreadable(let why): why.text(in: language)
    }
  }

  var json: JSONValue { .object(members) }

  var members: [String: JSONValue] {
    var members: [String: JSONValue] = [
      "id": .string(id), "name": name.map(JSONValue.string) ?? .null, "unit": .string(unit),
      "modified": .string(modified.description), "open": .bool(isOpen), "verdict": .null, "problem": .null,
      "stage": .null, "reminders": .array(reminders.map(\.json)),
    ]
    switch state {
    case .standing(let stage, let question):
      members["state"] = .string("standing")
      members["stage"] = stage.json
      members["step"] = question.json
    case .ended(let id, let status, let label, let says):
      members["state"] = .string("ended")
      members["verdict"] = .object([
        "id": .string(id.text), "status": .string(status.rawValue), "label": label.json, "text": says.json,
      ])
    case .unreadable(let why):
      members["state"] = .string("unreadable")
      members["problem"] = .string(why.text(in: .en))
    }
    return members
  }
}

extension SessionSummary.Due {
  var json: JSONValue { .object(["at": .string(at.description), "why": why.json]) }
}

extension LocalizedText {
  /// The text by language.
  var json: JSONValue {
    .object(
      Dictionary(texts.map { ($0.key.rawValue, JSONValue.string($0.value)) }, uniquingKeysWith: { first, _ in first }))
  }
}
