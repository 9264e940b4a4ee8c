import Diagnosis
import Runbooks

/// A command on its way: what is typed for it, and how the end of its answer is known.
struct ShellRequest: Hashable, Sendable {
  let id: CommandID
  let level: ShellLevel
  let lines: [String]
  /// Letters and digits that no answer can hold by accident: they are drawn anew for each exchange.
  let nonce: String

  /// - Returns: `nil` where it is not for a shell on the appliance, or a line of it is not one line of text: a tab would
  ///   complete names, a control would be taken as a key.
  init?(_ command: ApprovedCommand, nonce: String) {
    guard command.place == "appliance", let level = ShellLevel(command.shell), !command.lines.isEmpty,
      command.lines.allSatisfy({ !$0.isEmpty && $0.utf8.allSatisfy { $0 >= 0x20 && $0 != 0x7F } })
    else { return nil }
    self.init(id: command.id, level: level, lines: command.lines, nonce: nonce)
  }

  init(id: CommandID, level: ShellLevel, lines: [String], nonce: String) {
    self.id = id
    self.level = level
    self.lines = lines
    self.nonce = nonce
  }

  /// What bash is sent, one line. Its echo holds `TALO%s`, so that only the output holds the mark.
  var line: String { Self.marked(lines.joined(separator: "; "), nonce) }

  /// Does nothing but print a mark, after which the shell is known to listen again.
  ///
  /// - Parameter attempt: Each has a mark of its own.
  func settlingLine(_ attempt: Int) -> String { Self.marked(":", settlingNonce(attempt)) }
  func settlingNonce(_ attempt: Int) -> String { "\(nonce)-\(attempt)" }

  private static func marked(_ command: String, _ nonce: String) -> String {
    #"{ \#(command) ; } 2>&1; printf '\nTALO%s %d\n' '\#(nonce)' "$?""#
  }

  /// - Returns: The exit status, where the line is the mark and nothing else.
  static func status(in line: String, nonce: String) -> Int? {
    let mark = "TALO\(nonce) "
    return line.hasPrefix(mark) ? Int(line.dropFirst(mark.count)) : nil
  }

  /// Where the answer begins in what came back: after the echo of the line, if there is one.
  ///
  /// A shell that draws what is typed breaks it where its window ends, with blanks, CR and LF, and may draw the character
  /// there twice. So the echo is known by its end, and blanks do not count.
  func answerStart(in bytes: ArraySlice<UInt8>) -> Int {
    let tail = Array(#"'\#(nonce)'"$?""#.utf8)
    var matched = 0
    // An echo is at most as long as the line with what breaks it; an answer may be very long.
    var index = bytes.startIndex
    let end = bytes.index(index, offsetBy: line.utf8.count * 4 + 4096, limitedBy: bytes.endIndex) ?? bytes.endIndex
    var isBroken = false
    var start = bytes.startIndex
    while index < end {
      let byte = bytes[index]
      index += 1
      if byte == 0x1B {
        index = Self.afterEscape(bytes, index, end)
      } else if byte <= 0x20 {
        isBroken = isBroken || byte == 0x0D || byte == 0x0A
      } else {
        if byte == tail[matched] {
          matched += 1
        } else if !(isBroken && matched > 0 && byte == tail[matched - 1]) {
          matched = byte == tail[0] ? 1 : 0
        }
        isBroken = false
        guard matched == tail.count else { continue }
        matched = 0
        guard let newline = bytes[index...].firstIndex(of: 0x0A) else { return bytes.endIndex }
        start = newline + 1
        index = max(index, start)
      }
    }
    return start
  }

  private static func afterEscape(_ bytes: ArraySlice<UInt8>, _ start: Int, _ end: Int) -> Int {
    guard start < end else { return start }
    guard bytes[start] == UInt8(ascii: "[") else { return start + 1 }
    var index = start + 1
    while index < end, !(0x40...0x7E).contains(bytes[index]) { index += 1 }
    return min(index + 1, end)
  }
}
