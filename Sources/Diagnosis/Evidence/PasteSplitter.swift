package import Runbooks

/// Tells apart what several commands printed, where somebody pasted it together.
///
/// In this order: by the markers of a collecting script, by the commands that a terminal echoed, by how the parsers say
/// that their outputs begin. What belongs to no command stays with the one that was asked for; what another machine
/// printed, or was asked about something else, is left out where the appliance's own answer is there.
package struct PasteSplitter: Sendable {
  package struct Part: Hashable, Sendable {
    package let command: CommandID
    package let text: String
    /// Where a marker tells it.
    package let status: Int?
    /// What the appliance's prompts call it, where they show another name than the unit's.
    package var host: String?
    /// Whether the same command stands before it in the text.
    package var isLaterRun = false
  }

  /// What one command can be known by.
  private struct Mark {
    let command: Command
    let lines: CommandLines
    let run: [String]

    var id: CommandID { command.id }
  }

  /// Lines that belong together.
  private struct Segment {
    let owner: CommandID?
    var lines: [Substring]
    var status: Int?
    /// What was typed; `nil` where nothing was echoed.
    var echo: String?
    var isMarked = false
    /// The output of a command that the runbook does not have.
    var isForeign = false
    /// Whether it tells of the appliance and answers what the command asks.
    var counts = true
    var host: String?

    var isBlank: Bool { lines.allSatisfy { $0.wholeMatch(of: #/\s*(?:[\w.-]+@[^\s:]+:\S*)?\s*[$#>]?\s*/#) != nil } }
    /// Text of nobody that the asked command may know what to do with.
    var isStray: Bool { owner == nil && !isForeign && counts && !isBlank }
  }

  private let runbook: Runbook
  private let reader: EvidenceReader
  private let unit: String
  private let host: String?
  private let marks: [Mark]
  private let programs: Set<String>

  /// - Parameters:
  ///   - unit: The appliance that the texts are asked of.
  ///   - host: What its prompts call it, where that is another name.
  package init(reader: EvidenceReader, unit: String = "", host: String? = nil) {
    self.reader = reader
    self.unit = unit
    self.host = host
    let runbook = reader.runbook
    self.runbook = runbook
    // What has no reader is passed over: that a change was typed is not evidence of anything.
    let readable = runbook.commands.values.filter { $0.shell != "gui" && $0.parser != nil }
    marks = readable.sorted { $0.id < $1.id }.map { command in
      let run = runbook.lines(of: command)
      return Mark(command: command, lines: CommandLines(run, or: runbook.alternativeLines(of: command)), run: run)
    }
    let all = readable.flatMap { runbook.lines(of: $0) + runbook.alternativeLines(of: $0) }
    programs = CommandLines.programs(in: all).union(Question.tools)
  }

  package init(runbook: Runbook) { self.init(reader: EvidenceReader(runbook: runbook) { _ in nil }) }

  /// - Returns: One part a run of a command, in the order of the text; what belongs to none is left out.
  package func parts(of raw: String) -> [Part] {
    parts(of: raw, asked: "").filter { runbook.commands[$0.command] != nil }
  }

  /// - Parameter asked: The command whose output the text is supposed to be.
  /// - Returns: One part a run of a command, at least one, in the order of the text. A text of one run comes back whole,
  ///   unless markers frame it.
  package func parts(of raw: String, asked: CommandID) -> [Part] {
    let whole = [Part(command: asked, text: raw, status: nil)]
    guard raw.utf8.count <= EvidenceReader.limit else { return whole }
    let sections = OutputMarkers.sections(of: reader.text(raw).lines)
    let isMarked = sections.contains { $0.command != nil }
    var segments: [Segment] = []
    for section in sections {
      if let name = section.command, runbook.commands[CommandID(name)] != nil {
        segments.append(
          Segment(owner: CommandID(name), lines: section.lines, status: section.status, isMarked: true))
      } else {
        segments += byEcho(section.lines, asked: asked)
      }
    }
    let kept = segments.filter { $0.owner != nil && ($0.status != nil || isMarked || !$0.isBlank) || $0.isStray }
    var runs = runs(of: kept.filter(\.counts), asked: asked)
    let answered = Set(runs.map(\.command))
    // Where nothing else answers, what does not count is kept to say why.
    let unanswered = kept.filter { !$0.counts }.compactMap(\.owner).uniqued.filter {
      !answered.contains($0) && ($0 == asked || asked.text.isEmpty)
    }
    let isWhole = runs.count == 1 && !isMarked
    if isWhole { runs[0].lines = nil }
    let parts = runs.map { run in
      Part(
        command: run.command, text: run.lines.map { $0.joined(separator: "\n") + "\n" } ?? raw, status: run.status,
        host: isWhole ? nil : run.host, isLaterRun: run.isLater)
    }
    let all = unanswered.map { Part(command: $0, text: raw, status: nil) } + parts
    return all.isEmpty ? whole : all
  }

  /// One time that a command was run.
  private struct Run {
    let command: CommandID
    /// `nil` for the whole text.
    var lines: [Substring]?
    var status: Int?
    var host: String?
    var echoes: Set<String> = []
    var isBlank = true
    var isLater = false
  }

  /// The same line again, or the next section of a script, is another run; another line of the same command is not.
  private func runs(of segments: [Segment], asked: CommandID) -> [Run] {
    var runs: [Run] = []
    var open: [CommandID: Int] = [:]
    for segment in segments {
      let owner = segment.owner ?? asked
      var index = open[owner]
      if let at = index, segment.isMarked || segment.echo.map(runs[at].echoes.contains) == true { index = nil }
      let at = index ?? runs.endIndex
      if index == nil { runs.append(Run(command: owner, lines: [])) }
      open[owner] = at
      runs[at].lines?.append(contentsOf: segment.lines)
      runs[at].status = runs[at].status ?? segment.status
      runs[at].host = runs[at].host ?? segment.host
      if let echo = segment.echo { runs[at].echoes.insert(echo) }
      let output = segment.echo == nil ? segment.lines[...] : segment.lines.dropFirst()
      if segment.isMarked || output.contains(where: { $0.contains { !$0.isWhitespace } }) { runs[at].isBlank = false }
    }
    // A line that was typed and printed nothing takes nothing back.
    let filled = Set(runs.filter { !$0.isBlank }.map(\.command))
    runs.removeAll { $0.isBlank && filled.contains($0.command) }
    var seen: Set<CommandID> = []
    for at in runs.indices { runs[at].isLater = !seen.insert(runs[at].command).inserted }
    return runs
  }

  private func byEcho(_ lines: [Substring], asked: CommandID) -> [Segment] {
    let transcript = Transcript(
      NormalisedText(lines: lines), programs: programs, unit: unit, host: host, console: runbook.console)
    // A terminal's log repeats itself.
    var owners: [[String]: CommandID?] = [:]
    return transcript.parts.flatMap { part -> [Segment] in
      guard let echo = part.echo else {
        return bySignature(part.lines, asked: asked).map { settled($0, part) }
      }
      let next = part.output.prefix { $0 != "\n" }
      let key = [echo, String(next)]
      let owner = owners[key] ?? self.owner(of: echo, next: next, asked: asked)
      owners.updateValue(owner, forKey: key)
      guard let owner else {
        // An API answers the same whoever asks it, and is asked in many ways.
        let answers = bySignature(part.output.split(separator: "\n", omittingEmptySubsequences: false), asked: asked)
          .filter { $0.owner.flatMap { runbook.commands[$0] }?.shell == "rest" }
        return [Segment(owner: nil, lines: part.lines, isForeign: true)] + answers
      }
      return [settled(Segment(owner: owner, lines: part.lines, echo: echo.collapsed), part)]
    }
  }

  /// Says whether a segment counts.
  private func settled(_ segment: Segment, _ part: Transcript.Part) -> Segment {
    var segment = segment
    let command = segment.owner.flatMap { runbook.commands[$0] }
    let isOfShell = command.map { Command.shells.contains($0.shell) || $0.shell == "clish" } ?? true
    guard isOfShell else { return segment }
    segment.counts = part.speaker.counts(for: command?.shell ?? "expert")
    if let echo = part.echo, let mark = marks.first(where: { $0.id == segment.owner }),
      mark.lines.fit(echo, next: part.output.prefix { $0 != "\n" }) == .other
    {
      segment.counts = false
    }
    if case .appliance(let host?) = part.speaker,
      Whereabouts.Names(unit: unit, host: nil, console: runbook.console).isOwn(host) != true
    {
      segment.host = host
    }
    return segment
  }

  /// The command that an echoed line is: the same question, else one of the same kind, whose reader then doubts it, else
  /// whatever looked at the same file.
  private func owner(of echo: String, next: Substring, asked: CommandID) -> CommandID? {
    let candidates = marks.filter { $0.id == asked } + marks.filter { $0.id != asked }
    let spellings = [echo, echo + next]
    let fits = candidates.map { $0.lines.fit(echo, next: next) }
    func first(_ fit: CommandLines.Fit) -> CommandID? { fits.firstIndex(of: fit).map { candidates[$0].id } }
    func isOnSame(_ line: String) -> Bool {
      line.contains(" /") && spellings.contains { CommandLines.hasOperands(of: line, in: $0) }
    }
    return first(.same) ?? first(.other) ?? candidates.first { $0.run.contains(where: isOnSame) }?.id
  }

  private func bySignature(_ lines: [Substring], asked: CommandID) -> [Segment] {
    let signatures = self.signatures(asked: asked)
    var segments: [Segment] = []
    for block in Self.blocks(lines) {
      let isJSON = block.count > 1 || block.first?.isJSONStart == true
      let text = block.joined(separator: "\n")
      let owner = signatures.first { isJSON ? $0.pattern.occurs(in: text) : $0.pattern.begins(text) }?.id
      if let owner, owner != segments.last?.owner || segments.isEmpty {
        segments.append(Segment(owner: owner, lines: block))
      } else if segments.isEmpty {
        segments.append(Segment(owner: nil, lines: block))
      } else {
        segments[segments.count - 1].lines += block
      }
    }
    return segments
  }

  /// The asked command's first, so that of two commands with one parser it is the one.
  private func signatures(asked: CommandID) -> [(id: CommandID, pattern: CompiledPattern)] {
    var seen: Set<ParserID> = []
    let commands = runbook.commands.values.sorted {
      $0.id == asked || $1.id != asked && $0.id < $1.id
    }
    return commands.compactMap { command in
      guard let id = command.parser, seen.insert(id).inserted, let signature = runbook.parsers[id]?.signature,
        let pattern = CompiledPattern(signature)
      else { return nil }
      return (command.id, pattern)
    }
  }

  /// Single lines, but a JSON text is one block, to where its brackets are closed.
  private static func blocks(_ lines: [Substring]) -> [[Substring]] {
    var blocks: [[Substring]] = []
    var depth = 0
    var isInString = false
    for line in lines {
      let continues = depth > 0 || isInString
      guard continues || line.isJSONStart else {
        blocks.append([line])
        continue
      }
      var isEscaped = false
      for scalar in line.unicodeScalars {
        if isEscaped {
          isEscaped = false
        } else if isInString {
          isEscaped = scalar == "\\"
          if scalar == "\"" { isInString = false }
        } else if scalar == "\"" {
          isInString = true
        } else if scalar == "{" || scalar == "[" {
          depth += 1
        } else if scalar == "}" || scalar == "]" {
          depth -= 1
        }
      }
      if continues { blocks[blocks.count - 1].append(line) } else { blocks.append([line]) }
    }
    return blocks
  }
}

extension Substring {
  fileprivate var isJSONStart: Bool { first { !$0.isWhitespace } == "{" }
}

extension [CommandID] {
  fileprivate var uniqued: [CommandID] {
    var seen: Set<CommandID> = []
    return filter { seen.insert($0).inserted }
  }
}
