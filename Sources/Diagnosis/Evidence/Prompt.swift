import Runbooks

/// A shell's prompt at the start of a line, and what was typed behind it.
struct Prompt {
  enum Shell: Hashable {
    /// `user@host:dir$ `: as the appliance's own shells show it.
    case posix(user: String, host: String)
    /// A prompt of a form that the appliance's shells do not have: `[user@host dir]$ `, `user@host dir %`, `C:\>`.
    case workstation(host: String?)
    /// `NAME# `, `NAME> `, `NAME(sub)# `: a chassis, a switch, a console server.
    case device(name: String)
    /// `> `
    case clish
    /// `$ ` or `# `, which tell nothing.
    case bare
  }

  let shell: Shell
  /// What was typed; `nil` where the line holds nothing but the prompt.
  let command: String?
}

/// Finds prompts.
///
/// `Regex` is not `Sendable` because it may hold closures; these are made of literals without any, and matching keeps its
/// state to itself. They are shared, since a text is read often and each is compiled at its first use.
struct PromptReader: @unchecked Sendable {
  static let shared = PromptReader()

  /// Longer prompts are not prompts.
  private static let reach = 400

  private let posix =
    #/\s*(?:\([\w. -]{1,40}\)\s?)?([A-Za-z_][\w.+\\-]{0,63})@([A-Za-z0-9][\w.-]{0,252}):[^#$>]{0,200}[#$]\s*(.*)/#
  private let bracket = #/\s*\[[\w.+\\-]{1,64}@([\w.-]{1,253})(?:[ :][^\]]{0,200})?\]\s?[$#%>]\s*(.*)/#
  private let percent = #/\s*[\w.+-]{1,64}@([\w.-]{1,253})[ :][^%>]{0,120}[%>](?:\s+(.*))?/#
  private let upper =
    #/\s*([\w.+-]{1,64})@([\w.-]{1,253})(:|\s(?:MINGW(?:32|64)|MSYS|UCRT64)\s|\s)(?:[~\/]\S{0,200})(?:\s\([^)]{1,80}\))?\s*/#
  private let windows = #/\s*(?:PS\s)?[A-Za-z]:[\\\/][^>|<]{0,200}>\s*(.*)/#
  /// The first and the second line of a prompt of two.
  private let twoLines = #/\s*[┌╭][^\w]{0,10}(?:[\w.+-]{1,64}[㉿@]([\w.-]{1,253}))?.*/#
  private let arrow = #/\s*[└╰➜❯λ][─━╼]{0,4}\s?[$#%❯➜λ>]?\s*(.*)/#
  private let device = #/\s*([A-Za-z][\w.-]{1,62})(?:\s?[\/(][\w.\/ -]{1,60}\)?)?\s?[#>]\s*(.*)/#

  private let getty = #/\s*([A-Za-z0-9][\w.-]{0,252})\s(?:login|username):(?:\s.*)?/#.ignoresCase()
  private let closing = #/Connection to \S{1,255} closed\.?\s*/#

  private init() {}

  /// The host of `NAME login:`, with which a console or a terminal server begins.
  func login(_ line: Substring) -> String? {
    guard line.contains("login:") || line.contains("sername:"),
      let match = line.prefix(Self.reach).wholeMatch(of: getty),
      match.1.lowercased() != "last"
    else { return nil }
    return String(match.1)
  }

  /// Whether `ssh` says that it has come back.
  func isEndOfLogin(_ line: Substring) -> Bool {
    line.hasPrefix("Connection to ") && line.prefix(Self.reach).wholeMatch(of: closing) != nil
  }

  /// Programs with a prompt of their own, which is no machine's.
  private static let programs: Set = ["telnet", "ftp", "sftp", "nslookup", "mysql", "sqlite", "openssl", "smtp"]

  /// - Returns: `nil` for a line of output.
  func prompt(_ line: Substring) -> Prompt? {
    let start = line.prefix(Self.reach)
    // A look at a few letters spares most lines the patterns.
    guard start.unicodeScalars.contains(where: Self.isSign) else {
      // The first line of a prompt of two has its sign on the second.
      guard start.contains("@"), let match = start.wholeMatch(of: upper) else { return nil }
      let (user, host) = (String(match.1), String(match.2))
      return Prompt(shell: match.3 == ":" ? .posix(user: user, host: host) : .workstation(host: host), command: nil)
    }
    guard let first = start.first(where: { !$0.isWhitespace }) else {
      return nil
    }
    switch first {
    case ">", "$", "#":
      let rest = start.drop { $0 != first }.dropFirst()
      return Self.plain(rest, line, first == ">" ? .clish : .bare)
    case "┌", "╭":
      return start.wholeMatch(of: twoLines).map {
        Prompt(shell: .workstation(host: $0.1.map(String.init)), command: nil)
      }
    case "└", "╰", "➜", "❯", "λ":
      return start.wholeMatch(of: arrow).map { Prompt(shell: .workstation(host: nil), command: Self.typed($0.1, line)) }
    default: break
    }
    if start.contains("@"), let prompt = named(start, line) { return prompt }
    if let match = start.wholeMatch(of: windows) {
      return Prompt(shell: .workstation(host: nil), command: Self.typed(match.1, line))
    }
    guard let match = start.wholeMatch(of: device), !Self.programs.contains(match.1.lowercased()) else { return nil }
    return Self.plain(match.2, line, .device(name: String(match.1)))
  }

  /// A prompt that names its account and its host.
  private func named(_ start: Substring, _ line: Substring) -> Prompt? {
    if let match = start.wholeMatch(of: posix) {
      return Prompt(shell: .posix(user: String(match.1), host: String(match.2)), command: Self.typed(match.3, line))
    }
    if let match = start.wholeMatch(of: bracket) {
      return Prompt(shell: .workstation(host: String(match.1)), command: Self.typed(match.2, line))
    }
    if let match = start.wholeMatch(of: percent) {
      return Prompt(shell: .workstation(host: String(match.1)), command: match.2.flatMap { Self.typed($0, line) })
    }
    return nil
  }

  private static func isSign(_ scalar: Unicode.Scalar) -> Bool {
    switch scalar {
    case "#", "$", ">", "%", "❯", "➜", "λ", "┌", "╭", "└", "╰": true
    default: false
    }
  }

  /// What was typed, to the end of the line.
  private static func typed(_ found: Substring, _ line: Substring) -> String? {
    let command = String(line[found.startIndex...]).trimmed
    return command.isEmpty ? nil : command
  }

  /// After a sign alone, a quotation, a comment or a banner can stand as well as a command.
  private static func plain(_ found: Substring, _ line: Substring, _ shell: Prompt.Shell) -> Prompt? {
    guard let command = typed(found, line) else { return Prompt(shell: shell, command: nil) }
    let first = command.prefix { !$0.isWhitespace }
    let isWord = first.allSatisfy { $0.isASCII && ($0.isLetter || $0.isNumber || "./_-=?".contains($0)) }
    guard let letter = command.unicodeScalars.first, isWord,
      ("a"..."z").contains(letter) || letter == "/" || letter == "." || letter == "?"
        || (shell == .bare && first.contains("="))
    else { return nil }
    return Prompt(shell: shell, command: command)
  }
}
