import BundledRunbook
import Runbooks
import Simulation
import Testing

struct MomentTests {
  @Test(
    arguments: [
      ("+0d", "2026-11-23T18:20:00Z"), ("-3d", "2026-11-20T18:20:00Z"), ("+5d", "2026-11-28T18:20:00Z"),
      ("-90m", "2026-11-23T16:50:00Z"), ("+2h", "2026-11-23T20:20:00Z"), ("+1s", "2026-11-23T18:20:01Z"),
      ("2024-01-30T22:32:39Z", "2024-01-30T22:32:39Z"),
    ])
  func `an offset counts from the moment that it is used at, a time stands`(text: String, instant: String) throws {
    let moment = try #require(Moment(reading: text))
    #expect(moment.instant(from: Bundled.start).description == instant)
  }

  @Test(arguments: ["", "5d", "+5", "+d", "+5w", "+1.5d", "++5d", "+5d ", "2024-01-30", "+9999999d"])
  func `what is neither is nothing`(text: String) {
    #expect(Moment(reading: text) == nil)
  }
}
