/// How far into the appliance a shell is: its own CLI, the expert shell, the expert shell as root.
enum ShellLevel: Int, Hashable, Comparable, Sendable {
  case clish
  case expert
  case root

  /// - Parameter name: As the runbook calls it; `nil` for what is no shell.
  init?(_ name: String) {
    switch name {
    case "clish": self = .clish
    case "expert": self = .expert
    case "root": self = .root
    default: return nil
    }
  }

  static func < (left: ShellLevel, right: ShellLevel) -> Bool { left.rawValue < right.rawValue }

  /// The next one, and what is typed to get there.
  var deeper: (level: ShellLevel, line: String)? {
    switch self {
    case .clish: (.expert, "expert")
    case .expert: (.root, "sudo su")
    case .root: nil
    }
  }
}
