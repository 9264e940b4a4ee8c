/// What can tell whose appliance, network or person a report is about.
package enum SensitiveKind: String, Hashable, Sendable, CaseIterable {
  case host
  case address = "ip"
  case mac
  case serial
  case account
  /// What a runbook's reader calls sensitive: the names in a certificate, say.
  case identity
  /// A password, a key, a token, an identifier without meaning.
  case token
  /// A certificate as PEM, which holds the names and numbers in it once more.
  case certificate
}
