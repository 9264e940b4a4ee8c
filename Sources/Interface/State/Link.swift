package import Diagnosis
package import Runbooks

/// A way to an appliance that the operator named for this visit.
package struct Link: Hashable, Sendable {
  /// Whose answers come this way.
  package let unit: String
  package let method: Observation.Method
  /// Whom it goes to, as the operator named it: `admin@fmc-a`.
  package let name: String

  /// Whether a simulated appliance answers requests too: not every one has that API.
  private let takesRequests: Bool

  package init(unit: String, method: Observation.Method, name: String, takesRequests: Bool = true) {
    self.takesRequests = takesRequests
    self.unit = unit
    self.method = method
    self.name = name
  }

  /// Whether that kind of command can be sent this way.
  func takes(_ command: Command) -> Bool {
    guard command.place == "appliance" else { return false }
    return switch method {
    case .rest: command.shell == "rest"
    case .ssh: command.shell != "rest"
    case .practice: command.shell != "rest" || takesRequests
    case .asked, .pasted, .local: false
    }
  }
}

/// Why no way was made to an address that was typed.
package enum WayRefusal: Error, Hashable, Sendable {
  case mistake(AddressMistake)
  /// The reason as a sentence.
  case other(String)
}

/// Something was sent and is not answered yet.
package struct Fetching: Hashable, Sendable {
  package let command: CommandID
  package let unit: String
  package let link: Link
  /// The change that it performs; `nil` for what only reads.
  package let change: NodeID?
  /// How long it has been on its way, in whole seconds.
  package var seconds = 0
  /// Why it takes its time, where the way says so.
  package var notice: RESTNotice?
}
