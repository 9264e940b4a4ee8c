import Diagnosis
import Runbooks

/// A login at the REST API.
struct RESTToken: Sendable {
  /// Seconds that an access token lives.
  static let life: Int64 = 30 * 60
  /// How often it can be renewed before one has to log in again.
  static let refreshLimit = 3

  let access: Secret
  let refresh: Secret
  /// Which domain the account is in; `nil` where the appliance did not say.
  let domain: String?
  let issued: Instant
  let refreshes: Int
  /// Whether the appliance has refused it before its time.
  var isRefused = false

  /// - Returns: `nil` where the answer has no tokens.
  init?(_ response: RESTResponse, at now: Instant, refreshing earlier: RESTToken? = nil) {
    guard let access = response.header("X-auth-access-token"), !access.isEmpty,
      let refresh = response.header("X-auth-refresh-token"), !refresh.isEmpty
    else { return nil }
    self.access = Secret(Array(access.utf8))
    self.refresh = Secret(Array(refresh.utf8))
    domain = response.header("DOMAIN_UUID").flatMap(Self.domain) ?? earlier?.domain
    issued = now
    refreshes = earlier.map { $0.refreshes + 1 } ?? 0
  }

  /// A minute before its end it is no longer used, so that none ends on its way.
  func isFresh(at now: Instant) -> Bool { !isRefused && now.seconds - issued.seconds < Self.life - 60 }

  var canBeRefreshed: Bool { refreshes < Self.refreshLimit }

  private static func domain(_ text: String) -> String? {
    text.count == 36 && text.allSatisfy { $0 == "-" || ($0.isASCII && $0.isHexDigit) } ? text : nil
  }
}
