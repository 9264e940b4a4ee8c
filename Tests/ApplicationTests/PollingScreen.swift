import Glibc
import Terminal
import TextCanvas

/// A screen that blocks in `poll` on the wake descriptor as the real one does, where a person is a closure.
@MainActor
final class PollingScreen: Screen {
  let size = Size(columns: 80, rows: 24)
  let traits = TerminalTraits()
  private(set) var look = TerminalTraits().look()
  private(set) var last: Canvas?
  private(set) var frames = 0
  /// How often `poll` returned because somebody wrote to the descriptor.
  private(set) var wakes = 0
  private let wake: Int32
  private let person: (Canvas) -> [ScreenEvent]

  init(wake: Int32, person: @escaping (Canvas) -> [ScreenEvent]) {
    self.wake = wake
    self.person = person
  }

  func show(_ canvas: Canvas) {
    last = canvas
    frames += 1
  }

  func dress(_ look: Look) { self.look = look }
  func redraw() {}
  func copy(_ text: String) -> Bool { true }
  func pause(_ body: () -> Void) { body() }
  func leave() {}

  /// What the person does with the frame; where that is nothing, waits until something comes.
  func events(timeout: Duration?) -> [ScreenEvent] {
    let events = last.map(person) ?? []
    if !events.isEmpty { return events }
    var descriptor = pollfd(fd: wake, events: Int16(POLLIN), revents: 0)
    // Longer than anything here takes: a loop that is not woken hangs up instead of hanging.
    guard poll(&descriptor, 1, 240_000) > 0 else { return [.hungUp] }
    var count: UInt64 = 0
    _ = read(wake, &count, 8)
    wakes += 1
    return [.woken]
  }
}
