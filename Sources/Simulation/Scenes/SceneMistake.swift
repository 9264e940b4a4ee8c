import Runbooks

/// What is wrong with a file of scenes, and where.
package struct SceneMistake: Error, Hashable, Sendable {
  package enum Problem: Hashable, Sendable {
    case notAnObject(String, found: String)
    case missing(String, in: String)
    case unknown(String, in: String, known: [String])
    case wrong(String, in: String, expected: String)
    case repeatedScene(String)
    /// A scene can be like an earlier one only.
    case noEarlierScene(String)
    case neverHappens(String)
  }

  package let problem: Problem
  /// Byte offset in the file.
  package let offset: Int

  package var sentence: String {
    switch problem {
    case .notAnObject(let place, let found): "\(place) must be an object, but is \(found)"
    case .missing(let property, let place): "\(place) lacks '\(property)'"
    case .unknown(let property, let place, let known):
      "\(place) has no property '\(property)'" + NearMiss.hint(for: property, among: known)
    case .wrong(let property, let place, let expected): "'\(property)' of \(place) must be \(expected)"
    case .repeatedScene(let id): "there are two scenes '\(id)'"
    case .noEarlierScene(let id): "there is no earlier scene '\(id)' to be like"
    case .neverHappens(let change): "nothing makes the change '\(change)' happen: give it 'confirmed' or 'restarted'"
    }
  }

  /// `file:line:column: sentence`
  package func report(file: String, source: [UInt8]) -> String {
    let place = SourcePosition(of: offset, in: source)
    return "\(file):\(place.line):\(place.column): \(sentence)"
  }
}
