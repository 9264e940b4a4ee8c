/// Everything that is ever sent to an appliance's REST API: two calls for tokens, and reading.
package enum RESTRequest: Sendable {
  case generateToken(user: String, password: Secret)
  case refreshToken(access: Secret, refresh: Secret)
  case read(RESTPath, access: Secret)

  package enum Kind: CaseIterable, Sendable {
    case generateToken, refreshToken, read
  }

  package var kind: Kind {
    switch self {
    case .generateToken: .generateToken
    case .refreshToken: .refreshToken
    case .read: .read
    }
  }

  package var method: String { kind == .read ? "GET" : "POST" }

  package var path: String {
    switch self {
    case .generateToken: "/api/fmc_platform/v1/auth/generatetoken"
    case .refreshToken: "/api/fmc_platform/v1/auth/refreshtoken"
    case .read(let path, _): path.description
    }
  }
}
