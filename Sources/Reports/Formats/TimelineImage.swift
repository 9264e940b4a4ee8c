import Runbooks

/// A span of time and where now lies to it, as a picture that stands in the page itself.
struct TimelineImage {
  let span: Report.Span
  /// What it shows, for those who do not see it.
  let label: String

  private static let width = 640.0
  private static let edge = 60.0

  var svg: String {
    let first = min(span.start, span.now)
    let last = max(span.end, span.now)
    // In floating point, for no difference of times overflows there.
    let length = max(1, Double(last.seconds) - Double(first.seconds))
    func place(_ instant: Instant) -> Int {
      let share = (Double(instant.seconds) - Double(first.seconds)) / length
      return Int((Self.edge + max(0, min(1, share)) * (Self.width - 2 * Self.edge)).rounded())
    }
    let (start, end, now) = (place(span.start), place(span.end), place(span.now))
    let isInside = span.now >= span.start && span.now <= span.end
    var parts = [
      "<rect x=\"\(start)\" y=\"30\" width=\"\(max(2, end - start))\" height=\"10\" fill=\"currentColor\" opacity=\".55\"/>"
    ]
    if !isInside {
      parts.append(
        "<line x1=\"\(span.now > span.end ? end : now)\" y1=\"35\" x2=\"\(span.now > span.end ? now : start)\" y2=\"35\" stroke=\"#cf222e\" stroke-width=\"2\" stroke-dasharray=\"5 4\"/>"
      )
    }
    parts.append(
      "<path d=\"M\(now) 26 V46\" stroke=\"\(isInside ? "currentColor" : "#cf222e")\" stroke-width=\"3\"/>")
    // Above the bar its ends, below it now: none of them stands on another.
    parts.append(text(span.start.day, start, 22, start < Int(Self.width) / 2 ? "start" : "end"))
    let isWide = end - start > 150
    parts.append(text(span.end.day, end, isWide ? 22 : 10, isWide ? "end" : "middle"))
    parts.append(text(span.now.day, now, 62, "middle"))
    return "<svg viewBox=\"0 0 \(Int(Self.width)) 70\" role=\"img\" aria-label=\"\(HTMLWriter.escaped(label))\">"
      + parts.joined() + "</svg>"
  }

  private func text(_ text: String, _ x: Int, _ y: Int, _ anchor: String) -> String {
    "<text x=\"\(x)\" y=\"\(y)\" font-size=\"12\" fill=\"currentColor\" text-anchor=\"\(anchor)\">\(HTMLWriter.escaped(text))</text>"
  }
}
