import Runbooks
import Testing

struct DurationTests {
  @Test(
    arguments: [
      ("PT10M", 600, "PT10M"), ("PT24H", 86_400, "P1D"), ("P30D", 2_592_000, "P30D"), ("P1DT12H", 129_600, "PT36H"),
      ("PT1H30M5S", 5_405, "PT5405S"), ("PT90S", 90, "PT90S"), ("PT0S", 0, "PT0S"), ("P0D", 0, "PT0S"),
      ("P999999D", 86_399_913_600, "P999999D"), ("-PT90S", -90, "-PT90S"),
    ] as [(String, Int64, String)])
  func `a span is read, and written in the largest unit that fits`(text: String, seconds: Int64, written: String) {
    let span = Duration(iso8601: text)
    #expect(span == .seconds(seconds))
    #expect(span?.iso8601 == written)
    #expect(Duration(iso8601: written) == span)
  }

  @Test(arguments: [
    "", "P", "PT", "P1DT", "10M", "PT10", "P10M", "P1Y", "P1M", "P1W", "PT1.5H", "--PT1H", "PT-1H", "pt10m", " PT10M",
    "PT10M ", "PT1S1M", "PT1000000S", "PT٣M", "P1D12H",
  ])
  func `a span without a fixed length, or misspelt, is refused`(text: String) {
    #expect(Duration(iso8601: text) == nil)
  }
}
