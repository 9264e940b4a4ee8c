import Runbooks

/// Reads the members of an object of a scene; the first mistake ends it.
struct Fields {
  let json: JSONValue
  /// What the object is, for sentences.
  let place: String

  /// - Parameter known: The properties that the object may have; `nil` where they are names.
  init(_ json: JSONValue, _ place: String, known: [String]?) throws(SceneMistake) {
    self.json = json
    self.place = place
    guard let members = json.members else {
      throw SceneMistake(problem: .notAnObject(place, found: json.kind), offset: json.offset)
    }
    guard let known else { return }
    for member in members where !known.contains(member.key) {
      throw SceneMistake(problem: .unknown(member.key, in: place, known: known), offset: member.offset)
    }
  }

  var members: [JSONValue.Member] { json.members ?? [] }

  func value(_ key: String) throws(SceneMistake) -> JSONValue {
    guard let value = json[key] else {
      throw SceneMistake(problem: .missing(key, in: place), offset: json.offset)
    }
    return value
  }

  func wrong(_ key: String, _ expected: String, _ value: JSONValue) -> SceneMistake {
    SceneMistake(problem: .wrong(key, in: place, expected: expected), offset: value.offset)
  }

  /// The member as a type that it must be of.
  func read<Value>(_ key: String, _ expected: String, _ read: (JSONValue) -> Value?) throws(SceneMistake) -> Value {
    let value = try value(key)
    guard let result = read(value) else { throw wrong(key, expected, value) }
    return result
  }

  /// The same, where it may be left out.
  func optional<Value>(_ key: String, _ expected: String, _ read: (JSONValue) -> Value?) throws(SceneMistake) -> Value?
  {
    json[key] == nil ? nil : try self.read(key, expected, read)
  }

  func string(_ key: String) throws(SceneMistake) -> String { try read(key, "a string") { $0.string } }
  func optionalString(_ key: String) throws(SceneMistake) -> String? { try optional(key, "a string") { $0.string } }
  func int(_ key: String) throws(SceneMistake) -> Int { try read(key, "a whole number") { $0.int } }
  func flag(_ key: String) throws(SceneMistake) -> Bool { try optional(key, "true or false") { $0.bool } ?? false }

  func strings(_ key: String) throws(SceneMistake) -> [String] {
    try optional(key, "an array of strings") { value in
      value.array.flatMap { elements in
        let strings = elements.compactMap(\.string)
        return strings.count == elements.count ? strings : nil
      }
    } ?? []
  }

  func moment(_ key: String) throws(SceneMistake) -> Moment {
    try read(key, "a time with its zone, or an offset such as \"-3d\"") { $0.string.flatMap(Moment.init(reading:)) }
  }

  /// One word of a closed list.
  func word<Word: RawRepresentable & CaseIterable>(_ key: String, default fallback: Word) throws(SceneMistake) -> Word
  where Word.RawValue == String {
    let words = Word.allCases.map(\.rawValue).joined(separator: ", ")
    return try optional(key, "one of \(words)") { $0.string.flatMap(Word.init(rawValue:)) } ?? fallback
  }
}
