import Diagnosis
import Runbooks

/// The head of a proxy's answer.
struct TunnelReply: Hashable, Sendable {
  let status: Int
  /// Of `Proxy-Authenticate`, lower case, in order.
  let schemes: [String]
  let date: Instant?

  /// - Parameter head: All up to the empty line.
  /// - Returns: `nil` where it is no HTTP/1.
  ///
  /// Source: RFC 9112, sections 4 and 5; RFC 9110, sections 5.6.7 and 11.7.1.
  init?(head: [UInt8]) {
    let lines = String(decoding: head, as: UTF8.self).split(whereSeparator: \.isNewline)
    guard let first = lines.first, let match = first.firstMatch(of: #/^HTTP/1\.[01] ([1-9][0-9]{2})(?: |$)/#),
      let status = Int(match.1)
    else { return nil }
    self.status = status
    var schemes: [String] = []
    var date: Instant?
    for line in lines.dropFirst() {
      guard let colon = line.firstIndex(of: ":") else { continue }
      let value = String(line[line.index(after: colon)...]).trimmed
      switch line[..<colon].lowercased() {
      case "proxy-authenticate":
        // Several may stand in one header, beside parameters, which have an equals sign.
        for part in value.replacing(#/"(?:[^"\\]|\\.)*"/#, with: "").split(separator: ",") {
          guard let word = part.split(separator: " ").first, !word.contains("=") else { continue }
          schemes.append(word.lowercased())
        }
      case "date": date = Instant(reading: value)
      default: break
      }
    }
    self.schemes = schemes
    self.date = date
  }
}
