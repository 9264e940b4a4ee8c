import Runbooks

/// Known names that are close to wrong ones, for as many as are shown: comparing thousands with thousands takes long.
struct Suggestions {
  private let known: [String]
  private var left = Lint.shownFindings

  init(among known: some Sequence<String>) { self.known = Array(known) }

  mutating func next(for name: String) -> String? {
    left -= 1
    return left < 0 ? nil : NearMiss.suggestion(for: name, among: known)
  }
}
