import NIOHTTP1
import Runbooks

/// An answer of the REST API, whatever its status, in full.
struct RESTResponse: Sendable {
  let status: Int
  private let headers: HTTPHeaders
  let body: [UInt8]

  init(status: Int, headers: HTTPHeaders, body: [UInt8]) {
    self.status = status
    self.headers = headers
    self.body = body
  }

  /// The first header of that name, in any case.
  func header(_ name: String) -> String? { headers.first(name: name) }

  /// What the server says went wrong, in one line.
  ///
  /// Source: `{"error":{"messages":[{"description":"…"}]}}`, as FMC answers.
  var said: String {
    let messages = (try? JSONParser.parse(body).root)?["error"]?["messages"]?.array ?? []
    let said = messages.compactMap { $0["description"]?.string }.joined(separator: " ")
    let line = String(said.map { $0.isNewline || $0 == "\t" ? " " : $0 }.prefix(300))
    return line.isEmpty ? HTTPResponseStatus(statusCode: status).reasonPhrase : line
  }

  /// Whether the same request may well be answered a little later.
  ///
  /// Source: FMC answers 400 with these words where an object is busy; no other sign tells it from a bad request.
  var isPassing: Bool {
    switch status {
    case 500...599: true
    case 400:
      ["please try again", "retry the operation after sometime"].contains { said.lowercased().contains($0) }
    default: false
    }
  }

  /// Whether it has a body, or says so and has none since its status forbids one.
  var announcesBody: Bool {
    let length = header("Content-Length")
    return !body.isEmpty || (length != nil && length != "0") || header("Transfer-Encoding") != nil
  }

  /// Seconds to wait, where the server says so.
  ///
  /// Source: RFC 9110, section 10.2.3; of its two forms the one in seconds.
  var retryAfter: Int? { header("Retry-After").flatMap { Int($0) }.flatMap { $0 >= 0 ? $0 : nil } }
}
