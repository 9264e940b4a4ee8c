package import Diagnosis

/// Secrets that a person types, so that nobody types one twice.
///
/// `sudo` on an appliance asks for the password of the login again: what was typed for a host's login is offered for its
/// `sudo`, once. Whether it is right is the appliance's to say; after a refusal nothing is offered.
package actor TypedSecrets: SecretSource {
  private let source: any SecretSource
  private var typed: [String: Secret] = [:]

  package init(_ source: any SecretSource) { self.source = source }

  package func secret(for purpose: SecretPurpose) async -> Secret? {
    if case .sudo(let host) = purpose, let known = typed.removeValue(forKey: host) { return known }
    let secret = await source.secret(for: purpose)
    if case .login(_, let host) = purpose, let secret { typed[host] = secret.copy() }
    return secret
  }
}
