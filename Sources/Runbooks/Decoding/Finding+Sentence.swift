extension Finding {
  /// What is wrong, without the place.
  package var sentence: String {
    switch problem {
    case .repeatedKey(let key): "'\(key)' stands twice in this object; only one of them would count"
    case .missing(let property, let place): "\(place) lacks '\(property)'"
    case .unknownProperty(let property, let place): "\(place) has no property '\(property)'"
    case .wrongType(let property, let expected, let found): "'\(property)' must be \(expected), but is \(found)"
    case .notAnObject(let place, let found): "\(place) must be an object, but is \(found)"
    case .notAllowed(let property, let value, let allowed):
      "'\(property)' cannot be '\(value)'; it is one of \(allowed.joined(separator: ", "))"
    case .notPositive(let property): "'\(property)' must be a whole number from 1 to 1000"
    case .wrongFormat(let found): "this program reads the format \"runbook/1\", not \"\(found)\""
    case .notOneCondition: "a condition is 'all', 'any', 'not', or a 'fact' with exactly one operator"
    case .empty(let property): "'\(property)' must not be empty"
    case .dangling(let kind, let name): "there is no \(kind) '\(name)'"
    case .unreachable, .deadEnd, .endlessCycle, .nothingCatches, .wordsNotCovered, .versionsOverlap, .versionGaps,
      .neverFires, .unrehearsed:
      wayOfNodes
    case .neverProduced, .neverRead, .readTooEarly, .derivedTooEarly, .operatorUnfitting, .typesDiffer,
      .staleAfterWait:
      wayOfFacts
    case .nestedQuantifiers, .sampleMissing, .sampleDiffers, .ambiguousSample: aboutParsers
    case .languageMissing, .languageEmpty, .languagesEqual, .placeholdersDiffer, .unknownPlaceholder, .tooWide,
      .controlCharacter:
      aboutTexts
    case .citationMissing, .citationUnknown, .sectionNotAccountedFor, .uncoveredSectionCited, .failureOfPractice:
      aboutSource
    case .changeWithoutRequires, .changeOfPractice, .invalidatesNothing, .readChanges, .placeholderNotLimited,
      .placeholderValueNotAllowed, .placeholderUnquoted, .noReminder, .changeWithoutUnit:
      aboutChanges
    }
  }

  private var wayOfNodes: String {
    switch problem {
    case .unreachable(let node): "node '\(node)' cannot be reached from the start"
    case .deadEnd(let node): "no end can be reached from node '\(node)'"
    case .endlessCycle(let nodes):
      "the way \((nodes + nodes.prefix(1)).joined(separator: " → ")) is a circle that nothing limits; "
        + "go back through 'on_unknown', 'verify' or a 'wait' with 'recheck'"
    case .nothingCatches(let node, let property): "node '\(node)' lacks '\(property)': some readings would lead nowhere"
    case .wordsNotCovered(let place, let fact, let words):
      "\(place) covers '\(fact)' without 'else', but not \(Self.list(words))"
    case .versionsOverlap(let node, let rule, let earlier, let versions):
      "rules '\(earlier)' and '\(rule)' of node '\(node)' both hold for \(versions)"
    case .versionGaps(let node, let fact, let gaps):
      "no rule of node '\(node)' covers '\(fact)' \(gaps.joined(separator: ", "))"
    case .neverFires(let place, let rule, let earlier):
      "\(rule) of \(place) can never be taken: \(earlier) before it holds whenever it does"
    case .unrehearsed(let node, let outcome):
      "no rehearsal reaches outcome '\(outcome)' of node '\(node)' by raw text"
    default: ""
    }
  }

  private var wayOfFacts: String {
    switch problem {
    case .neverProduced(let fact): "nothing asks for fact '\(fact)', reads it or sets it"
    case .neverRead(let fact): "fact '\(fact)' is never read: by no condition, text, timeline, 'show' or derivation"
    case .readTooEarly(let node, let fact, let base):
      "node '\(node)' reads \(Self.derived(fact, base)), but there is a way from the start on which nothing gives "
        + (fact == base ? "it" : "that")
    case .derivedTooEarly(let fact): "a derivation cannot read '\(fact)', which is not declared before it"
    case .operatorUnfitting(let op, let type, let fitting):
      "operator '\(op)' does not fit a fact of type \(type); these do: \(fitting.joined(separator: ", "))"
    case .typesDiffer(let fact, let type, let expected):
      "'\(fact)' is of type \(type), but here only \(expected) fits"
    case .staleAfterWait(let node, let fact, let base):
      "node '\(node)' reads \(Self.derived(fact, base)), which ages, after a 'wait' and without a new check"
    default: ""
    }
  }

  private static func derived(_ fact: String, _ base: String) -> String {
    fact == base ? "'\(fact)'" : "'\(fact)', which comes from '\(base)'"
  }

  private var aboutParsers: String {
    switch problem {
    case .nestedQuantifiers:
      "the pattern repeats a group that repeats something itself; a hostile text could keep it busy for ever"
    case .sampleMissing(let parser, let kind): "parser '\(parser)' has no \(kind)"
    case .sampleDiffers(let parser, let fact, let stated, let read):
      "parser '\(parser)' reads \(read.map { "'\($0)'" } ?? "nothing") as '\(fact)' from this sample, which states "
        + (stated.map { "'\($0)'" } ?? "nothing")
    case .ambiguousSample(let parser, let node, let outcome, let earlier):
      "a sample of parser '\(parser)' fits both '\(earlier)' and '\(outcome)' of node '\(node)', which lead to "
        + "different nodes; only their order decides"
    default: ""
    }
  }

  private var aboutTexts: String {
    switch problem {
    case .languageMissing(let language): "the text is not given in '\(language.rawValue)'"
    case .languageEmpty(let language): "the text is empty in '\(language.rawValue)'"
    case .languagesEqual: "the text is the same in every language; translate it"
    case .placeholdersDiffer(let language, let name): "'{\(name)}' stands only in the '\(language.rawValue)' text"
    case .unknownPlaceholder(let name): "'{\(name)}' is neither a fact nor a parameter of this runbook"
    case .tooWide(let what, let columns, let room):
      "\(what) is \(columns) columns wide, and there is room for \(room)"
    case .controlCharacter(let scalar):
      "the text holds a character that cannot be seen, U+\(Self.hexadecimal(scalar.value)); take it out"
    default: ""
    }
  }

  private var aboutSource: String {
    switch problem {
    case .citationMissing(let place): "\(place) rests on the source, but cites no section of it"
    case .citationUnknown(let section): "the source has no section '\(section)'"
    case .sectionNotAccountedFor(let section):
      "section '\(section)' is neither cited nor listed under 'uncovered' with a reason"
    case .uncoveredSectionCited(let section): "section '\(section)' is listed under 'uncovered', but cited all the same"
    case .failureOfPractice(let place, let verdict):
      "\(place) gives the verdict '\(verdict)', a failure, on our own advice alone"
    default: ""
    }
  }

  private var aboutChanges: String {
    switch problem {
    case .changeWithoutRequires(let node):
      "node '\(node)' changes the appliance without 'requires', the condition that must be true before it"
    case .changeOfPractice(let node): "node '\(node)' changes the appliance on our own advice alone"
    case .invalidatesNothing(let place): "\(place) invalidates nothing, so that old evidence would pass for its result"
    case .readChanges(let command, let sign):
      "command '\(command)' is marked as reading, but '\(sign)' changes something"
    case .placeholderNotLimited(let name):
      "'{\(name)}' stands in a command, but its parameter has no 'allow' to limit it"
    case .placeholderValueNotAllowed(let name, let value):
      "the value '\(value)' of parameter '\(name)' is not what its 'allow' describes"
    case .placeholderUnquoted(let name, let admits):
      "'{\(name)}' may hold \(admits), which a shell would not take as part of a word here"
    case .noReminder(let place, let verdict):
      "\(place) gives the verdict '\(verdict)', which ends by itself, without a reminder"
    case .changeWithoutUnit(let node, let after):
      "node '\(node)' changes an appliance after node '\(after)' is about one of a pair, but names no unit"
    default: ""
    }
  }

  private static func list(_ words: [String]) -> String { words.map { "'\($0)'" }.joined(separator: ", ") }

  private static func hexadecimal(_ value: UInt32) -> String {
    let digits = String(value, radix: 16, uppercase: true)
    return String(repeating: "0", count: max(0, 4 - digits.count)) + digits
  }
}
