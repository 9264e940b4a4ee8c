import Diagnosis

/// The talk with an appliance's shell, as a machine that knows no process, socket or clock.
///
/// It goes from login to the shell that a command needs, and sends nothing before a prompt that it knows is back. Whatever
/// it does not know ends the talk.
struct ShellMachine: Sendable {
  let host: String
  let patience: ShellPatience
  var state = State.opening
  /// What was last seen, while nothing is under way.
  var prompt: ShellPrompt?
  /// Where the login led: there is nothing less than that.
  var base: ShellLevel?
  /// Shells that cannot be reached, and why: a refused password is never sent again, a closed door not tried again.
  private(set) var closed: [ShellLevel: Trouble]
  private var request: ShellRequest?
  /// Of a CLI command of several lines: those not sent yet, and what the others said.
  private var remaining: [String] = []
  private var said = ""
  private var sent = ""
  /// How often the command has been interrupted.
  private var interrupts = 0
  var input = ShellInput()

  init(host: String, patience: ShellPatience, closed: [ShellLevel: Trouble] = [:]) {
    self.host = host
    self.patience = patience
    self.closed = closed
  }

  var isLoggedIn: Bool { base != nil }

  mutating func handle(_ event: Event) -> [Effect] {
    switch (event, state) {
    case (_, .gone): return []
    case (.asked(let request), .opening):
      self.request = request
      return [.wait(seconds: patience.login)]
    case (.asked(let request), _):
      self.request = request
      // Since the last command, something else than a prompt may have come to stand there.
      let line = input.unfinishedLine
      return line.isEmpty || ShellPrompt(line) != nil ? advance() : end(.unknownPrompt(line))
    case (.received(let bytes), _): return received(bytes)
    case (.secretSent, .asking):
      return move(to: .proving, patience.step)
    case (.secretMissing, .asking): return shut(.secretMissing(.sudo(host: host)))
    case (.secretSent, _), (.secretMissing, _): return []
    case (.silent, _): return silent()
    case (.deadlinePassed, _): return deadlinePassed()
    case (.cancelled, .running) where input.mark == nil: return interrupt(.cancelled)
    case (.cancelled, .interrupting), (.cancelled, .settling), (.cancelled, .idle): return []
    case (.cancelled, .asking): return interrupt(.cancelled)
    case (.cancelled, _): return end(.cancelled)
    case (.closed, .interrupting(let trouble)), (.closed, .settling(let trouble)): return end(trouble)
    case (.closed, .idle): return end(.loggedOut)
    case (.closed, _): return end(.connectionLost)
    }
  }

  // MARK: Bytes

  private mutating func received(_ bytes: [UInt8]) -> [Effect] {
    var rest = bytes[...]
    while let end = rest.firstIndex(of: 0x0A) {
      input.append(rest[...end])
      endLine()
      rest = rest[(end + 1)...]
    }
    input.append(rest)
    if input.count > Self.limit { return tooMuch() }
    return looked(at: input.unfinishedLine)
  }

  private mutating func endLine() {
    switch state {
    case .running:
      if let request { input.mark(nonce: request.nonce) }
    case .settling:
      if let request { input.mark(nonce: request.settlingNonce(interrupts)) }
      input.forget()
    case .interrupting: input.forget()
    default: break
    }
    input.beginLine()
  }

  private mutating func tooMuch() -> [Effect] {
    let trouble = Trouble.answerTooLong(limit: Self.limit)
    switch state {
    case .running: return interrupt(trouble)
    case .interrupting, .settling:
      input.forget()
      return []
    default: return end(trouble)
    }
  }

  /// - Parameter line: What stands after the last line end, cleaned.
  private mutating func looked(at line: String) -> [Effect] {
    if state == .answering, ShellPrompt.isPager(line) {
      input.dropUnfinishedLine()
      return [.press(UInt8(ascii: " "))]
    }
    switch state {
    case .entering(.root) where ShellPrompt.asksForPassword(line):
      return [.wait(seconds: nil)] + move(to: .asking) + [.needSecret]
    // The echo of what was sent may have come in pieces; a question after its answer stands on a line of its own.
    case .proving where input.hasLine && ShellPrompt.asksForPassword(line):
      return shut(.secretRefused(.sudo(host: host)))
    default: break
    }
    guard let prompt = ShellPrompt(line) else { return [] }
    switch state {
    case .opening, .idle: return arrived(at: prompt)
    // A shell may draw its prompt again with what is typed: one that counts comes after a line end.
    case .entering, .proving, .leaving, .answering, .interrupting:
      return input.hasLine ? arrived(at: prompt) : []
    case .running, .settling: return input.mark == nil ? [] : arrived(at: prompt)
    case .asking, .gone: return []
    }
  }

  // MARK: Prompts

  private mutating func arrived(at prompt: ShellPrompt) -> [Effect] {
    let former = self.prompt
    self.prompt = prompt
    switch state {
    case .opening:
      base = prompt.level
      return advance()
    case .idle: return []
    case .entering(let level):
      if prompt.level >= level { return advance() }
      return give(up: level, .expertRefused(said: input.firstLine(without: sent)))
    case .proving:
      if prompt.level == .root { return advance() }
      // sudo's word for a right password that does not help.
      if let refusal = input.line(holding: "sudoers") ?? input.line(holding: "not allowed") {
        return give(up: .root, .expertRefused(said: refusal))
      }
      return give(up: .root, .secretRefused(.sudo(host: host)))
    case .leaving(let level):
      if prompt.level < level { return advance() }
      return end(.unknownPrompt(prompt.text))
    case .running: return answered()
    case .answering: return answeredByCLI(former)
    case .interrupting(let trouble):
      guard prompt.level != .clish, let request else { return settle(.failure(trouble)) }
      return [.send(request.settlingLine(interrupts))] + move(to: .settling(trouble))
    case .settling(let trouble): return settle(.failure(trouble))
    case .asking, .gone: return []
    }
  }

  /// The next step towards the command that is asked for; at a prompt.
  private mutating func advance() -> [Effect] {
    guard let request, let prompt, let base else { return [] }
    guard request.level != .clish || base == .clish else { return settle(.failure(.notOffered(request.id))) }
    let wanted = max(request.level, base)
    if let trouble = closed.first(where: { $0.key <= wanted && $0.key > base })?.value {
      return settle(.failure(trouble))
    }
    if prompt.level > wanted { return send("exit", .leaving(prompt.level), patience.step) }
    if prompt.level < wanted, let next = prompt.level.deeper {
      return send(next.line, .entering(next.level), patience.step)
    }
    guard wanted == .clish else { return send(request.line, .running, patience.command) }
    remaining = request.lines
    said = ""
    return sendNextToCLI()
  }

  // MARK: Answers

  private mutating func answered() -> [Effect] {
    guard let request, let mark = input.mark else { return [] }
    guard let text = TerminalText.output(input.answer(to: request, before: mark.start)) else {
      return settle(.failure(.answerNotText))
    }
    return settle(.success(Reply(text: text, status: mark.status)))
  }

  private mutating func sendNextToCLI() -> [Effect] {
    guard !remaining.isEmpty else { return settle(.success(Reply(text: said, status: nil))) }
    return send(remaining.removeFirst(), .answering, patience.command)
  }

  private mutating func answeredByCLI(_ former: ShellPrompt?) -> [Effect] {
    guard prompt?.level == .clish else { return end(.unknownPrompt(prompt?.text ?? "")) }
    guard let text = TerminalText.output(input.answer(after: sent)) else { return settle(.failure(.answerNotText)) }
    said += text
    return sendNextToCLI()
  }

  // MARK: What goes wrong

  /// Leaves sudo's question alone, now and later.
  private mutating func shut(_ trouble: Trouble) -> [Effect] {
    closed[.root] = trouble
    return interrupt(trouble)
  }

  private mutating func give(up level: ShellLevel, _ trouble: Trouble) -> [Effect] {
    closed[level] = trouble
    return settle(.failure(trouble))
  }

  private mutating func silent() -> [Effect] {
    let line = input.unfinishedLine
    switch state {
    case .opening, .entering, .proving, .leaving, .answering, .interrupting:
      // Such a silence is as good as a line end or the blank that was waited for.
      if let prompt = ShellPrompt(line) ?? ShellPrompt(line + " ") { return arrived(at: prompt) }
      if case .interrupting(let trouble) = state { return interruptAgain(trouble) }
      // A terminal that echoes may show the password there.
      if state == .proving { return ShellPrompt.mayWait(line) ? end(.unknownPrompt("")) : [] }
      return ShellPrompt.mayWait(line) ? end(.unknownPrompt(line)) : []
    case .running where input.mark == nil && input.hasLine && line == prompt?.text:
      // Back at the prompt, but the line was not understood.
      let word = input.firstLine(without: sent)
      return settle(.failure(.answerNotUnderstood(word)))
    case .settling(let trouble) where input.mark == nil:
      if let prompt = ShellPrompt(line), prompt.level == .clish { return arrived(at: prompt) }
      return interruptAgain(trouble)
    case .running, .settling:
      if input.mark != nil, ShellPrompt.mayWait(line) { return end(.unknownPrompt(line)) }
      return []
    case .idle, .asking, .gone: return []
    }
  }

  private mutating func deadlinePassed() -> [Effect] {
    let line = input.unfinishedLine
    switch state {
    case .running where input.mark == nil: return interrupt(.deadlinePassed(seconds: patience.command))
    case .running, .answering: return end(.deadlinePassed(seconds: patience.command))
    case .interrupting(let trouble), .settling(let trouble): return end(trouble)
    case .idle, .gone: return []
    case .opening where line.isEmpty: return end(.deadlinePassed(seconds: patience.login))
    case .proving: return end(.deadlinePassed(seconds: patience.step))
    default: return end(line.isEmpty ? .deadlinePassed(seconds: patience.step) : .unknownPrompt(line))
    }
  }

  // MARK: Moves

  private mutating func send(_ line: String, _ next: State, _ seconds: Int) -> [Effect] {
    sent = line
    return [.send(line)] + move(to: next, seconds)
  }

  private mutating func interrupt(_ trouble: Trouble) -> [Effect] {
    interrupts = 1
    return [.press(Self.interrupt)] + move(to: .interrupting(trouble), patience.interruption)
  }

  /// Bash may overlook an interrupt between two programs, or give its prompt while the next one has the terminal.
  private mutating func interruptAgain(_ trouble: Trouble) -> [Effect] {
    interrupts += 1
    return [.press(Self.interrupt)] + move(to: .interrupting(trouble))
  }

  private mutating func move(to next: State, _ seconds: Int? = nil) -> [Effect] {
    state = next
    input = ShellInput()
    return seconds.map { [.wait(seconds: $0)] } ?? []
  }

  /// Done with the command; the shell listens for the next one.
  private mutating func settle(_ result: Result<Reply, Trouble>) -> [Effect] {
    request = nil
    state = .idle
    input = ShellInput()
    return [.wait(seconds: nil), .finish(result)]
  }

  private mutating func end(_ trouble: Trouble) -> [Effect] {
    let wasAsked = request != nil
    request = nil
    state = .gone
    return [.wait(seconds: nil), .hangUp] + (wasAsked ? [.finish(.failure(trouble))] : [])
  }
}
