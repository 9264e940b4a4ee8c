/// A software release: up to three numbers decide, a build is carried along and never compared.
///
/// `7.6.0`, `7.6.0.113`, `7.6.0-113`, `7.6.0 (build 113)` and `7.6.0-build 113` are the same release. `7.6` stands for
/// every release that begins so: a comparison with it may have no answer.
package struct Version: Hashable, Sendable {
  /// One to three numbers.
  package let segments: [Int]
  /// A fourth number, as patches have it: shown, and never compared.
  package let patch: Int?
  package let build: Int?

  package struct Malformed: Error, Hashable, Sendable {
    package let spelling: String
  }

  /// - Throws: ``Malformed`` where the text does not begin with a number, a number is too large, or something that is
  ///   not a build follows.
  package init(_ spelling: String) throws(Malformed) {
    let pattern = #/^\s*[vV]?(\d+(?:\.\d+){0,3})(?:\s*(?:-\s*build|-|\(\s*build|build)\s*(\d+)\s*\)?)?\s*$/#
      .ignoresCase().asciiOnlyDigits()
    guard let match = spelling.wholeMatch(of: pattern) else { throw Malformed(spelling: spelling) }
    var numbers: [Int] = []
    for part in match.1.split(separator: ".") + [match.2].compactMap(\.self) {
      guard let number = Int(part), number < 1_000_000_000 else { throw Malformed(spelling: spelling) }
      numbers.append(number)
    }
    let count = match.1.split(separator: ".").count
    segments = Array(numbers.prefix(min(count, 3)))
    patch = count > 3 ? numbers[3] : nil
    build = numbers.count > segments.count ? numbers.last : nil
  }

  /// Whether all three numbers are given, so that every comparison has an answer.
  package var isComplete: Bool { segments.count == 3 }

  /// The least and the greatest release that this can stand for.
  private var bounds: (least: [Int], greatest: [Int]) {
    let missing = 3 - segments.count
    return (segments + Array(repeating: 0, count: missing), segments + Array(repeating: Int.max, count: missing))
  }

  /// Whether this is before the other; `nil` where that depends on what was left out.
  package func isBefore(_ other: Version) -> Bool? {
    if bounds.greatest.lexicographicallyPrecedes(other.bounds.least) { return true }
    let isNotBefore =
      other.bounds.greatest.lexicographicallyPrecedes(bounds.least) || other.bounds.greatest == bounds.least
    return isNotBefore ? false : nil
  }

  /// Whether this is the other release; `nil` where that depends on what was left out.
  package func isSame(as other: Version) -> Bool? {
    if isComplete, other.isComplete { return segments == other.segments }
    let shared = min(segments.count, other.segments.count)
    return segments.prefix(shared) == other.segments.prefix(shared) ? nil : false
  }
}

extension Version: Comparable {
  package static func == (left: Version, right: Version) -> Bool { left.segments == right.segments }
  package func hash(into hasher: inout Hasher) { hasher.combine(segments) }

  /// An order for sorting; conditions use ``isBefore(_:)``, which knows what it cannot tell.
  package static func < (left: Version, right: Version) -> Bool {
    left.bounds.least.lexicographicallyPrecedes(right.bounds.least)
  }
}

extension Version: CustomStringConvertible {
  /// The release without its build: `7.6.0`; with its patch: `7.6.5.1`.
  package var description: String { (segments + [patch].compactMap(\.self)).map(String.init).joined(separator: ".") }
}
