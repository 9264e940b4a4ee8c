/// Reads the members of one JSON object, and notes what is missing, misspelt or of the wrong type (RB002).
///
/// Every property is asked for by name; ``finish()`` reports those that nobody asked for.
final class ObjectReader {
  let place: String
  let offset: Int
  private let json: JSONValue
  private let findings: FindingList
  private var asked: Set<String> = []

  /// - Parameter place: What the object is, for sentences: "node 'certificate'".
  init(_ json: JSONValue, place: String, findings: FindingList) {
    self.json = json
    self.place = place
    self.offset = json.offset
    self.findings = findings
    if json.members == nil {
      findings.add(.shape, .notAnObject(place, found: json.kind), at: json.offset)
    }
  }

  var keys: [String] { json.members?.map(\.key) ?? [] }

  func has(_ key: String) -> Bool { json[key] != nil }

  /// Where the member's key stands.
  func offset(ofKey key: String) -> Int? { json.members?.last { $0.key == key }?.offset }

  /// The member's value, if there is one.
  func optional(_ key: String) -> JSONValue? {
    asked.insert(key)
    return json[key]
  }

  /// The member's value; a finding if there is none.
  func required(_ key: String) -> JSONValue? {
    if let value = optional(key) { return value }
    if json.members != nil { findings.add(.shape, .missing(property: key, in: place), at: offset) }
    return nil
  }

  func string(_ key: String) -> String? { required(key).flatMap { text($0, key) } }
  func optionalString(_ key: String) -> String? { optional(key).flatMap { text($0, key) } }

  func text(_ value: JSONValue, _ key: String) -> String? {
    if let text = value.string { return text }
    return wrong(key, "a string", value)
  }

  func flag(_ key: String) -> Bool {
    guard let value = optional(key) else { return false }
    return value.bool ?? wrong(key, "true or false", value) ?? false
  }

  func positive(_ key: String) -> Int? {
    guard let value = required(key) else { return nil }
    guard let int = value.int, (1...1000).contains(int) else {
      findings.add(.shape, .notPositive(property: key), at: value.offset)
      return nil
    }
    return int
  }

  func duration(_ key: String) -> Duration? { required(key).flatMap { duration($0, key) } }
  func optionalDuration(_ key: String) -> Duration? { optional(key).flatMap { duration($0, key) } }

  private func duration(_ value: JSONValue, _ key: String) -> Duration? {
    // Only a fact can be behind or ahead of something.
    value.string.flatMap(Duration.init(iso8601:)).flatMap { $0 < .zero ? nil : $0 }
      ?? wrong(key, "an ISO 8601 duration such as \"PT10M\"", value)
  }

  /// An array of strings; where it is absent, none.
  func strings(_ key: String) -> [String] {
    array(key).compactMap { text($0, key) }
  }

  /// An array's elements; where it is absent, none.
  func array(_ key: String) -> [JSONValue] {
    guard let value = optional(key) else { return [] }
    return value.array ?? wrong(key, "an array", value) ?? []
  }

  /// An array's elements, at least one.
  func someElements(_ key: String) -> [JSONValue] {
    requireSome(key)
    return array(key)
  }

  func requireSome(_ key: String) {
    guard let value = required(key), value.array?.isEmpty == true else { return }
    findings.add(.shape, .empty(property: key), at: value.offset)
  }

  /// One word of a closed list.
  func word<Word: RawRepresentable & CaseIterable>(_ key: String, default fallback: Word) -> Word
  where Word.RawValue == String {
    guard let value = optional(key) else { return fallback }
    guard let text = text(value, key) else { return fallback }
    if let word = Word(rawValue: text) { return word }
    notAllowed(key, text, Word.allCases.map(\.rawValue), at: value.offset)
    return fallback
  }

  func notAllowed(
    _ key: String, _ value: String, _ allowed: [String], at offset: Int, rule: RuleID = .shape
  ) {
    findings.add(
      rule, .notAllowed(property: key, value: value, allowed: allowed), at: offset, near: value, among: allowed)
  }

  /// Reports a value of the wrong type.
  @discardableResult
  func wrong<Value>(_ key: String, _ expected: String, _ found: JSONValue, rule: RuleID = .shape) -> Value? {
    let shown = found.string.map { "\"\($0)\"" } ?? found.kind
    findings.add(rule, .wrongType(property: key, expected: expected, found: shown), at: found.offset)
    return nil
  }

  /// Leaves the object alone, where a mistake in it hides which properties it may have.
  func giveUp() { asked.formUnion(keys) }

  func finish() {
    let unused = asked.subtracting(keys).sorted()
    for member in json.members ?? [] where !asked.contains(member.key) {
      findings.add(
        .shape, .unknownProperty(member.key, in: place), at: member.offset, near: member.key, among: unused)
    }
  }
}

/// Collects findings while a document is read.
final class FindingList {
  private(set) var findings: [Finding] = []
  /// Comparing every wrong name with every right one takes long where there are thousands of both.
  private var suggestionsLeft = 100

  func add(_ rule: RuleID, _ problem: Finding.Problem, at offset: Int) {
    findings.append(Finding(rule, problem, at: offset))
  }

  /// Adds a finding about a name, with the known name that was probably meant.
  func add(_ rule: RuleID, _ problem: Finding.Problem, at offset: Int, near name: String, among known: [String]) {
    suggestionsLeft -= 1
    let suggestion = suggestionsLeft < 0 ? nil : NearMiss.suggestion(for: name, among: known)
    findings.append(Finding(rule, problem, at: offset, suggestion: suggestion))
  }
}
