package import Runbooks

/// One visit to a box's shell, from the first prompt to the last: a line goes in, what the terminal shows comes out.
///
/// It never echoes what is typed: the terminal does that, while ``isEchoing``.
package struct ShellSession: Sendable {
  /// What the box waits for.
  package enum Stand: Hashable, Sendable {
    /// A command of the appliance's own shell, at `> `.
    case clish
    case expert
    case root
    case password
    /// Something that is no prompt of a shell.
    case question(String)
    /// What is typed goes to another machine.
    case telnet
    case ended
  }

  enum Layer: Sendable {
    case clish
    case bash(Bash)
  }

  /// A line that waits for sudo's password.
  struct Pending: Sendable {
    let line: ShellLine
    var attempts = 0
  }

  package let host: String
  private var layers: [Layer] = [.clish]
  private var pending: Pending?
  private var question: String?
  private var isInTelnet = false
  /// sudo asks once a visit.
  private var isTrusted = false
  private var wasLectured = false

  package init(on host: String, of appliance: Appliance) {
    self.host = appliance.known(host)
    question = appliance.box(self.host).description.shell.question
  }

  package var stand: Stand {
    if let question { return .question(question) }
    if pending != nil { return .password }
    if isInTelnet { return .telnet }
    switch layers.last {
    case .clish?: return .clish
    case .bash(let bash)?: return bash.isRoot ? .root : .expert
    case nil: return .ended
    }
  }

  /// Whether the terminal shows what is typed.
  package var isEchoing: Bool {
    if pending != nil { return false }
    if case .bash(let bash)? = layers.last { return bash.isEchoing }
    return true
  }

  /// The exit status of the last line, where the shell has such a thing.
  package var status: Int? { if case .bash(let bash)? = layers.last { bash.status } else { nil } }

  /// What stands on the terminal before anything is typed.
  package func greeting(from appliance: Appliance) -> String {
    let banner = appliance.box(host).description.shell.banner.map { $0 + "\n" }.joined()
    return banner + (banner.isEmpty ? "" : "\n") + prompt(appliance)
  }

  /// Takes a line without its end, and answers with everything up to the next prompt, that one included.
  package mutating func respond(to line: String, from appliance: inout Appliance, at moment: Instant) -> String {
    answer(line, from: &appliance, at: moment) + prompt(appliance)
  }

  /// The same, without the prompt.
  package mutating func answer(_ line: String, from appliance: inout Appliance, at moment: Instant) -> String {
    appliance.settle(at: moment)
    if question != nil { return "" }
    if let pending { return unlock(pending, with: line, from: &appliance, at: moment) }
    if isInTelnet { return leaveTelnet(line) }
    switch layers.last {
    case .clish?: return command(line, from: appliance)
    case .bash(let bash)?: return bashLine(line, in: bash, from: &appliance, at: moment)
    case nil: return ""
    }
  }

  /// The end of the input: leaves the innermost shell.
  package mutating func endInput(from appliance: Appliance) -> String {
    pending = nil
    isInTelnet = false
    question = nil
    layers.removeLast(min(1, layers.count))
    return "\n" + prompt(appliance)
  }

  /// Ctrl-C: what waits for something waits no more.
  package mutating func interrupt(from appliance: Appliance) -> String {
    pending = nil
    isInTelnet = false
    return prompt(appliance)
  }

  private func prompt(_ appliance: Appliance) -> String {
    switch stand {
    case .clish: (appliance.box(host).description.shell.hasPromptSigns ? "\u{1B}E\u{1B}[J\u{7}" : "") + "> "
    case .expert, .root: if case .bash(let bash)? = layers.last { bash.prompt } else { "" }
    case .password: "Password: "
    case .question(let text): text
    case .telnet, .ended: ""
    }
  }

  private mutating func command(_ line: String, from appliance: Appliance) -> String {
    let words = line.split(separator: " ").map(String.init)
    switch words.first {
    case "expert":
      if let refusal = appliance.box(host).description.shell.expertRefusal { return refusal + "\n" }
      layers.append(.bash(Bash(isRoot: false, host: host, directory: "/home/admin")))
      return ""
    case "exit", "logout", "quit":
      layers.removeLast()
      return ""
    default: return Clish(box: appliance.box(host)).answer(to: words)
    }
  }

  private mutating func bashLine(
    _ line: String, in bash: Bash, from appliance: inout Appliance, at moment: Instant
  ) -> String {
    let parsed: ShellLine
    do throws(ShellLine.SyntaxError) {
      parsed = try ShellLine(line)
    } catch {
      var bash = bash
      bash.status = 2
      layers[layers.count - 1] = .bash(bash)
      return "-bash: \(error.text)\n"
    }
    if !bash.isRoot, !isTrusted, parsed.programs.contains(where: { $0.first?.plain == "sudo" }) {
      pending = Pending(line: parsed)
      guard appliance.box(host).description.shell.lectures, !wasLectured else { return "" }
      wasLectured = true
      return Self.lecture
    }
    return run(parsed, in: bash, from: &appliance, at: moment)
  }

  private mutating func run(
    _ line: ShellLine, in bash: Bash, from appliance: inout Appliance, at moment: Instant
  ) -> String {
    var bash = bash
    switch ShellWord(line) {
    case .exit:
      layers.removeLast()
      if case .bash? = layers.last { return "exit\n" }
      return "logout\n"
    case .becomeRoot(let isLogin):
      let directory = isLogin ? "/root" : bash.directory == "/home/admin" ? "/Volume/home/admin" : bash.directory
      layers.append(.bash(Bash(isRoot: true, host: host, directory: directory)))
      let last = moment.advanced(by: .seconds(-86_400))
      return "Last login: \(last.posix) on pts/0\n"
    case .telnet(let arguments):
      let printed = NetworkTools(network: appliance.box(host).description.network, at: moment)
        .telnet(arguments, limit: nil)
      isInTelnet = printed.text.contains("Connected to ")
      bash.status = printed.status
      layers[layers.count - 1] = .bash(bash)
      return isInTelnet ? printed.standardOutput : printed.text
    case nil:
      let printed = bash.run(line, on: &appliance, at: moment)
      layers[layers.count - 1] = .bash(bash)
      return printed.text
    }
  }

  private mutating func unlock(
    _ pending: Pending, with password: String, from appliance: inout Appliance, at moment: Instant
  ) -> String {
    guard case .bash(var bash)? = layers.last else { return "" }
    if let right = appliance.box(host).description.shell.password, password == right {
      self.pending = nil
      isTrusted = true
      return "\n" + run(pending.line, in: bash, from: &appliance, at: moment)
    }
    guard pending.attempts >= 2 else {
      self.pending?.attempts += 1
      return "\nSorry, try again.\n"
    }
    self.pending = nil
    bash.status = 1
    layers[layers.count - 1] = .bash(bash)
    return "\nsudo: 3 incorrect password attempts\n"
  }

  /// `^]` and `quit` close it from here; anything else makes the other side close it.
  private mutating func leaveTelnet(_ line: String) -> String {
    if line.hasSuffix("\u{1D}") { return "\ntelnet> " }
    isInTelnet = false
    return line.hasSuffix("quit") || line == "q" ? "Connection closed.\n" : "Connection closed by foreign host.\n"
  }

  /// sudo's own.
  private static let lecture = """

    We trust you have received the usual lecture from the local System
    Administrator. It usually boils down to these three things:

        #1) Respect the privacy of others.
        #2) Think before you type.
        #3) With great power comes great responsibility.


    """
}
