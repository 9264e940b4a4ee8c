/// The lint rules, by number. Each is explained where it is checked.
package enum RuleID: String, Hashable, Sendable, CaseIterable {
  case repeatedKey = "RB001"
  case shape = "RB002"
  case dangling = "RB003"
  case noWayOut = "RB007"
  case changeWithoutRequires = "RB014"
  case language = "RB019"
  case placeholder = "RB020"
}
