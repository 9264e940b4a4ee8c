/// The languages that a runbook and the program speak.
package enum Language: String, Hashable, Sendable, CaseIterable {
  case en
  case ko
}
