import Diagnosis
import Runbooks

@testable import Collectors

/// A talk of the machine with a shell that a test plays.
struct ShellTalk {
  var machine: ShellMachine
  private(set) var effects: [ShellMachine.Effect] = []
  /// Each byte comes alone.
  var isSlow = false

  init(host: String = "fmc-a", closed: [ShellLevel: Trouble] = [:], isSlow: Bool = false) {
    machine = ShellMachine(host: host, patience: ShellPatience(), closed: closed)
    self.isSlow = isSlow
  }

  static func request(_ level: ShellLevel, _ lines: String..., nonce: String = "n0nce") -> ShellRequest {
    ShellRequest(id: "some", level: level, lines: lines, nonce: nonce)
  }

  mutating func ask(_ level: ShellLevel, _ lines: String..., nonce: String = "n0nce") {
    handle(.asked(ShellRequest(id: "some", level: level, lines: lines, nonce: nonce)))
  }

  mutating func handle(_ event: ShellMachine.Event) { effects += machine.handle(event) }

  /// What the shell prints; LF becomes CR LF, as a pseudo-terminal does it.
  mutating func shell(_ text: String) { raw(Array(text.replacing("\n", with: "\r\n").utf8)) }

  mutating func raw(_ bytes: [UInt8]) {
    if isSlow { for byte in bytes { handle(.received([byte])) } } else { handle(.received(bytes)) }
  }

  /// What has been sent since this was last asked, one line or key each.
  mutating func sent() -> [String] {
    defer { effects = [] }
    return effects.compactMap { effect in
      switch effect {
      case .send(let line): line
      case .press(let key): key == 0x20 ? "<blank>" : key == 3 ? "<ctrl-c>" : "<\(key)>"
      case .needSecret: "<secret>"
      case .hangUp: "<hang up>"
      case .wait, .finish: nil
      }
    }
  }

  /// The result of the command, if it is done.
  var result: Result<ShellMachine.Reply, Trouble>? {
    effects.lazy.compactMap { effect in
      if case .finish(let result) = effect { result } else { nil }
    }.first
  }

  var trouble: Trouble? {
    if case .failure(let trouble)? = result { trouble } else { nil }
  }

  var reply: ShellMachine.Reply? { try? result?.get() }

  static let banner = """

    Copyright 2004-2024, Cisco and/or its affiliates. All rights reserved.

    Cisco Secure Firewall Management Center for VMware v7.6.0 (build 113)


    """
  static let cli = "\u{1B}E\u{1B}[J\u{7}> "
  static let admin = "admin@fmc-a:~$ "
  static let root = "root@fmc-a:/Volume/home/admin# "
  static let lecture = """

    We trust you have received the usual lecture from the local System
    Administrator. It usually boils down to these three things:

        #1) Respect the privacy of others.
        #2) Think before you type.
        #3) With great power comes great responsibility.


    """

  /// As far as the prompt of root, from the login on.
  mutating func reachRoot() {
    shell(Self.banner + Self.cli)
    shell("expert\n" + Self.admin)
    shell("sudo su\n" + Self.lecture + "Password: ")
    handle(.secretSent)
    shell("\nLast login: Tue Sep 16 11:20:05 UTC 2025 on pts/0\n" + Self.root)
  }
}
