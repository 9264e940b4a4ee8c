import Diagnosis
import Runbooks

/// One answer that is JSON, as it came.
struct RESTPage {
  /// How many pages of one list are fetched at most.
  static let limit = 10

  let text: String
  private let root: JSONValue

  /// - Throws: ``Trouble/answerNotText`` or ``Trouble/answerNotJSON(type:)``.
  init(_ response: RESTResponse) throws(Trouble) {
    guard let text = String(validating: response.body, as: UTF8.self),
      text.unicodeScalars.allSatisfy({ $0.value >= 0x20 || "\t\n\r".unicodeScalars.contains($0) })
    else { throw .answerNotText }
    guard let document = try? JSONParser.parse(response.body) else {
      let type = response.header("Content-Type")?.prefix { $0 != ";" } ?? ""
      throw .answerNotJSON(type: String(type.filter { $0.isASCII && ($0.isLetter || "/+-.".contains($0)) }.prefix(60)))
    }
    self.text = text
    root = document.root
  }

  /// Where the list goes on; `nil` at its end.
  ///
  /// - Throws: ``Trouble/answerNotUnderstood(_:)`` where it goes on and the link cannot be followed: half a list must not
  ///   be taken for a whole one.
  func next() throws(Trouble) -> RESTPath? {
    guard let link = root["paging"]?["next"]?.array?.first?.string else { return nil }
    guard let path = RESTPath(link: link) else { throw .answerNotUnderstood("paging.next") }
    return path
  }

  /// One text for all pages of a list: the first page with everybody's items. A single page stays as it came.
  static func merged(_ pages: [RESTPage]) -> String {
    guard pages.count > 1, let members = pages.first?.root.members else { return pages.first?.text ?? "" }
    var merged = Dictionary(members.map { ($0.key, $0.value) }) { _, last in last }
    merged["items"] = .array(pages.flatMap { $0.root["items"]?.array ?? [] })
    merged["paging"] = nil
    return JSONValue.object(merged).canonical
  }
}
