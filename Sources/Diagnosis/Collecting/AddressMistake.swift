/// Why a text is no address of an appliance or of a proxy. It never holds a part of the text that could be a password.
package struct AddressMistake: Error, Hashable, Sendable {
  package enum Form: String, Hashable, Sendable, CaseIterable {
    /// An appliance's REST API.
    case appliance = "https://USER@HOST[:PORT]"
    /// An appliance's shell.
    case shell = "USER@HOST[:PORT]"
    case proxy = "http://[USER@]HOST:PORT"

    /// What stands before `://`.
    package var scheme: String {
      switch self {
      case .appliance: "https"
      case .shell: "ssh"
      case .proxy: "http"
      }
    }
  }

  package enum Problem: Hashable, Sendable, CaseIterable {
    case scheme
    case passwordInside
    case userMissing
    case userNotUsable
    /// It would be read as an option.
    case leadingHyphen
    case hostMissing
    case hostNotUsable
    case portMissing
    case portNotUsable
    /// A path, a query or a fragment.
    case moreThanHost
  }

  package let form: Form
  package let problem: Problem

  package init(_ problem: Problem, in form: Form) {
    self.form = form
    self.problem = problem
  }
}
