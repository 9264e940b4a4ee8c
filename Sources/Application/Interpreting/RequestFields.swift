import Runbooks

/// Reads the members of one object of a request; every error names the path to the member.
struct RequestFields {
  private let json: JSONValue
  private let path: String

  init(_ json: JSONValue, path: String) {
    self.json = json
    self.path = path
  }

  func allow(_ keys: [String]) throws(InterpretRequest.Malformed) {
    guard let members = json.members else { throw InterpretRequest.Malformed(path: path, problem: "must be an object") }
    for member in members where !keys.contains(member.key) {
      throw malformed(member.key, "is not known here", among: keys)
    }
  }

  func optional<Value>(
    _ key: String, _ expected: String, _ read: (JSONValue) -> Value?
  ) throws(InterpretRequest.Malformed) -> Value? {
    guard let member = json[key] else { return nil }
    guard let value = read(member) else { throw malformed(key, "must be \(expected)") }
    return value
  }

  func required<Value>(
    _ key: String, _ expected: String, _ read: (JSONValue) -> Value?
  ) throws(InterpretRequest.Malformed) -> Value {
    guard let value = try optional(key, expected, read) else {
      throw malformed(key, "is missing; it must be \(expected)")
    }
    return value
  }

  /// A name out of those known.
  func name(_ key: String, among known: [String]) throws(InterpretRequest.Malformed) -> String {
    let name = try required(key, "a string", \.string)
    guard known.contains(name) else {
      throw malformed(key, "names '\(name)', which the runbook does not have", of: name, known)
    }
    return name
  }

  /// One session has a few dozen entries; each takes a moment to read and to judge.
  private static let listLimit = 1_000

  /// The objects of an array; where it is absent, none.
  func list(_ key: String) throws(InterpretRequest.Malformed) -> [RequestFields] {
    let elements = try optional(key, "an array", \.array) ?? []
    guard elements.count <= Self.listLimit else {
      throw malformed(key, "has \(elements.count) entries; at most \(Self.listLimit) are read")
    }
    return elements.enumerated().map { RequestFields($1, path: "\(prefix)\(key)[\($0)]") }
  }

  func malformed(_ key: String, _ problem: String, among known: [String] = []) -> InterpretRequest.Malformed {
    malformed(key, problem, of: key, known)
  }

  private func malformed(
    _ key: String, _ problem: String, of name: String, _ known: [String]
  ) -> InterpretRequest.Malformed {
    InterpretRequest.Malformed(path: prefix + key, problem: problem + NearMiss.hint(for: name, among: known))
  }

  private var prefix: String { path.isEmpty ? "" : path + "." }
}
