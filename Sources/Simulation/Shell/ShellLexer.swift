/// Cuts a line of a shell into words and signs.
struct ShellLexer {
  enum Token: Sendable {
    case word(ShellLine.Word)
    /// `;`, `&`, `&&`, `|` or `||`.
    case sign(String)
    case redirection(sign: String, descriptor: Int?)
  }

  private let letters: [Character]
  private var at = 0
  private var tokens: [Token] = []
  private var word: ShellLine.Word?

  static func tokens(of line: String) throws(ShellLine.SyntaxError) -> [Token] {
    var lexer = ShellLexer(letters: Array(line))
    try lexer.run()
    return lexer.tokens
  }

  private init(letters: [Character]) { self.letters = letters }

  private var next: Character? { letters.indices.contains(at) ? letters[at] : nil }

  private mutating func run() throws(ShellLine.SyntaxError) {
    while let letter = next {
      switch letter {
      case " ", "\t":
        at += 1
        endWord()
      case "#" where word == nil: at = letters.count
      case ";", "|", "&": sign(letter)
      case "<", ">": redirection(letter)
      case "'": try singleQuoted()
      case "\"": try doubleQuoted()
      case "\\":
        at += 1
        word = word ?? ShellLine.Word()
        word?.isQuoted = true
        if let escaped = next { add(String(escaped)) }
        at += 1
      case "$": variable()
      default:
        add(String(letter))
        at += 1
      }
    }
    endWord()
  }

  private mutating func endWord() {
    if let word { tokens.append(.word(word)) }
    word = nil
  }

  private mutating func add(_ text: String) {
    var word = self.word ?? ShellLine.Word()
    if case .text(let earlier)? = word.pieces.last {
      word.pieces[word.pieces.count - 1] = .text(earlier + text)
    } else {
      word.pieces.append(.text(text))
    }
    self.word = word
  }

  private mutating func sign(_ letter: Character) {
    if letter == "&", letters[(at + 1)...].first == ">" {
      endWord()
      at += 2
      tokens.append(.redirection(sign: ">", descriptor: nil))
      return
    }
    endWord()
    at += 1
    if next == letter, letter != ";" {
      at += 1
      tokens.append(.sign(String([letter, letter])))
    } else {
      tokens.append(.sign(String(letter)))
    }
  }

  private mutating func redirection(_ letter: Character) {
    var descriptor = letter == "<" ? 0 : 1
    if let digit = word?.plain, let number = Int(digit), digit.count == 1 {
      descriptor = number
      word = nil
    }
    endWord()
    at += 1
    var sign = String(letter)
    if letter == ">", let following = next, following == ">" || following == "&" {
      sign.append(following)
      at += 1
    }
    tokens.append(.redirection(sign: sign, descriptor: descriptor))
  }

  private mutating func singleQuoted() throws(ShellLine.SyntaxError) {
    at += 1
    guard let end = letters[at...].firstIndex(of: "'") else { throw Self.unended("'") }
    add(String(letters[at..<end]))
    word?.isQuoted = true
    at = end + 1
  }

  private mutating func doubleQuoted() throws(ShellLine.SyntaxError) {
    at += 1
    add("")
    word?.isQuoted = true
    while let letter = next, letter != "\"" {
      if letter == "$" {
        variable()
        continue
      }
      if letter == "\\", let escaped = letters[(at + 1)...].first, "\"\\$`".contains(escaped) { at += 1 }
      if let kept = next { add(String(kept)) }
      at += 1
    }
    guard next == "\"" else { throw Self.unended("\"") }
    at += 1
  }

  private mutating func variable() {
    at += 1
    var name = ""
    if next == "{" {
      at += 1
      while let letter = next, letter != "}" {
        name.append(letter)
        at += 1
      }
      at += 1
    } else if let letter = next, "?$#!".contains(letter) {
      name = String(letter)
      at += 1
    } else {
      while let letter = next, letter == "_" || letter.isASCII && (letter.isLetter || letter.isNumber) {
        name.append(letter)
        at += 1
      }
    }
    guard !name.isEmpty else { return add("$") }
    word = word ?? ShellLine.Word()
    word?.pieces.append(.variable(name))
  }

  private static func unended(_ quote: String) -> ShellLine.SyntaxError {
    ShellLine.SyntaxError(text: "unexpected EOF while looking for matching `\(quote)'")
  }
}
