import Runbooks

/// Whose line a line of a transcript is.
package enum Speaker: Hashable, Sendable {
  /// The appliance that the text was asked of. The host's name where its prompt shows one.
  case appliance(host: String?)
  /// The chassis around it, or a console of its data plane, which knows versions and no Linux.
  case chassis(String)
  /// Another machine: a jump host, a workstation, a switch, the other unit.
  case other(String)
  /// Nothing tells it, and other machines are in sight.
  case unclear(among: String)

  /// Whether what it printed tells of the appliance.
  ///
  /// - Parameter shell: The shell that the command is for.
  func counts(for shell: String) -> Bool {
    switch self {
    case .appliance: true
    case .chassis: shell == "clish"
    case .other, .unclear: false
    }
  }
}

/// Follows a transcript from machine to machine.
struct Whereabouts {
  /// How the appliance may be called in prompts.
  struct Names {
    /// The first part of the unit's name, in small letters; `nil` where the unit is known by an address or not at all.
    let unit: String?
    /// The name that its prompts show, where somebody said so.
    let host: String?
    let console: Runbook.Console

    init(unit: String, host: String?, console: Runbook.Console) {
      let label = Self.label(unit)
      let isName = label.contains(where: \.isLetter) && !unit.contains(":") && !Self.isPlaceholder(label)
      self.unit = isName ? label : nil
      self.host = host.map(Self.label)
      self.console = console
    }

    /// `nil` where it cannot be told.
    func isOwn(_ host: String) -> Bool? {
      let label = Self.label(host)
      if label == unit || label == self.host { return true }
      if console.hosts.contains(label) || Self.isAddress(host) { return nil }
      return unit == nil ? nil : false
    }

    /// Whether the appliance's prompts show such an account, where the runbook names any.
    func isAccount(_ user: String) -> Bool { console.users.isEmpty || console.users.contains(user) }

    static func label(_ name: String) -> String { String(name.prefix { $0 != "." }).lowercased() }

    static func isAddress(_ host: String) -> Bool {
      host.contains(":") || host.allSatisfy { $0.isNumber || $0 == "." }
    }

    /// The word that stands where nobody named the unit.
    private static func isPlaceholder(_ label: String) -> Bool { label == "appliance" }
  }

  enum Place: Hashable {
    case unknown
    case own(host: String?)
    case chassis(String)
    /// Where somebody was before coming to the appliance.
    case near(String)
    /// Where somebody went from the appliance, or to a name that is not its own.
    case far(String)
  }

  private let names: Names
  private(set) var place = Place.unknown
  /// Where the way came from, for going back.
  private var stack: [Place] = []
  private var known: [String: Place] = [:]
  /// A command that opens another shell on the same machine was typed on the appliance.
  private var opensShell = false
  /// Other machines, in the order in which they were met.
  private(set) var others: [String] = []

  init(_ names: Names, jumpHosts: Set<String>) {
    self.names = names
    for host in jumpHosts { known[host] = .near(host) }
  }

  private mutating func go(to place: Place) {
    self.place = place
    switch place {
    case .near(let name), .far(let name), .chassis(let name): meet(name)
    case .unknown, .own: break
    }
  }

  mutating func meet(_ name: String) { if !others.contains(name) { others.append(name) } }

  /// A prompt was shown.
  mutating func see(_ shell: Prompt.Shell) {
    switch shell {
    case .posix(let user, let host): go(to: place(of: host, user: user))
    case .workstation(let host):
      let isOwn = host.map { names.isOwn($0) == true } ?? false
      if isOwn { go(to: .own(host: host)) } else { go(to: leaves(host ?? "a workstation")) }
    case .device(let name): if !isFar { go(to: names.isOwn(name) == true ? .own(host: name) : .chassis(name)) }
    case .clish: if !isFar, !isOwn { go(to: .own(host: nil)) }
    case .bare:
      // A jump host may show the same: from there on nothing tells.
      if case .near = place { place = .unknown }
    }
  }

  private var isFar: Bool { if case .far = place { true } else { false } }
  private var isOwn: Bool { if case .own = place { true } else { false } }

  private func leaves(_ host: String) -> Place { isFar ? .far(host) : .near(host) }

  private mutating func place(of host: String, user: String) -> Place {
    let label = Names.label(host)
    if names.isOwn(host) == true { return .own(host: host) }
    if let known = known[label] { return known }
    let found: Place
    if opensShell {
      found = .own(host: host)
    } else if isFar {
      found = .far(host)
    } else if names.console.hosts.contains(label) {
      found = .own(host: host)
    } else if names.isOwn(host) == nil, names.isAccount(user) {
      found = .own(host: host)
    } else {
      found = .near(host)
    }
    known[label] = found
    return found
  }

  /// A command was typed where the way stands.
  mutating func follow(_ words: [String]) {
    let opened = opensShell
    opensShell = false
    switch words.first {
    case "ssh", "slogin": if let host = Self.destination(of: words) { enter(host) }
    case "expert", "su", "bash", "sh": opensShell = isOwn
    case "exit", "logout", "quit", "end":
      place = stack.popLast() ?? .unknown
      opensShell = opened
    case "connect": if case .chassis = place { stack.append(place) }
    default: break
    }
  }

  private mutating func enter(_ host: String) {
    stack.append(place)
    switch place {
    case .own: go(to: names.isOwn(host) == true ? .own(host: host) : .far(host))
    default:
      if place == .unknown { meet("the machine that ssh was typed on") }
      go(to: names.isOwn(host) == false ? .far(host) : .own(host: nil))
    }
  }

  /// `NAME login:` was shown.
  mutating func seeLogin(at host: String) {
    if place == .unknown { meet("the machine that the login came from") }
    stack.append(place)
    go(to: names.isOwn(host) == false ? .far(host) : isOwn ? .far(host) : .own(host: nil))
  }

  /// A session on another machine has ended.
  mutating func comeBack() { place = stack.popLast() ?? .unknown }

  /// The host that `ssh` goes to.
  static func destination(of words: [String]) -> String? {
    let valued: Set = [
      "-b", "-c", "-D", "-E", "-e", "-F", "-I", "-i", "-J", "-L", "-l", "-m", "-O", "-o", "-p", "-Q", "-R", "-S", "-W",
      "-w",
    ]
    var rest = words.dropFirst()
    while let word = rest.popFirst() {
      if valued.contains(word) {
        rest = rest.dropFirst()
      } else if !word.hasPrefix("-") {
        let bare = word.hasPrefix("ssh://") ? String(word.dropFirst(6)) : word
        return bare.split(separator: "@").last.map(String.init)
      }
    }
    return nil
  }
}
