package import Runbooks

/// A terminal session as text: commands that were echoed, each with what it printed and the machine that printed it.
package struct Transcript: Sendable {
  package struct Part: Hashable, Sendable {
    /// The command line without its prompt; `nil` for what stands before the first one, or follows another login.
    package let echo: String?
    /// What was printed, without the echo.
    package let output: String
    package let speaker: Speaker
    /// The lines that make the part readable by itself, the echo's among them.
    package let lines: [Substring]
  }

  package let parts: [Part]

  /// - Parameters:
  ///   - programs: First words by which a line without a prompt is known for a command.
  ///   - unit: The appliance that the text was asked of.
  ///   - host: What its prompts call it, where that is another name.
  package init(
    _ text: NormalisedText, programs: Set<String>, unit: String = "", host: String? = nil,
    console: Runbook.Console = Runbook.Console()
  ) {
    let reader = PromptReader.shared
    let lines = text.lines
    let prompts = lines.map(reader.prompt)
    let names = Whereabouts.Names(unit: unit, host: host, console: console)
    var follower = Follower(
      Whereabouts(names, jumpHosts: Self.jumpHosts(prompts)), programs: programs, bundles: console.bundles)
    for (line, prompt) in zip(lines, prompts) { follower.take(line, prompt) }
    parts = follower.parts()
  }

  /// What one command's lines printed, as far as it tells of the appliance.
  package enum Output: Hashable, Sendable {
    /// What the wanted commands printed, with what stands before any echo. `isAsked` where an echo was seen.
    case found(String, isAsked: Bool)
    /// The same program was run on something else.
    case other(echo: String)
    /// Another machine printed it, or may have.
    case elsewhere(Speaker)
  }

  /// What the given command lines printed on the appliance.
  ///
  /// A part whose echo asks the same, by whatever tool and options, counts. The same question about something else does
  /// not, and makes the whole doubtful only where nothing else is there. Other commands are passed over. Of a command that
  /// was run twice, the last run counts.
  ///
  /// - Parameters:
  ///   - alternatives: Lines that count as well; their programs, often of general use, make nothing doubtful.
  ///   - shell: The shell that the command is for.
  package func output(of lines: [String], or alternatives: [String] = [], shell: String = "expert") -> Output {
    let target = CommandLines(lines, or: alternatives)
    var plain: [String] = []
    var asked: [(echo: String, output: String)] = []
    var otherEcho: String?
    var elsewhere: Speaker?
    var isAskedElsewhere = false
    for part in parts {
      let fit = part.echo.map { target.fit($0, next: part.output.prefix { $0 != "\n" }) } ?? .silent
      guard fit != .unrelated else { continue }
      guard part.speaker.counts(for: shell) else {
        // Where the command itself was seen says more than where anything else was.
        let isFirst = elsewhere == nil || fit == .same && !isAskedElsewhere
        if isFirst, part.output.contains(where: { !$0.isWhitespace }) {
          elsewhere = part.speaker
          isAskedElsewhere = fit == .same
        }
        continue
      }
      switch fit {
      case .same:
        let echo = (part.echo ?? "").collapsed
        // The same line again is another look, unless it printed nothing.
        if asked.contains(where: { $0.echo == echo }) {
          guard part.output.contains(where: { !$0.isWhitespace }) else { continue }
          asked = []
        }
        asked.append((echo, part.output))
      case .other: otherEcho = otherEcho ?? part.echo
      case .silent, .unrelated: plain.append(part.output)
      }
    }
    let isPlain = plain.contains { $0.contains { !$0.isWhitespace } }
    if asked.isEmpty, !isPlain || otherEcho != nil {
      if let otherEcho { return .other(echo: otherEcho) }
      if let elsewhere { return .elsewhere(elsewhere) }
    }
    return .found((plain + asked.map(\.output)).joined(separator: "\n"), isAsked: !asked.isEmpty)
  }

  /// Hosts from which somebody went on to the appliance: a shell on which `ssh` was typed and after which its `> ` came.
  private static func jumpHosts(_ prompts: [Prompt?]) -> Set<String> {
    var found: Set<String> = []
    var appliances: Set<String> = []
    var here: String?
    var left: String?
    var wasExpert = false
    for prompt in prompts.lazy.compactMap({ $0 }) {
      let words = prompt.command.map(CommandLines.words) ?? []
      switch prompt.shell {
      case .posix(_, let host):
        let label = Whereabouts.Names.label(host)
        if wasExpert { appliances.insert(label) }
        (here, left) = (label, nil)
      case .clish: if let jump = left, !appliances.contains(jump) { found.insert(jump) }
      case .workstation, .device, .bare: (here, left) = (nil, nil)
      }
      wasExpert = prompt.shell == .clish && words.first == "expert"
      if words.first == "ssh" { left = here }
    }
    return found
  }
}

/// Puts lines into parts, one after the other.
private struct Follower {
  private struct Open {
    var echo: String?
    var lines: [Substring] = []
    var output: [Substring] = []
    var place: Whereabouts.Place
  }

  private let programs: Set<String>
  private let bundles: Set<String>
  private var whereabouts: Whereabouts
  private var done: [Open] = []
  private var open: Open
  /// The lines that make what is asked in an interactive `nslookup` understandable; `nil` outside of one.
  private var lookup: [Substring]?
  private var hasPrompt = false

  init(_ whereabouts: Whereabouts, programs: Set<String>, bundles: Set<String>) {
    self.bundles = bundles
    self.whereabouts = whereabouts
    self.programs = programs
    open = Open(place: .unknown)
  }

  mutating func take(_ line: Substring, _ prompt: Prompt?) {
    guard let prompt else { return takeOutput(line) }
    if prompt.shell == .clish {
      if lookup != nil, prompt.command == nil { return takeOutput(line) }
      if let command = prompt.command, ask(command, line) { return }
    }
    lookup = nil
    whereabouts.see(prompt.shell)
    // What stands before the first prompt was printed by the machine that shows it.
    if !hasPrompt, prompt.shell != .bare, open.echo == nil, open.place == .unknown { open.place = whereabouts.place }
    hasPrompt = true
    type(prompt.command, line)
  }

  private mutating func type(_ command: String?, _ line: Substring) {
    close()
    // What holds the outputs of others is told apart as if nobody had typed it.
    let isBundle = command.map { bundles.contains(CommandLines.words(of: $0).joined(separator: " ")) } ?? false
    open = Open(echo: isBundle ? nil : command, lines: [line], place: whereabouts.place)
    guard let command else { return }
    let words = CommandLines.words(of: command)
    if words.first == "nslookup", words.dropFirst().allSatisfy({ $0.hasPrefix("-") }) { lookup = [line] }
    let place = whereabouts.place
    whereabouts.follow(words)
    // What follows a login is no output of the command.
    if whereabouts.place != place {
      close()
      open = Open(place: whereabouts.place)
    }
  }

  /// Takes `> NAME` for a question to an interactive `nslookup`.
  private mutating func ask(_ command: String, _ line: Substring) -> Bool {
    let words = command.split(whereSeparator: \.isWhitespace).map(String.init)
    guard let first = words.first else { return false }
    if lookup != nil {
      switch first {
      case "exit", "quit":
        lookup = nil
        close()
        open = Open(echo: command, lines: [line], place: whereabouts.place)
        return true
      case "server", "lserver", "set":
        lookup?.append(line)
        return true
      default: break
      }
    }
    let looksLikeHost =
      words.count < 3 && first.contains(".") && first.contains(where: \.isLetter)
      && first.allSatisfy { $0.isASCII && ($0.isLetter || $0.isNumber || ".-_".contains($0)) }
    guard lookup != nil || looksLikeHost else { return false }
    close()
    let server = lookup?.last { $0.contains("server") }?.split(whereSeparator: \.isWhitespace).last.map(String.init)
    let echo = (["nslookup"] + words + [server].compactMap { $0 }).joined(separator: " ")
    open = Open(echo: echo, lines: (lookup ?? []) + [line], place: whereabouts.place)
    hasPrompt = true
    return true
  }

  private mutating func takeOutput(_ line: Substring) {
    if let host = PromptReader.shared.login(line) {
      if open.echo == nil, open.place == .unknown { hasPrompt = true }
      whereabouts.seeLogin(at: host)
      close()
      open = Open(place: whereabouts.place)
    } else if PromptReader.shared.isEndOfLogin(line) {
      close()
      whereabouts.comeBack()
      open = Open(place: whereabouts.place)
    } else if let command = CommandLines.command(in: line, programs: programs) {
      type(command, line)
      return
    }
    open.lines.append(line)
    open.output.append(line)
  }

  private mutating func close() {
    done.append(open)
  }

  mutating func parts() -> [Transcript.Part] {
    close()
    let others = whereabouts.others.joined(separator: ", ")
    let last = done.count - 1
    return done.enumerated().map { index, part in
      // A line that another follows has its end.
      let end = index == last || part.output.isEmpty ? "" : "\n"
      let speaker: Speaker =
        switch part.place {
        case .own(let host): .appliance(host: host)
        case .chassis(let name): .chassis(name)
        case .near(let name), .far(let name): .other(name)
        case .unknown: others.isEmpty ? .appliance(host: nil) : .unclear(among: others)
        }
      return Transcript.Part(
        echo: part.echo, output: part.output.joined(separator: "\n") + end, speaker: speaker,
        lines: part.lines)
    }
  }
}
