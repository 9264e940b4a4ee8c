import PlainText
import Terminal
import Testing
import TextCanvas

@MainActor
struct NullScreenTests {
  @Test func `it plays its script, keeps what it was shown, and then hangs up`() {
    let screen = NullScreen(
      size: Size(columns: 10, rows: 1), script: [[.input(.key(.enter))], [.resized(Size(columns: 5, rows: 2))]])
    var canvas = Canvas(size: screen.size)
    canvas.put("hello", at: Point(column: 0, row: 0))
    screen.show(canvas)
    #expect(screen.events(timeout: nil) == [.input(.key(.enter))])
    _ = screen.events(timeout: .zero)
    #expect(screen.size == Size(columns: 5, rows: 2))
    #expect(screen.events(timeout: nil) == [.hungUp])
    screen.leave()
    #expect(screen.hasLeft)
    #expect(screen.shown.map(\.text) == ["hello"])
  }
}
