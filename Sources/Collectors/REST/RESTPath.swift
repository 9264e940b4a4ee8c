/// What a GET asks for: a path under `/api/`, with its query.
package struct RESTPath: Hashable, Sendable, CustomStringConvertible {
  /// The Global domain's identifier, which is the same on every FMC.
  static let globalDomain = "e276abec-e0f2-11e3-8169-6d9ed49b625f"

  package let description: String

  /// - Parameter line: As a runbook has it: `GET /api/…?…`. Whatever else it is: `nil`.
  package init?(line: String) {
    guard line.hasPrefix("GET ") else { return nil }
    self.init(line.dropFirst(4))
  }

  /// - Parameter link: As `paging.next` has it: an absolute URL, of which only the path and the query are used, whatever
  ///   host it names.
  init?(link: String) {
    guard let scheme = link.firstRange(of: "://"), let slash = link[scheme.upperBound...].firstIndex(of: "/") else {
      return nil
    }
    self.init(link[slash...])
  }

  private init?(_ path: Substring) {
    guard path.hasPrefix("/api/"), path.count <= 2_000, !path.contains("/../"), !path.contains("#"),
      path.utf8.allSatisfy({ (0x21...0x7E).contains($0) })
    else { return nil }
    description = String(path)
  }

  private init(description: String) { self.description = description }

  /// Whether it asks for the same list, from another place on: a link leads nowhere else.
  func isPage(of other: RESTPath) -> Bool { resource == other.resource }

  private var resource: Substring { description.prefix { $0 != "?" } }

  /// The same of the domain that the account is logged in to, where it asks for the Global one.
  func of(domain: String?) -> RESTPath {
    guard let domain else { return self }
    return RESTPath(description: description.replacing("/domain/\(Self.globalDomain)/", with: "/domain/\(domain)/"))
  }
}
