import Runbooks

/// What a box answers to a request that reads something.
package struct RESTReply: Hashable, Sendable {
  package let status: Int
  /// JSON.
  package let body: String

  package init(status: Int, body: String) {
    self.status = status
    self.body = body
  }

  /// A page of a list; an empty one has no `items` at all.
  static func list(_ items: [String], of path: String, on host: String, limit: Int = 25) -> RESTReply {
    let count = items.count
    let paging = "\"paging\":{\"offset\":0,\"limit\":\(limit),\"count\":\(count),\"pages\":\(count == 0 ? 0 : 1)}"
    let links = "\"links\":{\"self\":\(quoted("https://\(host)\(path)"))}"
    let body = count == 0 ? "{\(links),\(paging)}" : "{\(links),\"items\":[\(items.joined(separator: ","))],\(paging)}"
    return RESTReply(status: 200, body: body)
  }

  static func failure(_ status: Int, _ description: String) -> RESTReply {
    RESTReply(
      status: status,
      body:
        "{\"error\":{\"category\":\"OTHER\",\"messages\":[{\"description\":\(quoted(description))}],\"severity\":\"ERROR\"}}"
    )
  }

  static func quoted(_ text: String) -> String { JSONValue.string(text).canonical }
}
