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

  /// A simulated appliance that can be practised on.
  package struct PracticeScene: Hashable, Sendable {
    package let id: String
    package let title: LocalizedText

    package init(id: String, title: LocalizedText) {
      self.id = id
      self.title = title
    }
  }

  /// The session that is open.
  package struct OpenSession: Sendable {
    package let id: String
    package let pinned: PinnedRunbook
    package var log: Log
    package var situation: Situation
    /// Another program has it open: everything can be looked at, nothing recorded.
    package let isReadOnly: Bool
    /// Entries were made that no disk has.
    package var isInMemory: Bool
    /// What the program's own copy of the runbook would judge, where it is another.
    package let renewal: Renewal?

    package init(
      id: String, pinned: PinnedRunbook, log: Log, isReadOnly: Bool = false, isInMemory: Bool = false,
      renewal: Renewal? = nil
    ) {
      self.id = id
      self.pinned = pinned
      self.log = log
      self.isReadOnly = isReadOnly
      self.isInMemory = isInMemory
      self.renewal = renewal
      situation = Diagnosis.situation(of: pinned, after: log, walk: .guided)
    }

    mutating func append(_ entries: [LogEntry]) {
      log = Log(log.entries + entries)
      situation = Diagnosis.situation(of: pinned, after: log, walk: .guided)
    }

    /// The unit that the shown node is about; `nil` where its name is not known yet.
    package var focusUnit: String? { focus.flatMap(unit) }

    /// The same, and where there is no name for it, its place in the pair.
    var supplyUnit: String { focusUnit ?? focus?.unit?.rawValue ?? situation.unit }

    /// The unit that a node is about; `nil` where its name is not known yet.
    func unit(of node: Node) -> String? {
      situation.unit(of: node).flatMap { node.unit != nil && $0.isEmpty ? nil : $0 }
    }

    /// The fact that names the unit of the shown node, where nobody has named it yet.
    var missingName: FactName? {
      guard let node = focus, let slot = node.unit, unit(of: node) == nil else { return nil }
      return pinned.runbook.facts.first { $0.namesUnit == slot }?.name
    }

    /// An answer as it is recorded: a fact of a unit for the unit that the shown node is about.
    func answer(_ fact: FactName, _ value: FactValue?) -> LogEntry.Event {
      let isOfPeer = pinned.runbook.fact(fact)?.isOfUnit == true && supplyUnit != situation.unit
      return .answered(fact, value, unit: isOfPeer ? supplyUnit : nil)
    }

    /// The node to show: an optional question that was passed by, else the one where the walk stands, or the one that
    /// it waits for there.
    package var focus: Node? { pinned.runbook.node(situation.offers.first ?? wanted ?? situation.stop.node) }
  }

  package var size: Size
  package var glyphs: GlyphSet
  package var language: Language
  /// Whether the terminal shows Hangul, so that Korean can be chosen.
  package let canShowHangul: Bool
  package let saved: SavedSession?
  /// The saved sessions; `nil` until they were looked through.
  package var survey: SessionSurvey?
  package var session: OpenSession?
  /// Never empty; the last one is shown. Going back always ends at the start.
  package private(set) var places: [Place] = [.start]
  /// Where the places below the shown one were left.
  private var positions: [Position] = []
  /// The selected one of the choices of the place.
  package var selected = 0
  /// The first line shown of what does not fit.
  package var scroll = 0
  package var showsTeaching = true
  /// One line above the keys: what just happened, or what is wrong.
  package var notice: Notice?
  /// Set while an entry is on its way to the disk; nothing else may be recorded meanwhile.
  package var isRecording = false
  /// The operator wants to leave, which waits for that entry.
  package var isLeaving = false
  /// The operator was asked whether to leave although something is on its way.
  var hasAskedToLeave = false
  /// How long each errand has taken, where that is worth telling.
  var seconds: [Errand: Int] = [:]
  /// The ways to appliances that the operator named.
  package internal(set) var links: [Link]
  /// The one that the command line named first: a new session is about where it leads.
  let given: Link?
  package let offersPractice: Bool
  /// Whether the appliance is a simulated one.
  var isPractising: Bool { given?.method == .practice }
  /// What there is to practise, once that was asked.
  package var scenes: [PracticeScene]
  /// Tried beside the direct way, where the operator named one.
  package let proxy: ProbeTarget.Proxy?
  /// Those by which reads may be sent for this visit.
  package var allowed: Set<Link> = []
  package var fetching: Fetching?
  /// What this machine saw last; a hint, and never the appliance's state.
  package var reach: ProbeReport?
  package var isProbing = false
  /// What would be saved of the session, once it was asked for.
  package var reportPreview: ReportPreview?
  /// What is searched for in the overlay that is shown.
  package var search: Search?
  package let clipboard: Clipboard
  /// What was found at the start, and what is set since.
  package let surroundings: Surroundings
  package var settings: Settings
  /// What the operator has to know from the start; gone with the first key.
  var greeting: Notice?
  /// Answers asked for by the command line, given as soon as they are wanted.
  package var givenAnswers: [FactName: FactValue]

  package init(
    size: Size, glyphs: GlyphSet, language: Language, canShowHangul: Bool, saved: SavedSession?,
    links: [Link] = [], scenes: [PracticeScene] = [], offersPractice: Bool = false,
    proxy: ProbeTarget.Proxy? = nil,
    givenAnswers: [FactName: FactValue] = [:], surroundings: Surroundings? = nil, clipboard: Clipboard = .terminal
  ) {
    self.size = size
    self.glyphs = glyphs
    self.language = language
    self.canShowHangul = canShowHangul
    self.saved = saved
    self.links = links
    given = links.first
    self.scenes = scenes
    self.offersPractice = offersPractice || !scenes.isEmpty
    self.proxy = proxy
    self.givenAnswers = givenAnswers
    self.clipboard = clipboard
    let surroundings =
      surroundings
      ?? Surroundings(
        terminal: TerminalTraits(glyphs: glyphs, canShowHangul: canShowHangul), language: language)
    self.surroundings = surroundings
    settings = surroundings.settings
    showsTeaching = settings.showsTeaching
    let remarks = surroundings.remarks.map { Words(language).sentence($0) }
    greeting = remarks.isEmpty ? nil : Notice(SafeText(remarks.joined(separator: " ")), isTrouble: true)
  }

  package var place: Place { places.last ?? .start }
  /// Whose keys count.
  package var inputKind: Place.Kind { search?.isTyping == true ? .searching : place.kind }
  /// How the terminal is to draw.
  package var look: Look {
    surroundings.terminal.map { settings.look(on: $0) } ?? Look(glyphs: .ascii, colours: .none, isSpare: false)
  }
  package var words: Words { Words(language) }
  var wording: Wording? { session.map { Wording(language, $0.pinned.runbook) } }

  /// What a place shows of itself.
  private struct Position {
    let selected: Int
    let scroll: Int
  }

  /// Whether something that the operator asked to keep is not kept yet.
  var isBusy: Bool {
    if case .pasting(let pasting) = place, pasting.accepted != nil { return true }
    return isRecording
  }

  mutating func go(to place: Place) {
    positions.append(Position(selected: selected, scroll: scroll))
    places.append(place)
    search = nil
    selected = 0
    scroll = 0
  }

  /// Replaces the shown place.
  mutating func become(_ place: Place) {
    places[places.count - 1] = place
  }

  /// To the place below, as it was left.
  mutating func goBack() {
    if places.count > 1 { places.removeLast() }
    search = nil
    let position = positions.popLast()
    selected = position?.selected ?? 0
    scroll = position?.scroll ?? 0
  }

  mutating func showStart() {
    places = [.start]
    search = nil
    positions = []
    selected = 0
    scroll = 0
  }

  /// To the step where the walk stands.
  mutating func showStep() {
    showStart()
    go(to: .step)
  }
}
