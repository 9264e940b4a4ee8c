package import Runbooks

/// Tells apart what several commands printed, where somebody pasted it together.
///
/// In this order: by the markers of a collecting script, by the commands that a terminal echoed, by how the parsers say
/// that their outputs begin. What belongs to no command stays with the one that was asked for.
package struct PasteSplitter: Sendable {
  package struct Part: Hashable, Sendable {
    package let command: CommandID
    package let text: String
    /// Where a marker tells it.
    package let status: Int?
  }

  /// What one command can be known by.
  private struct Mark {
    let id: CommandID
    let run: [String]
    let all: [String]
  }

  /// Lines that belong together.
  fileprivate struct Segment {
    let owner: CommandID?
    var lines: [Substring]
    var status: Int?
    /// The output of a command that the runbook does not have.
    var isForeign = false

    var isBlank: Bool { lines.allSatisfy { $0.wholeMatch(of: #/\s*(?:[\w.-]+@[^\s:]+:\S*)?\s*[$#>]?\s*/#) != nil } }
  }

  private let runbook: Runbook
  private let marks: [Mark]
  private let programs: Set<String>

  package init(runbook: Runbook) {
    self.runbook = runbook
    // What has no reader is passed over: that a change was typed is not evidence of anything.
    let readable = runbook.commands.values.filter { $0.shell != "gui" && $0.parser != nil }
    marks = readable.sorted { $0.id < $1.id }.map { command in
      let run = runbook.lines(of: command)
      return Mark(id: command.id, run: run, all: run + runbook.alternativeLines(of: command))
    }
    programs = Transcript.programs(in: marks.flatMap(\.all))
  }

  /// - Returns: One part a command, in the order of the text; what belongs to none is left out.
  package func parts(of raw: String) -> [Part] {
    parts(of: raw, asked: "").filter { runbook.commands[$0.command] != nil }
  }

  /// - Parameter asked: The command whose output the text is supposed to be.
  /// - Returns: One part a command, at least one, in the order of the text. A text of one command comes back whole,
  ///   unless markers frame it.
  package func parts(of raw: String, asked: CommandID) -> [Part] {
    let whole = [Part(command: asked, text: raw, status: nil)]
    guard raw.utf8.count <= EvidenceReader.limit else { return whole }
    let sections = OutputMarkers.sections(of: NormalisedText(raw).lines)
    let isMarked = sections.contains { $0.command != nil }
    var segments: [Segment] = []
    for section in sections {
      if let name = section.command, runbook.commands[CommandID(name)] != nil {
        segments.append(Segment(owner: CommandID(name), lines: section.lines, status: section.status))
      } else {
        segments += byEcho(section.lines, asked: asked)
      }
    }
    let kept = segments.filter { $0.owner != nil && ($0.status != nil || isMarked || !$0.isBlank) || $0.isStray }
    let owners = kept.map { $0.owner ?? asked }.uniqued
    guard let first = owners.first else { return whole }
    if owners.count == 1, !isMarked { return [Part(command: first, text: raw, status: nil)] }
    return owners.map { owner in
      let own = kept.filter { ($0.owner ?? asked) == owner }
      return Part(
        command: owner, text: own.map { $0.lines.joined(separator: "\n") + "\n" }.joined(),
        status: own.lazy.compactMap(\.status).first)
    }
  }

  private func byEcho(_ lines: [Substring], asked: CommandID) -> [Segment] {
    var segments: [Segment] = []
    var start = lines.startIndex
    var echo: String?
    // A terminal's log repeats itself.
    var owners: [[String]: CommandID?] = [:]
    func close(at end: Int) {
      let part = Array(lines[start..<end])
      guard !part.isEmpty else { return }
      if let echo {
        let wrapped = part.dropFirst().first
        let known = owners[[echo, String(wrapped ?? "")]]
        let owner = known ?? self.owner(of: echo, wrapped: wrapped, asked: asked)
        owners.updateValue(owner, forKey: [echo, String(wrapped ?? "")])
        segments.append(Segment(owner: owner, lines: part, isForeign: owner == nil))
      } else {
        segments += bySignature(part, asked: asked)
      }
      start = end
    }
    let prompt = Transcript.prompt
    for (index, line) in lines.enumerated() {
      guard let command = Transcript.command(in: line, prompt, programs: programs) else { continue }
      close(at: index)
      start = index
      echo = command
    }
    close(at: lines.endIndex)
    return segments
  }

  /// The command that an echoed line is: the same program on the same thing, else the same program, whose reader then
  /// doubts it, else whatever looked at the same file.
  private func owner(of echo: String, wrapped next: Substring?, asked: CommandID) -> CommandID? {
    let candidates = marks.filter { $0.id == asked } + marks.filter { $0.id != asked }
    let spellings = [echo, echo + (next ?? "")]
    func isSameProgram(_ line: String) -> Bool { Transcript.program(of: line) == Transcript.program(of: echo) }
    func isOnSame(_ line: String) -> Bool { spellings.contains { Transcript.hasOperands(of: line, in: $0) } }
    return
      (candidates.first { $0.all.contains { isSameProgram($0) && isOnSame($0) } }
      ?? candidates.first { $0.run.contains(where: isSameProgram) }
      ?? candidates.first { $0.run.contains { $0.contains(" /") && isOnSame($0) } })?.id
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

extension PasteSplitter.Segment {
  /// Text of nobody that the asked command may know what to do with.
  fileprivate var isStray: Bool { owner == nil && !isForeign && !isBlank }
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
