import PlainText
import Testing
import TextCanvas

struct TimelineTests {
  @Test(
    arguments: [
      (
        60, 1027,
        """
        2024-01-30 ├─────────────────┤ 2025-03-30
                                     ┊·························▲ now
        """
      ),
      (
        80, 1027,
        """
        2024-01-30 ├─────────────────────────┤ 2025-03-30
                                             ┊·····································▲ now
        """
      ),
      (
        60, 200,
        """
        2024-01-30 ├────────────────┼───────────────────┤ 2025-03-30
                                    ▲ now
        """
      ),
      (
        60, -200,
        """
               2024-01-30 ├─────────────────────────────┤ 2025-03-30
        now ▲·············┊
        """
      ),
      (
        60, 430,
        """
        2024-01-30 ├──────────────────────────────────┤ 2025-03-30
                                                      ┊·▲ now
        """
      ),
      (
        20, 1027,
        """
        ├──────┤
               ┊···········▲
        ├ 2024-01-30
        ┤ 2025-03-30
        ▲ now
        """
      ),
      (
        20, 200,
        """
        ├────────┼─────────┤
                 ▲
        ├ 2024-01-30
        ┤ 2025-03-30
        ▲ now
        """
      ),
      (
        20, -200,
        """
              ├────────────┤
        ▲·····┊
        ├ 2024-01-30
        ┤ 2025-03-30
        ▲ now
        """
      ),
    ] as [(Int, Int64, String)])
  func `the bar, now and the labels stand where they belong`(width: Int, now: Int64, shown: String) {
    var canvas = Canvas(size: Size(columns: width, rows: 5))
    let timeline = Timeline(
      start: 0, end: 425, now: now, startLabel: "2024-01-30", endLabel: "2025-03-30", nowLabel: "now")
    timeline.draw(on: &canvas, in: canvas.bounds)
    let rows = canvas.text.split(separator: "\n").joined(separator: "\n")
    #expect(rows == shown)
  }
}
