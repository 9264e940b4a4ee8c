import Runbooks

/// One unit as it is now.
package struct Box: Sendable {
  struct Process: Hashable, Sendable {
    let name: String
    let type: String
    var pid: Int?
  }

  package private(set) var description: BoxDescription
  private(set) var certificate: Certificate?
  private(set) var processes: [Process]
  /// Processes that were restarted since the last change that came of it.
  var restarted: Set<String> = []
  /// An alert that is gone, and until when it is shown all the same: health is judged only now and then.
  private var lingering: (alert: HealthAlert, until: Instant)?

  /// How long the box goes on showing an alert whose reason is gone.
  static let healthRun = Duration.seconds(300)

  init(_ description: BoxDescription, at moment: Instant) {
    self.description = description
    certificate = description.certificate.map { Certificate($0, at: moment) }
    processes = description.processes.map { Process(name: $0.name, type: $0.type, pid: $0.pid) }
  }

  /// What its health page shows.
  func alert(at moment: Instant) -> HealthAlert? {
    if let alert = description.alert { return alert }
    return lingering.flatMap { moment < $0.until ? $0.alert : nil }
  }

  mutating func apply(_ change: Change, at moment: Instant) {
    // The scene was read with every change laid over every box, so this one can be read too.
    guard let changed = try? description.changed(by: change, description.host) else { return }
    if change.box["certificate"] != nil { certificate = changed.certificate.map { Certificate($0, at: moment) } }
    if let alert = description.alert, changed.alert == nil {
      lingering = (alert, moment.advanced(by: Self.healthRun))
    }
    description = changed
  }

  /// Whether there is such a process; it has a new PID then.
  mutating func restart(_ name: String) -> Bool {
    guard let index = processes.firstIndex(where: { $0.name.lowercased() == name.lowercased() }) else { return false }
    processes[index].pid = nextPID
    restarted.insert(processes[index].name)
    return true
  }

  mutating func stop(_ name: String) -> Bool {
    guard let index = processes.firstIndex(where: { $0.name.lowercased() == name.lowercased() }) else { return false }
    processes[index].pid = nil
    return true
  }

  /// The processes that run on the active unit of a pair alone run on the other one from now on.
  mutating func run(asOn names: Set<String>) {
    for index in processes.indices {
      let runs = names.contains(processes[index].name)
      if runs != (processes[index].pid != nil) { processes[index].pid = runs ? nextPID : nil }
    }
  }

  var running: Set<String> { Set(processes.filter { $0.pid != nil }.map(\.name)) }

  private var nextPID: Int { (processes.compactMap(\.pid).max() ?? 20_000) + 113 }
}
