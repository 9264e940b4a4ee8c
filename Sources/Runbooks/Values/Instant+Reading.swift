extension Instant {
  /// Reads a date with its time and its zone; blanks and line breaks inside it do not matter.
  ///
  /// A label such as `Not After :` or `notAfter=` in front does not matter, nor do capitals.
  ///
  /// Accepted: ISO 8601 (`2025-03-30T22:32:39Z`, `…+09:00`, `2025-03-30 22:32:39 UTC`) and the form that OpenSSL and
  /// `date -u` print (`Mar 30 22:32:39 2025 GMT`, `Sun Mar 30 22:32:39 UTC 2025`, `Sun 30 Mar 2025 10:32:39 PM UTC`). Where a
  /// certificate's date lacks its zone it is GMT, which is all that OpenSSL prints (RFC 5280, 4.1.2.5). Any other text
  /// without zone or without time has no single meaning: `nil`.
  package init?(reading text: String) {
    let text = Self.withoutLabel(text)
    guard let letters = DateText.letters(of: text) else { return nil }
    var iso = DateText(letters)
    var words = DateText(letters)
    guard let (local, offset) = iso.iso8601() ?? words.inWords().map({ ($0, 0) }), let seconds = local.seconds else {
      return nil
    }
    self.init(seconds: seconds - offset)
  }
}

extension Instant {
  /// Without `Not Before:`, `notAfter=` and the like.
  private static func withoutLabel(_ text: String) -> String {
    var rest = text[...]
    func take(_ word: String) -> Bool {
      let start = rest.drop(while: \.isWhitespace)
      guard start.prefix(word.count).lowercased() == word else { return false }
      rest = start.dropFirst(word.count)
      return true
    }
    guard take("not"), take("before") || take("after") else { return text }
    if !take(":") { _ = take("=") }
    return String(rest)
  }
}

/// The letters of a date, read from the left. A paste may hold thousands of dates, and a regex would be compiled anew
/// for each.
private struct DateText {
  private static let months = ["jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec"]
  private var rest: ArraySlice<UInt8>

  init(_ letters: [UInt8]) { rest = letters[...] }

  /// Without blanks and line breaks.
  ///
  /// - Returns: `nil` where there are other letters than ASCII's, or an hour of one digit, which would be taken together
  ///   with the day before it.
  static func letters(of text: String) -> [UInt8]? {
    var letters: [UInt8] = []
    var gap: String = ""
    var isLoneDigit = false
    for character in text {
      if character.isWhitespace {
        gap.append(character)
        continue
      }
      guard let byte = character.asciiValue else { return nil }
      if isLoneDigit, gap.isEmpty, byte == UInt8(ascii: ":") { return nil }
      let isAfterBlanks = !gap.isEmpty && gap.allSatisfy { $0 == " " || $0 == "\t" }
      isLoneDigit = isAfterBlanks && isDigit(byte) && letters.last.map(isDigit) == true
      letters.append(byte)
      gap = ""
    }
    return letters
  }

  /// `2025-03-30T22:32:39Z`, with the zone's distance from UTC in seconds.
  mutating func iso8601() -> (local: CalendarTime, offset: Int64)? {
    guard let year = number(4), eat("-"), let month = number(2), eat("-"), let day = number(2) else { return nil }
    if !eat("T") { _ = eat("t") }
    guard let time = time() else { return nil }
    if eat("."), digits().isEmpty { return nil }
    let local = CalendarTime(
      year: year, month: month, day: day, hour: time.hour, minute: time.minute, second: time.second)
    if eat("Z") || eat("z") || isUTC() { return rest.isEmpty ? (local, 0) : nil }
    let isWest = rest.first == UInt8(ascii: "-")
    guard eat("+") || eat("-"), let hours = number(2) else { return nil }
    _ = eat(":")
    guard let minutes = number(2), hours < 15, minutes < 60, rest.isEmpty else { return nil }
    return (local, Int64(isWest ? -1 : 1) * Int64(hours * 3600 + minutes * 60))
  }

  /// `Mar 30 22:32:39 2025 GMT`, `Sun Mar 30 22:32:39 UTC 2025`, `Sun 30 Mar 2025 10:32:39 PM UTC`
  mutating func inWords() -> CalendarTime? {
    let word = letters()
    if word.count == 6, let month = Self.month(word.suffix(3)) { return monthFirst(month, hasWeekday: true) }
    guard word.isEmpty || word.count == 3 else { return nil }
    if !word.isEmpty, eat(",") {
      let next = letters()
      return next.isEmpty ? dayFirst() : Self.month(next).flatMap { monthFirst($0, hasWeekday: true) }
    }
    if let month = Self.month(word) { return monthFirst(month, hasWeekday: false) }
    return dayFirst()
  }

  private mutating func monthFirst(_ month: Int, hasWeekday: Bool) -> CalendarTime? {
    // The day, of one digit or two, and the hour of two.
    let run = rest.prefix(while: Self.isDigit).count
    guard run == 3 || run == 4, let day = number(run - 2), var time = time() else { return nil }
    let year: Int?
    if !hasWeekday, let next = rest.first, Self.isDigit(next) || next == UInt8(ascii: ".") {
      let hasFraction = eat(".")
      year = hasFraction ? Self.value(digits().dropFirst().suffix(4)) : number(4)
      guard isUTC() || rest.isEmpty && !hasFraction else { return nil }
    } else {
      guard takeHalf(&time), isUTC() else { return nil }
      year = number(4)
    }
    guard let year, rest.isEmpty else { return nil }
    return CalendarTime(
      year: year, month: month, day: day, hour: time.hour, minute: time.minute, second: time.second)
  }

  private mutating func dayFirst() -> CalendarTime? {
    guard let day = Self.value(digits()), let month = Self.month(letters()), let year = number(4), var time = time(),
      takeHalf(&time), isUTC(), rest.isEmpty
    else { return nil }
    return CalendarTime(
      year: year, month: month, day: day, hour: time.hour, minute: time.minute, second: time.second)
  }

  private mutating func time() -> (hour: Int, minute: Int, second: Int)? {
    guard let hour = number(2), eat(":"), let minute = number(2), eat(":"), let second = number(2) else { return nil }
    return (hour, minute, second)
  }

  /// Makes the hour one of 24 where a half of the day stands behind the time.
  ///
  /// - Returns: Whether that half has such an hour.
  private mutating func takeHalf(_ time: inout (hour: Int, minute: Int, second: Int)) -> Bool {
    let isAfternoon = eat("PM")
    guard isAfternoon || eat("AM") else { return true }
    guard (1...12).contains(time.hour) else { return false }
    time.hour = time.hour % 12 + (isAfternoon ? 12 : 0)
    return true
  }

  private mutating func isUTC() -> Bool { eat("GMT") || eat("UTC") }

  /// Letters may be written large or small.
  private mutating func eat(_ word: String) -> Bool {
    let isThere = rest.prefix(word.utf8.count).elementsEqual(word.utf8) {
      $0 == $1 || Self.isLetter($1) && $0 | 0x20 == $1 | 0x20
    }
    guard isThere else { return false }
    rest.removeFirst(word.utf8.count)
    return true
  }

  private mutating func number(_ count: Int) -> Int? {
    let digits = rest.prefix(count)
    guard digits.count == count, digits.allSatisfy(Self.isDigit) else { return nil }
    rest.removeFirst(count)
    return Self.value(digits)
  }

  private mutating func digits() -> ArraySlice<UInt8> { take(while: Self.isDigit) }

  private mutating func letters() -> ArraySlice<UInt8> {
    take { (UInt8(ascii: "a")...UInt8(ascii: "z")).contains($0 | 0x20) }
  }

  private mutating func take(while isWanted: (UInt8) -> Bool) -> ArraySlice<UInt8> {
    let taken = rest.prefix(while: isWanted)
    rest.removeFirst(taken.count)
    return taken
  }

  /// `nil` for what is no number of one to four digits.
  private static func value(_ digits: ArraySlice<UInt8>) -> Int? {
    (1...4).contains(digits.count) ? digits.reduce(0) { $0 * 10 + Int($1) - 0x30 } : nil
  }

  private static func month(_ word: ArraySlice<UInt8>) -> Int? {
    let name = word.map { $0 | 0x20 }
    return months.firstIndex { name.elementsEqual($0.utf8) }.map { $0 + 1 }
  }

  private static func isLetter(_ byte: UInt8) -> Bool { (UInt8(ascii: "a")...UInt8(ascii: "z")).contains(byte | 0x20) }

  private static func isDigit(_ byte: UInt8) -> Bool { (UInt8(ascii: "0")...UInt8(ascii: "9")).contains(byte) }
}
