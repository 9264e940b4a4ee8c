import FoundationEssentials

/// The environment that the program was started in. Read once: each time is a copy of all of it.
enum ProcessEnvironment {
  static let variables: [String: String] = ProcessInfo.processInfo.environment
}
