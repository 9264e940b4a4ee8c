import PlainText

/// A mistake in a runbook, and where it stands; or, among notes, something worth knowing.
package struct Finding: Hashable, Sendable {
  package enum Problem: Hashable, Sendable {
    case repeatedKey(String)
    case missing(property: String, in: String)
    case unknownProperty(String, in: String)
    case wrongType(property: String, expected: String, found: String)
    case notAnObject(String, found: String)
    case notAllowed(property: String, value: String, allowed: [String])
    case notPositive(property: String)
    case wrongFormat(found: String)
    case empty(property: String)
    case notOneCondition
    case dangling(kind: String, name: String)
    case unreachable(node: String)
    case deadEnd(node: String)
    /// The nodes in the order of the way, the first not repeated.
    case endlessCycle([String])
    case nothingCatches(node: String, property: String)
    case neverProduced(fact: String)
    case neverRead(fact: String)
    /// `base` is what the fact is derived from, where that is what is missing.
    case readTooEarly(node: String, fact: String, base: String)
    case derivedTooEarly(reads: String)
    case operatorUnfitting(String, type: String, fitting: [String])
    case typesDiffer(fact: String, type: String, expected: String)
    case wordsNotCovered(place: String, fact: String, words: [String])
    case versionsOverlap(node: String, rule: String, earlier: String, versions: String)
    /// A note: what no rule of the node covers.
    case versionGaps(node: String, fact: String, gaps: [String])
    case neverFires(place: String, rule: String, earlier: String)
    case changeWithoutRequires(node: String)
    case staleAfterWait(node: String, fact: String, base: String)
    case nestedQuantifiers
    case sampleMissing(parser: String, kind: String)
    /// `nil` where nothing is stated, or nothing is read.
    case sampleDiffers(parser: String, fact: String, stated: String?, read: String?)
    case ambiguousSample(parser: String, node: String, outcome: String, earlier: String)
    case languageMissing(Language)
    case languageEmpty(Language)
    case languagesEqual
    case placeholdersDiffer(onlyIn: Language, name: String)
    case unknownPlaceholder(String)
    case tooWide(what: String, columns: Int, room: Int)
    case citationMissing(place: String)
    case citationUnknown(String)
    case sectionNotAccountedFor(String)
    case uncoveredSectionCited(String)
    case failureOfPractice(place: String, verdict: String)
    case changeOfPractice(node: String)
    case invalidatesNothing(in: String)
    case readChanges(command: String, sign: String)
    case placeholderNotLimited(String)
    case placeholderValueNotAllowed(name: String, value: String)
    case placeholderUnquoted(name: String, admits: String)
    case noReminder(place: String, verdict: String)
    case changeWithoutUnit(node: String, after: String)
    case unrehearsed(node: String, outcome: String)
    case controlCharacter(Unicode.Scalar)
  }

  package let rule: RuleID
  package let problem: Problem
  /// Byte offset in the runbook.
  package let offset: Int
  /// A known name that is close to the one found.
  package let suggestion: String?

  package init(_ rule: RuleID, _ problem: Problem, at offset: Int, suggestion: String? = nil) {
    self.rule = rule
    self.problem = problem
    self.offset = offset
    self.suggestion = suggestion
  }
}

extension Finding {
  package enum Severity: String, Sendable {
    case error, note
  }

  /// The finding as compilers print theirs: place, rule, sentence; the line; a caret; a suggestion.
  package func report(file: String, source: [UInt8], as severity: Severity = .error) -> String {
    let place = SourcePosition(of: offset, in: source)
    // A runbook can be one line of a megabyte: show what stands around the place. A tab as one blank keeps the caret
    // where it belongs.
    let line = place.text.replacing("\t", with: " ")
    let before = SafeText(line.prefix(place.column - 1).suffix(60))
    let after = SafeText(line.dropFirst(place.column - 1).prefix(60))
    var text = "\(file):\(place.line):\(place.column): \(severity.rawValue) \(rule.rawValue): \(sentence)\n"
    text += "  \(before)\(after)\n  \(SafeText.spaces(before.width))^"
    if let suggestion { text += "\n  did you mean '\(suggestion)'?" }
    return text
  }
}
