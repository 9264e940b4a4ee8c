/// Where this program keeps what outlives a run and is no session.
enum ConfigurationFolder {
  /// - Parameter environment: An absolute `XDG_CONFIG_HOME`, else `HOME`, says where.
  /// - Returns: `nil` where neither does.
  ///
  /// Source: XDG Base Directory Specification 0.8.
  static func path(_ environment: [String: String]) -> String? {
    let base = environment["XDG_CONFIG_HOME"].flatMap { $0.hasPrefix("/") ? $0 : nil }
    let home = environment["HOME"].flatMap { $0.hasPrefix("/") ? $0 + "/.config" : nil }
    return (base ?? home).map { $0 + "/taloscope" }
  }
}
