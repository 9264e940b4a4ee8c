import PlainText

/// A mistake in a runbook, and where it stands.
package struct Finding: Hashable, Sendable {
  package enum Problem: Hashable, Sendable {
    case repeatedKey(String)
    case missing(property: String, in: String)
    case unknownProperty(String, in: String)
    case wrongType(property: String, expected: String, found: String)
    case notAnObject(String, found: String)
    case notAllowed(property: String, value: String, allowed: [String])
    case operatorDoesNotFit(String, type: String, allowed: [String])
    case notPositive(property: String)
    case wrongFormat(found: String)
    case empty(property: String)
    case notOneCondition
    case declaredLater(String)
    case dangling(kind: String, name: String)
    case nothingCatches(node: String, property: String)
    case changeWithoutRequires(node: String)
    case languageMissing(Language)
    case languageEmpty(Language)
    case languagesEqual
    case placeholdersDiffer(onlyIn: Language, name: String)
    case unknownPlaceholder(String)
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
  package var sentence: String {
    switch problem {
    case .repeatedKey(let key): "'\(key)' stands twice in this object; only one of them would count"
    case .missing(let property, let place): "\(place) lacks '\(property)'"
    case .unknownProperty(let property, let place): "\(place) has no property '\(property)'"
    case .wrongType(let property, let expected, let found): "'\(property)' must be \(expected), but is \(found)"
    case .notAnObject(let place, let found): "\(place) must be an object, but is \(found)"
    case .operatorDoesNotFit(let name, let type, let allowed):
      "a fact of type \(type) has no operator '\(name)'; it has \(allowed.joined(separator: ", "))"
    case .notAllowed(let property, let value, let allowed):
      "'\(property)' cannot be '\(value)'; it is one of \(allowed.joined(separator: ", "))"
    case .notPositive(let property): "'\(property)' must be a whole number from 1 to 1000"
    case .wrongFormat(let found): "this program reads the format \"runbook/1\", not \"\(found)\""
    case .notOneCondition: "a condition is 'all', 'any', 'not', or a 'fact' with exactly one operator"
    case .empty(let property): "'\(property)' must not be empty"
    case .declaredLater(let name): "a derived fact reads only facts declared above it, and '\(name)' is not"
    case .dangling(let kind, let name): "there is no \(kind) '\(name)'"
    case .nothingCatches(let node, let property):
      "node '\(node)' lacks '\(property)': some readings would lead nowhere"
    case .changeWithoutRequires(let node):
      "node '\(node)' changes the appliance without 'requires', the condition that must be true before it"
    case .languageMissing(let language): "the text is not given in '\(language.rawValue)'"
    case .languageEmpty(let language): "the text is empty in '\(language.rawValue)'"
    case .languagesEqual: "the text is the same in every language; translate it"
    case .placeholdersDiffer(let language, let name): "'{\(name)}' stands only in the '\(language.rawValue)' text"
    case .unknownPlaceholder(let name): "'{\(name)}' is neither a fact nor a parameter of this runbook"
    }
  }

  /// The finding as compilers print theirs: place, rule, sentence; the line; a caret; a suggestion.
  package func report(file: String, source: [UInt8]) -> String {
    let place = SourcePosition(of: offset, in: source)
    // A runbook can be one line of a megabyte: show what stands around the place. A tab as one blank keeps the caret
    // where it belongs.
    let line = place.text.replacing("\t", with: " ")
    let before = SafeText(line.prefix(place.column - 1).suffix(60))
    let after = SafeText(line.dropFirst(place.column - 1).prefix(60))
    var text = "\(file):\(place.line):\(place.column): error \(rule.rawValue): \(sentence)\n"
    text += "  \(before)\(after)\n  \(SafeText.spaces(before.width))^"
    if let suggestion { text += "\n  did you mean '\(suggestion)'?" }
    return text
  }
}
