import Diagnosis
import PlainText
import Runbooks
import TextCanvas

extension AppState {
  /// The way by which a command of the shown step can be sent.
  func link(for id: CommandID) -> Link? {
    guard let session, let command = session.pinned.runbook.commands[id] else { return nil }
    return links.first { $0.unit == session.supplyUnit && $0.takes(command) }
  }

  /// What may be fetched of these, in their order.
  func fetches(_ commands: [CommandID]) -> [Choice] {
    commands.filter { link(for: $0) != nil }.map { .fetch($0) }
  }

  /// The command that a change at hand would send, where there is a way for it.
  func sending(of change: Node.Change) -> CommandID? {
    guard case .command(let id) = change.action, link(for: id) != nil else { return nil }
    return id
  }

  /// What is searched for, once it is typed, and how far that got.
  private var searchNotice: Notice? {
    guard let search, !search.isTyping else { return nil }
    return Notice(SafeText("/\(search.field.text)  ") + searchStatus)
  }

  /// What stands above the keys: what runs, else what just happened.
  package var shownNotice: Notice? {
    guard let fetching, notice == nil else { return notice ?? greeting ?? errandNotice ?? searchNotice }
    if let told = fetching.notice, let wording {
      return Notice(SafeText("\(fetching.seconds) s  (") + words[.stopsIt] + SafeText(")  " + wording.notice(told)))
    }
    let line = session?.pinned.runbook.commands[fetching.command].flatMap {
      session?.pinned.runbook.lines(of: $0).first
    }
    return Notice(
      words[fetching.change == nil ? .reading : .running] + SafeText("  \(fetching.seconds) s  (") + words[.stopsIt]
        + SafeText(")  \(fetching.link.name): \(line ?? fetching.command.text)"))
  }
}
