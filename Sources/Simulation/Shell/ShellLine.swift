/// A line of a POSIX shell, as far as somebody who types at an appliance, or a program in their place, needs it: words
/// with quotes and variables, `;`, `&&`, `||`, `|`, groups in braces, and redirections.
indirect enum ShellLine: Sendable {
  /// One after another.
  case list([ShellLine])
  case and(ShellLine, ShellLine)
  case or(ShellLine, ShellLine)
  case pipeline([ShellLine])
  case group(ShellLine, [Redirection])
  case simple(assignments: [Assignment], words: [Word], [Redirection])

  struct Word: Sendable, Hashable {
    enum Piece: Sendable, Hashable {
      case text(String)
      case variable(String)
    }
    var pieces: [Piece] = []
    /// Whether any of it was quoted, so that it is no operator, keyword or assignment.
    var isQuoted = false

    /// The word, where it holds no variable and no quotes.
    var plain: String? {
      guard !isQuoted, pieces.count == 1, case .text(let text) = pieces[0] else { return nil }
      return text
    }
  }

  struct Assignment: Sendable {
    let name: String
    let value: Word
  }

  struct Redirection: Sendable {
    /// `<`, `>`, `>>` or `>&`.
    let sign: String
    /// 0, 1 or 2; `nil` stands for both outputs.
    let descriptor: Int?
    let target: Word
  }

  /// Why a line is none, in the words of bash.
  struct SyntaxError: Error, Hashable {
    let text: String
  }

  init(_ line: String) throws(SyntaxError) {
    var parser = ShellLineParser(tokens: try ShellLexer.tokens(of: line))
    self = try parser.line()
  }

  /// The first words of all its simple commands.
  var programs: [[Word]] {
    switch self {
    case .list(let parts), .pipeline(let parts): parts.flatMap(\.programs)
    case .and(let left, let right), .or(let left, let right): left.programs + right.programs
    case .group(let inner, _): inner.programs
    case .simple(_, let words, _): [words]
    }
  }
}

/// Builds the tree of a line from its tokens.
private struct ShellLineParser {
  let tokens: [ShellLexer.Token]
  private var index = 0

  init(tokens: [ShellLexer.Token]) { self.tokens = tokens }

  mutating func line() throws(ShellLine.SyntaxError) -> ShellLine {
    let list = try list()
    if let token = peek { throw unexpected(token) }
    return list
  }

  private var peek: ShellLexer.Token? { tokens.indices.contains(index) ? tokens[index] : nil }

  private func unexpected(_ token: ShellLexer.Token?) -> ShellLine.SyntaxError {
    let text =
      switch token {
      case .word(let word)?: word.plain ?? "word"
      case .sign(let sign)?: sign
      case .redirection(let sign, _)?: sign
      case nil: "newline"
      }
    return ShellLine.SyntaxError(text: "syntax error near unexpected token `\(text)'")
  }

  private mutating func take(_ sign: String) -> Bool {
    guard case .sign(sign)? = peek else { return false }
    index += 1
    return true
  }

  private mutating func takeWord(_ text: String) -> Bool {
    guard case .word(let word)? = peek, word.plain == text else { return false }
    index += 1
    return true
  }

  private mutating func list() throws(ShellLine.SyntaxError) -> ShellLine {
    var parts: [ShellLine] = []
    while let token = peek {
      if case .word(let word) = token, word.plain == "}" { break }
      parts.append(try andOr())
      // Nothing here runs in the background; it is done at once.
      guard take(";") || take("&") else { break }
    }
    return .list(parts)
  }

  private mutating func andOr() throws(ShellLine.SyntaxError) -> ShellLine {
    var left = try pipeline()
    while true {
      if take("&&") {
        left = .and(left, try pipeline())
      } else if take("||") {
        left = .or(left, try pipeline())
      } else {
        return left
      }
    }
  }

  private mutating func pipeline() throws(ShellLine.SyntaxError) -> ShellLine {
    var parts = [try command()]
    while take("|") { parts.append(try command()) }
    return parts.count == 1 ? parts[0] : .pipeline(parts)
  }

  private mutating func command() throws(ShellLine.SyntaxError) -> ShellLine {
    if takeWord("{") {
      let inner = try list()
      guard takeWord("}") else { throw unexpected(peek) }
      return .group(inner, try redirections())
    }
    var assignments: [ShellLine.Assignment] = []
    var words: [ShellLine.Word] = []
    var redirections: [ShellLine.Redirection] = []
    while let token = peek {
      switch token {
      case .word(let word):
        index += 1
        if words.isEmpty, let assignment = assignment(word) {
          assignments.append(assignment)
        } else {
          words.append(word)
        }
        continue
      case .redirection:
        redirections += try self.redirections()
        continue
      case .sign: break
      }
      break
    }
    guard !assignments.isEmpty || !words.isEmpty || !redirections.isEmpty else { throw unexpected(peek) }
    return .simple(assignments: assignments, words: words, redirections)
  }

  private mutating func redirections() throws(ShellLine.SyntaxError) -> [ShellLine.Redirection] {
    var all: [ShellLine.Redirection] = []
    while case .redirection(let sign, let descriptor)? = peek {
      index += 1
      guard case .word(let target)? = peek else { throw unexpected(peek) }
      index += 1
      all.append(ShellLine.Redirection(sign: sign, descriptor: descriptor, target: target))
    }
    return all
  }

  /// `NAME=value`, where the name is not quoted.
  private func assignment(_ word: ShellLine.Word) -> ShellLine.Assignment? {
    guard case .text(let first)? = word.pieces.first, let match = first.prefixMatch(of: #/([A-Za-z_][A-Za-z0-9_]*)=/#)
    else { return nil }
    var value = word
    value.pieces[0] = .text(String(first[match.range.upperBound...]))
    return ShellLine.Assignment(name: String(match.1), value: value)
  }
}
