import Foundation
import Runbooks
import TestSupport
import Testing

struct InstantTests {
  @Test(arguments: [
    ("2025-03-30T22:32:39Z", "2025-03-30T22:32:39Z"), ("2025-03-30T22:32:39z", "2025-03-30T22:32:39Z"),
    ("2025-03-31T07:32:39+09:00", "2025-03-30T22:32:39Z"), ("2025-03-30T17:02:39-0530", "2025-03-30T22:32:39Z"),
    ("2025-03-30 22:32:39 UTC", "2025-03-30T22:32:39Z"), ("2025-03-30 22:32:39.987 GMT", "2025-03-30T22:32:39Z"),
    ("Mar 30 22:32:39 2025 GMT", "2025-03-30T22:32:39Z"), ("Apr  7 09:03:07 2025 GMT", "2025-04-07T09:03:07Z"),
    ("Apr 7 09:03:07 2025 GMT", "2025-04-07T09:03:07Z"), ("apr 07 09:03:07 2025 UTC", "2025-04-07T09:03:07Z"),
    ("Apr 11 02:03:07 2025 GMT", "2025-04-11T02:03:07Z"), ("Sun Mar 30 22:32:39 UTC 2025", "2025-03-30T22:32:39Z"),
    ("Wed Apr  2 09:03:07 UTC 2025\n", "2025-04-02T09:03:07Z"), ("Mar 30 22:3\n2:39 2025 GMT", "2025-03-30T22:32:39Z"),
    ("Mar 30 22:32:39 20\n   25 GMT", "2025-03-30T22:32:39Z"), ("Apr 1\n1 02:03:07 2025 GMT", "2025-04-11T02:03:07Z"),
    ("Apr 1 1\n2:03:07 2025 GMT", "2025-04-01T12:03:07Z"), ("Feb 29 00:00:00 2024 GMT", "2024-02-29T00:00:00Z"),
    ("Jan  1 00:00:00 1970 GMT", "1970-01-01T00:00:00Z"), ("Dec 31 23:59:59 2049 GMT", "2049-12-31T23:59:59Z"),
    ("30 Mar 2025 22:32:39 GMT", "2025-03-30T22:32:39Z"), ("Sun 30 Mar 2025 10:32:39 PM UTC", "2025-03-30T22:32:39Z"),
    ("Jan  1 00:00:00 2051 GMT", "2051-01-01T00:00:00Z"), ("1960-01-01T00:00:00Z", "1960-01-01T00:00:00Z"),
  ])
  func `a date with time and zone is one moment, wherever it was broken`(text: String, utc: String) throws {
    let instant = try #require(Instant(reading: text))
    #expect(instant.description == utc)
    #expect(instant.seconds == Int64(try Date(utc, strategy: .iso8601).timeIntervalSince1970))
  }

  @Test(arguments: [
    "", "2025-03-30", "22:32:39", "2025-03-30T22:32:39", "Sun Mar 30 22:32:39 2025", "Mar 30 22:32:39 20",
    "Feb 30 00:00:00 2025 GMT", "2025-02-30T00:00:00Z", "2025-02-29T00:00:00Z", "2025-13-01T00:00:00Z",
    "2025-04-31T00:00:00Z", "2025-03-30T24:00:00Z", "2025-03-30T22:60:00Z", "Mar  0 22:32:39 2025 GMT",
    "Mär 30 22:32:39 2025 GMT", "Foo 30 22:32:39 2025 GMT", "2025-03-30T22:32:39+25:00", "2025-03-30T22:32:39+09:61",
    "2025-03-30T22:32:39 KST", "Mar 30 22:32:39 2025 KST", "Apr 11 2:03:07 2025 GMT",
    "2025-03-30 2:32:39 UTC", "٢٠٢٥-٠٣-٣٠T٢٢:٣٢:٣٩Z", "2025-03-30T22:32:39Z 2025-03-30T22:32:39Z",
  ])
  func `a date that does not exist, or has no zone or no time, is none`(text: String) {
    #expect(Instant(reading: text) == nil)
  }

  @Test func `every day of the calendar is reckoned as Foundation reckons it`() throws {
    var random = SeededGenerator(seed: 7)
    // From the year 1600, before which Foundation counts as people did then, to the year 9999.
    for _ in 0..<2000 {
      let instant = Instant(seconds: .random(in: -11_676_096_000...253_402_300_799, using: &random))
      let text = Date(timeIntervalSince1970: Double(instant.seconds)).formatted(.iso8601)
      #expect(instant.description == text)
      #expect(Instant(reading: text) == instant)
    }
  }

  @Test func `a moment is written for machines and for people`() {
    let instant = Instant(seconds: 1_743_373_959)
    #expect(instant.description == "2025-03-30T22:32:39Z")
    #expect(instant.day == "2025-03-30")
    #expect(instant.readable == "2025-03-30 22:32:39 UTC")
    #expect(Instant(Date(timeIntervalSince1970: 1_743_373_959.9)) == instant)
    #expect(Instant(Date(timeIntervalSince1970: -0.5)) == Instant(seconds: -1))
  }

  @Test(
    arguments: [
      (0, 0), (86_399, 0), (86_400, 1), (-86_399, 0), (-86_400, -1), (432_000, 5), (431_999, 4), (-172_801, -2),
    ] as [(Int64, Int)])
  func `days are counted whole, towards zero`(seconds: Int64, days: Int) {
    let start = Instant(seconds: 1_743_373_959)
    let end = start.advanced(by: .seconds(seconds))
    #expect(start.days(to: end) == days)
    #expect((start < end) == (seconds > 0))
  }
}
