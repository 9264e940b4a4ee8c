package import Runbooks

/// The statuses that the program ends with; the README lists them.
package enum ExitStatus: Int32, Sendable {
  case pass = 0
  case warn = 1
  case fail = 2
  case unknown = 3
  case usage = 64
  case unreadable = 65
  case noInput = 66
  /// An appliance or another peer that cannot be reached.
  case unavailable = 69
  case fault = 70
  case notPermitted = 77
  case interrupted = 130

  /// Of a judgement, as monitoring plug-ins have it.
  package init(_ status: VerdictDefinition.Status) {
    switch status {
    case .pass: self = .pass
    case .warn: self = .warn
    case .fail: self = .fail
    case .unknown: self = .unknown
    }
  }
}
