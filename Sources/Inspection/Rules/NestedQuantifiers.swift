import Runbooks

/// RB016, for patterns that compile: no group that repeats something is itself repeated, as in `(a+)+`.
enum NestedQuantifiers: LintRule {
  static func findings(in subject: LintSubject) -> [Finding] {
    subject.patterns.filter { nests($0.text) }.map { Finding(.pattern, .nestedQuantifiers, at: $0.offset) }
  }

  static func nests(_ pattern: String) -> Bool {
    var rest = Array(pattern)[...]
    // For every open group, whether something in it repeats without a limit.
    var repeats = [false]
    while let character = rest.popFirst() {
      switch character {
      case "\\": rest = rest.dropFirst()
      case "[": skipClass(&rest)
      case "(": repeats.append(false)
      case ")":
        let inner = repeats.count > 1 ? repeats.removeLast() : false
        if isUnlimited(rest) {
          if inner { return true }
          repeats[repeats.count - 1] = true
        } else if inner {
          repeats[repeats.count - 1] = true
        }
      default: if isUnlimited(rest) { repeats[repeats.count - 1] = true }
      }
      // A class or an escape is repeated by what follows it.
      if character == "\\" || character == "[", isUnlimited(rest) { repeats[repeats.count - 1] = true }
    }
    return false
  }

  private static func isUnlimited(_ rest: ArraySlice<Character>) -> Bool {
    switch rest.first {
    case "*", "+": true
    case "{": String(rest.prefix { $0 != "}" }).hasSuffix(",")
    default: false
    }
  }

  private static func skipClass(_ rest: inout ArraySlice<Character>) {
    if rest.first == "^" { rest.removeFirst() }
    if rest.first == "]" { rest.removeFirst() }
    while let character = rest.popFirst(), character != "]" {
      if character == "\\" { rest = rest.dropFirst() }
    }
  }
}
