import PlainText
import TextCanvas

/// Work on this machine that may take a moment.
package enum Errand: Hashable, Sendable, CaseIterable {
  /// A pasted text is read.
  case reading
  /// The ways from this machine are tried.
  case probing
  /// A file is written.
  case saving
}

extension AppState {
  package func isRunning(_ errand: Errand) -> Bool {
    switch errand {
    case .reading: if case .pasting(let pasting) = place { pasting.isReading } else { false }
    case .probing: isProbing
    case .saving: if case .saving(let saving) = place { saving.isWriting } else { false }
    }
  }

  /// Whether any errand runs.
  package var hasErrand: Bool { Errand.allCases.contains(where: isRunning) }

  /// What takes its time, how long it has, and how to stop it.
  var errandNotice: Notice? {
    guard let errand = Errand.allCases.first(where: { isRunning($0) && seconds[$0] != nil }) else { return nil }
    return Notice(name(errand) + SafeText("  \(seconds[errand] ?? 0) s  (") + words[.stopsIt] + ")")
  }

  private func name(_ errand: Errand) -> SafeText {
    switch errand {
    case .reading:
      guard case .pasting(let pasting) = place else { return words[.reading] }
      return words[.reading] + ": " + words.lines(pasting.area.lines.count)
    case .probing: return words[.reachTrying]
    case .saving: return words[.writing]
    }
  }
}
