import Diagnosis
import Interface
import PlainText
import Reports
import Runbooks

/// What sessions want somebody to come back for: lines for people, an array for programs, events for a calendar.
struct DueList {
  struct Item {
    let session: SessionSummary
    let reminder: SessionSummary.Due
    let uid: String
  }

  /// By time.
  let items: [Item]
  let now: Instant

  init(_ sessions: [SessionSummary], at now: Instant) {
    self.now = now
    items = sessions.flatMap { session in
      var seen: [String: Int] = [:]
      return session.reminders.map { reminder in
        // The moment is left out: a certificate that was read again moves the same event.
        let why = reminder.why.text(in: .en)
        let count = seen[why, default: 0]
        seen[why] = count + 1
        let digest = Digest.sha256(of: "\(session.id)\n\(why)\n\(count)").dropFirst("sha256:".count).prefix(32)
        return Item(session: session, reminder: reminder, uid: "\(digest)@taloscope")
      }
    }.sorted { ($0.reminder.at, $0.session.id) < ($1.reminder.at, $1.session.id) }
  }

  func isDue(_ item: Item) -> Bool { item.reminder.at <= now }
  var isAnyDue: Bool { items.contains(where: isDue) }

  var json: JSONValue {
    .array(
      items.map { item in
        .object([
          "session": .string(item.session.id), "unit": .string(item.session.unit),
          "name": item.session.name.map(JSONValue.string) ?? .null, "at": .string(item.reminder.at.description),
          "due": .bool(isDue(item)), "why": item.reminder.why.json, "uid": .string(item.uid),
        ])
      })
  }

  func lines(in language: Language) -> [SafeText] {
    items.map { item in
      let mark =
        switch (isDue(item), language) {
        case (true, .en): "DUE    "
        case (false, .en): "later  "
        case (true, .ko): "지남  "
        case (false, .ko): "예정  "
        }
      return SafeText(mark) + SafeText(item.reminder.at.readable) + "  "
        + SafeText("\(item.session.title) (\(item.session.id)): \(item.reminder.why.text(in: language))")
    }
  }

  func calendar(in language: Language, version: String) -> CalendarFile {
    CalendarFile(
      events: items.map { item in
        CalendarFile.Event(
          uid: item.uid, at: item.reminder.at,
          summary: "\(item.session.title): \(item.reminder.why.text(in: language))",
          description: "\(item.reminder.why.text(in: language))\ntaloscope resume \(item.session.id)")
      }, stamp: now, version: version)
  }
}
