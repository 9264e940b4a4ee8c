import Runbooks
import Testing

struct ReadValueTests {
  @Test(arguments: [
    ("items[].a", ["1", "2"]), ("items[on=true].a", ["2"]), ("items[on=maybe].a", []), ("items[kind=x].b.c", ["deep"]),
    ("top", ["0"]), ("top[].a", []), ("items[].b.c", ["deep"]),
  ])
  func `a path leads to every member that it names`(path: String, found: [String]) throws {
    let json = try JSONParser.parse(
      #"{"top":0,"items":[{"a":1,"on":false,"kind":"x","b":{"c":"deep"}},{"a":2,"on":true},null]}"#)
    #expect(JSONPath(path).values(in: json.root).compactMap(\.scalarText) == found)
  }

  @Test(arguments: [
    "Sun Mar 30 22:32:39 UTC 2025", "Sun Mar 30 10:32:39 PM UTC 2025", "Sun 30 Mar 2025 10:32:39 PM UTC",
    "Mar 30 22:32:39 2025 GMT", "Sun Mar 30 22:32:39 GMT 2025",
  ])
  func `what date prints in UTC is read`(text: String) {
    #expect(Instant(reading: text)?.description == "2025-03-30T22:32:39Z")
  }

  @Test(arguments: [
    ("Sun Mar 30 12:00:01 AM UTC 2025", "2025-03-30T00:00:01Z"),
    ("Sun Mar 30 12:00:01 PM UTC 2025", "2025-03-30T12:00:01Z"),
  ])
  func `twelve o'clock is the first hour of its half`(text: String, instant: String) {
    #expect(Instant(reading: text)?.description == instant)
  }

  @Test(arguments: [
    "Sun Mar 30 22:32:39 KST 2025", "Sun Mar 30 22:32:39 2025", "Sun Mar 30 13:32:39 PM UTC 2025",
    "Sun Mar 30 00:32:39 AM UTC 2025", "Sun Feb 30 22:32:39 UTC 2025",
  ])
  func `a date of another zone, or of no calendar, is none`(text: String) {
    #expect(Instant(reading: text) == nil)
  }
}
