/// A small runbook without mistakes, with every kind of node and of condition: `Tests/Fixtures/runbooks/coffee.json`.
package enum SmallRunbook {
  package static func text() throws -> String { try Fixture.text("runbooks/coffee.json") }

  /// The runbook with passages replaced.
  ///
  /// - Parameter edits: Each old passage must stand in the document exactly once.
  /// - Throws: `NoSinglePlace` where one does not.
  package static func edited(_ edits: [(old: String, new: String)]) throws -> String {
    var text = try text()
    for (old, new) in edits {
      guard text.ranges(of: old).count == 1 else {
        throw NoSinglePlace(passage: old, count: text.ranges(of: old).count)
      }
      text.replace(old, with: new)
    }
    return text
  }
}

/// A passage that an edit cannot find, or finds more than once.
package struct NoSinglePlace: Error {
  package let passage: String
  package let count: Int
}
