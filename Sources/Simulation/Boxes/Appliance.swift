package import Runbooks

/// A simulated appliance: one unit, or the two of a pair, and what somebody who looks at it would say.
///
/// It knows no clock: every call says when it is. Times must not run backwards.
package struct Appliance: Sendable {
  package let scene: Scene
  private var boxes: [String: Box]
  private var site: JSONValue
  /// Answers of each unit, by its host name.
  private var answersOfBox: [String: Answers]
  /// Changes on their way, with when they arrive.
  private var pending: [(due: Instant, change: Change, host: String)] = []

  package init(_ scene: Scene, at start: Instant) {
    self.scene = scene
    boxes = Dictionary(scene.boxes.map { ($0.host, Box($0, at: start)) }, uniquingKeysWith: { first, _ in first })
    answersOfBox = Dictionary(scene.boxes.map { ($0.host, $0.answers) }, uniquingKeysWith: { first, _ in first })
    site = .object(Dictionary(scene.answers.map { ($0.key.text, $0.value) }, uniquingKeysWith: { first, _ in first }))
  }

  /// The host names, that of the visited unit first.
  package var hosts: [String] { scene.boxes.map(\.host) }

  /// The unit of that name; the visited one where there is none.
  func box(_ host: String) -> Box {
    boxes[host] ?? boxes[scene.host] ?? Box(scene.boxes[0], at: Instant(seconds: 0))
  }

  func known(_ host: String) -> String { boxes[host] == nil ? scene.host : host }

  /// What somebody who practises types where `sudo` asks; empty where nothing is right.
  package func password(of host: String) -> String { box(known(host)).description.shell.password ?? "" }

  /// What somebody would answer of a unit and its site.
  package func answers(of host: String) -> Answers {
    siteAnswers.merging(answersOfBox[known(host)] ?? [:]) { _, own in own }
  }

  package var siteAnswers: Answers {
    Dictionary((site.members ?? []).map { (FactName($0.key), $0.value) }, uniquingKeysWith: { _, last in last })
  }

  /// The steps of a node were taken in the graphical interface of a unit.
  package mutating func confirm(_ node: NodeID, on host: String, at moment: Instant) {
    settle(at: moment)
    start(on: known(host), at: moment) { $0 == .confirmed(node) }
  }

  /// - Returns: Whether there is such a process.
  mutating func restart(_ process: String, on host: String, at moment: Instant) -> Bool {
    settle(at: moment)
    guard boxes[host]?.restart(process) == true else { return false }
    let restarted = box(host).restarted
    start(on: host, at: moment) { cause in
      if case .restarted(let wanted) = cause { wanted.isSubset(of: restarted) } else { false }
    }
    return true
  }

  mutating func stop(_ process: String, on host: String) -> Bool { boxes[host]?.stop(process) == true }

  /// Lets everything arrive that is due.
  package mutating func settle(at moment: Instant) {
    while let index = pending.indices.filter({ pending[$0].due <= moment }).min(by: {
      pending[$0].due < pending[$1].due
    }) {
      let next = pending.remove(at: index)
      apply(next.change, on: next.host, at: next.due)
    }
  }

  private mutating func start(on host: String, at moment: Instant, where matches: (Change.Cause) -> Bool) {
    for change in scene.changes where matches(change.cause) {
      let answers = self.answers(of: host)
      guard change.conditions.allSatisfy({ answers[$0.key]?.canonical == $0.value.canonical }) else { continue }
      pending.append((moment.advanced(by: change.after), change, host))
      if case .restarted = change.cause { boxes[host]?.restarted = [] }
    }
    settle(at: moment)
  }

  private mutating func apply(_ change: Change, on host: String, at moment: Instant) {
    boxes[host]?.apply(change, at: moment)
    site = site.patched(by: change.answers)
    if change.switchesRoles { switchRoles() }
  }

  private mutating func switchRoles() {
    guard hosts.count == 2 else { return }
    let (first, second) = (hosts[0], hosts[1])
    let (ranOnFirst, ranOnSecond) = (box(first).running, box(second).running)
    boxes[first]?.run(asOn: ranOnSecond)
    boxes[second]?.run(asOn: ranOnFirst)
    (answersOfBox[first], answersOfBox[second]) = (answersOfBox[second], answersOfBox[first])
  }
}
