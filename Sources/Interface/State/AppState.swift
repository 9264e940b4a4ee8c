package import Diagnosis
import PlainText
package import Runbooks
package import TextCanvas

/// Everything that the screen shows comes from here; equal states draw equal frames.
package struct AppState: Sendable {
  /// A session that could be taken up again.
  package struct SavedSession: Hashable, Sendable {
    package let id: String
    package let modified: Instant

    package init(id: String, modified: Instant) {
      self.id = id
      self.modified = modified
    }
  }

  /// The session that is open.
  package struct OpenSession: Sendable {
    package let id: String
    package let pinned: PinnedRunbook
    package var log: Log
    package var situation: Situation

    package init(id: String, pinned: PinnedRunbook, log: Log) {
      self.id = id
      self.pinned = pinned
      self.log = log
      situation = Diagnosis.situation(of: pinned, after: log, walk: .guided)
    }

    mutating func append(_ entry: LogEntry) {
      log = Log(log.entries + [entry])
      situation = Diagnosis.situation(of: pinned, after: log, walk: .guided)
    }

    /// The unit that the shown node is about; `nil` where its name is not known yet.
    package var focusUnit: String? { focus.flatMap { situation.unit(of: $0) } }

    /// The same where it is not the one that the session was opened for.
    var peer: String? { focusUnit == situation.unit ? nil : focusUnit }

    /// The node to show: an optional question that was passed by, else the one where the walk stands.
    package var focus: Node? {
      pinned.runbook.node(situation.offers.first ?? situation.stop.node)
    }
  }

  package var size: Size
  package var glyphs: GlyphSet
  package var language: Language
  /// Whether the terminal shows Hangul, so that Korean can be chosen.
  package let canShowHangul: Bool
  package let saved: SavedSession?
  package var session: OpenSession?
  /// Never empty; the last one is shown. Going back always ends at the start.
  package var places: [Place] = [.start]
  /// The selected one of the choices of the place.
  package var selected = 0
  /// The first line shown of what does not fit.
  package var scroll = 0
  package var showsTeaching = true
  /// One line above the keys: what just happened, or what is wrong.
  package var notice: Notice?
  /// Set while an entry is on its way to the disk; nothing else may be recorded meanwhile.
  package var isRecording = false
  /// Answers asked for by the command line, given as soon as they are wanted.
  package var givenAnswers: [FactName: FactValue]

  package init(
    size: Size, glyphs: GlyphSet, language: Language, canShowHangul: Bool, saved: SavedSession?,
    givenAnswers: [FactName: FactValue] = [:]
  ) {
    self.size = size
    self.glyphs = glyphs
    self.language = language
    self.canShowHangul = canShowHangul
    self.saved = saved
    self.givenAnswers = givenAnswers
  }

  package var place: Place { places.last ?? .start }
  package var words: Words { Words(language) }
  var wording: Wording? { session.map { Wording(language, $0.pinned.runbook) } }

  mutating func go(to place: Place) {
    places.append(place)
    selected = 0
    scroll = 0
  }

  /// Replaces the shown place.
  mutating func become(_ place: Place) {
    places[places.count - 1] = place
  }

  mutating func goBack() {
    if places.count > 1 { places.removeLast() }
    selected = 0
    scroll = 0
  }

  /// Back to the step where the walk stands.
  mutating func showStep() {
    places = [.start, .step]
    selected = 0
    scroll = 0
  }
}
