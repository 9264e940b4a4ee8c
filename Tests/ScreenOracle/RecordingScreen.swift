import Glibc
import Terminal
import TestSupport
import TextCanvas

/// The real screen, which says in its own stream what it has just shown, whenever it is about to wait.
final class RecordingScreen: Screen {
  private let screen: NcursesScreen
  private var shown: Canvas?

  init(_ screen: NcursesScreen) { self.screen = screen }

  var size: Size { screen.size }
  var traits: TerminalTraits { screen.traits }
  var look: Look { screen.look }

  func dress(_ look: Look) { screen.dress(look) }

  func show(_ canvas: Canvas) {
    shown = canvas
    screen.show(canvas)
  }

  func copy(_ text: String) -> Bool { screen.copy(text) }
  func redraw() { screen.redraw() }

  func pause(_ body: () -> Void) { screen.pause(body) }

  func leave() { screen.leave() }

  func events(timeout: Duration?) -> [ScreenEvent] {
    if let shown, let marker = try? Self.frame(of: shown, look: screen.look).marker() { Self.write(marker) }
    return screen.events(timeout: timeout)
  }

  private static func frame(of canvas: Canvas, look: Look) -> ShownFrame {
    let rows = canvas.rows.map { row in
      var runs: [ShownFrame.Run] = []
      var style: Style?
      for cell in row {
        if cell.style != style {
          style = cell.style
          runs.append(
            ShownFrame.Run(
              role: "\(cell.style.role)", isBold: cell.style.isBold, isReversed: cell.style.isReversed,
              isUnderlined: cell.style.isUnderlined))
        }
        let text = if case .character(let character) = cell.content { String(character) } else { "" }
        runs[runs.count - 1].cells.append(text)
      }
      return runs
    }
    return ShownFrame(
      colours: "\(look.colours)", isSpare: look.isSpare, columns: canvas.size.columns, rows: rows,
      cursor: canvas.cursor.map { [$0.column, $0.row] })
  }

  private static func write(_ bytes: [UInt8]) {
    var rest = bytes[...]
    while !rest.isEmpty {
      let count = rest.withUnsafeBytes { Glibc.write(STDOUT_FILENO, $0.baseAddress, $0.count) }
      if count < 0, errno == EINTR || errno == EAGAIN { continue }
      guard count > 0 else { return }
      rest = rest.dropFirst(count)
    }
  }
}
