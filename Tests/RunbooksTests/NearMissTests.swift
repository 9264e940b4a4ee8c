import Runbooks
import Testing

struct NearMissTests {
  @Test(
    arguments: [
      ("certificat", ["certificate", "version"], "certificate"), ("versoin", ["certificate", "version"], "version"),
      ("stat", ["start", "stage"], "start"), ("fact", ["fact"], nil), ("xyz", ["abc", "uvw"], nil),
      ("nodeA", ["nodeC", "nodeB"], "nodeB"), ("카피", ["커피"], "커피"),
      ("on_unkown", ["on_unknown", "outcomes"], "on_unknown"),
      ("certificate", [], nil),
    ] as [(String, [String], String?)])
  func `the closest known name is meant, where it is close`(name: String, known: [String], suggestion: String?) {
    #expect(NearMiss.suggestion(for: name, among: known) == suggestion)
  }

  @Test(.timeLimit(.minutes(10)))
  func `megabytes of garbage are close to nothing, and found out at once`() {
    let known = (0..<1000).map { "name\($0)" }
    #expect(NearMiss.suggestion(for: String(repeating: "a", count: 1_000_000), among: known) == nil)
  }
}
