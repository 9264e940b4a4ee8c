import CNcurses
import Glibc
import PlainText
package import TextCanvas

/// The terminal on descriptors 0 and 1, drawn by ncurses; there is one at a time.
///
/// Owns the signals from `open` to `leave`. Crashes in between put the terminal back as well.
package final class NcursesScreen: Screen {
  package private(set) var size: Size
  package let traits: TerminalTraits
  package private(set) var look: Look

  private let wake: Int32
  private var encoder: CellEncoder
  private var decoder = KeyDecoder()
  /// When the decoder stops waiting for the rest of what it has.
  private var decoderDeadline: ContinuousClock.Instant?
  /// `nil` while the terminal shows something else than the last canvas.
  private var last: Canvas?
  /// What to show again after a stop.
  private var wanted: Canvas?
  private var hasLeft = false
  private var isHungUp = false

  private init(traits: TerminalTraits, look: Look, wake: Int32) {
    self.traits = traits
    self.look = look
    self.wake = wake
    encoder = CellEncoder(look, isUTF8: traits.isUTF8)
    size = Size(columns: 0, rows: 0)
    fit()
  }

  /// Takes the terminal over. Prints nothing and changes nothing where it throws.
  ///
  /// - Parameters:
  ///   - wake: An eventfd of the caller's, from `makeWake`; signals write to it, and so may the caller.
  ///   - dress: How to draw on what was found; without it, as the terminal tells.
  package static func open(
    wake: Int32, dress: (TerminalTraits) -> Look = { $0.look() }
  ) throws(ScreenUnavailable) -> NcursesScreen {
    guard isatty(STDIN_FILENO) == 1, isatty(STDOUT_FILENO) == 1 else { throw .notATerminal }
    let wanted = environment("TERM")
    if wanted.isEmpty || wanted == "dumb" { throw .dumb }
    let isUTF8 = taloscope_set_locale()
    guard let name = TerminalName.candidates(for: wanted).first(where: { taloscope_load_terminal($0) }) else {
      throw .unknownTerminal(wanted)
    }
    for capability in ["cup", "clear"] where !taloscope_has_string(capability) { throw .lacksCapability(capability) }
    let traits = traits(name, isUTF8: isUTF8)
    // Real VT100 lines there; PuTTY would show them as letters.
    if isUTF8, !TerminalName.isVT(name) { setenv("NCURSES_NO_UTF8_ACS", "1", 0) }
    let look = dress(traits)
    taloscope_take_signals(wake)
    guard taloscope_start(name) else {
      taloscope_return_signals()
      throw .unknownTerminal(wanted)
    }
    defineColours(look)
    return NcursesScreen(traits: traits, look: look, wake: wake)
  }

  /// What the loaded terminal can show.
  private static func traits(_ name: String, isUTF8: Bool) -> TerminalTraits {
    let hasLines = taloscope_has_string("acsc")
    let isConsole = TerminalName.isLinuxConsole(name)
    let isACS = hasLines && (TerminalName.isVT(name) || isConsole)
    let speed = taloscope_speed()
    return TerminalTraits(
      glyphs: isACS ? .acs : isUTF8 ? .unicode : .ascii, isUTF8: isUTF8, hasLines: hasLines,
      canShowHangul: isUTF8 && !isConsole, colours: Appearance.level(colours: Int(taloscope_colours())),
      forbidsColour: !environment("NO_COLOR").isEmpty,
      hasClipboard: !TerminalName.isVT(name) && !isConsole,
      isSlow: TerminalName.isVT(name) || (speed > 0 && speed <= slowestSpeed))
  }

  /// Bits per second: below it, and at it, a line is slow.
  private static let slowestSpeed: Int32 = 19_200

  private static func defineColours(_ look: Look) {
    let pairs = Appearance(level: look.colours, isSpare: look.isSpare).pairs
    guard !pairs.isEmpty, taloscope_use_colours() else { return }
    for (pair, foreground) in pairs { taloscope_define_pair(pair, foreground) }
  }

  /// An eventfd for `open`; -1 where the system has none left. The caller closes it, after `leave`.
  package static func makeWake() -> Int32 { taloscope_make_wake() }

  /// Makes a waiting `events` return; any thread may.
  package nonisolated static func wake(_ descriptor: Int32) { taloscope_wake(descriptor) }

  package func show(_ canvas: Canvas) {
    guard !hasLeft, !isHungUp else { return }
    wanted = canvas
    draw(canvas)
  }

  package func dress(_ look: Look) {
    guard look != self.look else { return }
    self.look = look
    encoder = CellEncoder(look, isUTF8: traits.isUTF8)
    guard !hasLeft, !isHungUp else { return }
    Self.defineColours(look)
    // The cells are the same, and look otherwise.
    last = nil
    taloscope_redraw_all()
  }

  /// Draws everything again on a screen that something else wrote to.
  package func redraw() {
    guard !hasLeft, !isHungUp, let wanted else { return }
    taloscope_redraw_all()
    draw(wanted)
  }

  package func copy(_ text: String) -> Bool {
    guard !hasLeft, !isHungUp, traits.hasClipboard else { return false }
    // OSC 52, as xterm has it: c is the clipboard, and the text is base64, so nothing in it can be a sequence.
    let sequence = "\u{1B}]52;c;\(Base64.text(of: Array(text.utf8)))\u{07}"
    return taloscope_send(STDOUT_FILENO, sequence, sequence.utf8.count)
  }

  package func events(timeout: Duration?) -> [ScreenEvent] {
    guard !hasLeft, !isHungUp else { return [.hungUp] }
    var events: [ScreenEvent] = []
    var descriptors = [
      pollfd(fd: STDIN_FILENO, events: Int16(POLLIN), revents: 0), pollfd(fd: wake, events: Int16(POLLIN), revents: 0),
    ]
    let count = poll(&descriptors, 2, milliseconds(timeout))
    if count < 0, errno != EINTR { return [hangUp()] }
    if count > 0, descriptors[1].revents != 0 {
      taloscope_drain(wake)
      events.append(.woken)
    }
    events += signalled()
    if case .ended = events.last { return events }
    if count > 0, descriptors[0].revents != 0 {
      guard let bytes = read() else { return events + [hangUp()] }
      events += decoder.feed(bytes).map(ScreenEvent.input)
      decoderDeadline = decoder.patience.map { .now + $0 }
    } else if let deadline = decoderDeadline, deadline <= .now {
      events += decoder.timedOut().map(ScreenEvent.input)
      decoderDeadline = decoder.patience.map { .now + $0 }
    }
    return events
  }

  package func pause(_ body: () -> Void) {
    guard !hasLeft, !isHungUp else { return body() }
    stop()
    body()
    taloscope_restart()
    last = nil
    fit()
    if let wanted { draw(wanted) }
  }

  package func leave() {
    guard !hasLeft else { return }
    hasLeft = true
    stop()
    taloscope_return_signals()
  }

  /// Puts the terminal back, and shows what came for descriptor 2 meanwhile: whatever wrote it, as text and no more.
  private func stop() {
    taloscope_stop()
    let stray = [UInt8](unsafeUninitializedCapacity: Self.mostStray) { buffer, count in
      count = buffer.withMemoryRebound(to: CChar.self) { taloscope_take_stray($0.baseAddress, $0.count) }
    }
    // Another program may have the terminal now.
    guard !stray.isEmpty, !isHungUp, taloscope_in_foreground() else { return }
    let text = SafeText.lines(String(decoding: stray, as: UTF8.self)).map { $0.string + "\n" }.joined()
    let shown = traits.isUTF8 ? text : String(text.map { $0.isASCII ? $0 : "?" })
    _ = taloscope_send(STDERR_FILENO, shown, shown.utf8.count)
  }

  private static let mostStray = 65_536

  /// What the signals since the last look ask for, carried out as far as the terminal goes.
  private func signalled() -> [ScreenEvent] {
    var events: [ScreenEvent] = []
    if taloscope_was_asked_to_stop() {
      stop()
      taloscope_stop_process()
      let signal = taloscope_was_ended()
      if signal != 0 { return [.ended(signal: signal)] }
      _ = taloscope_was_continued()
      events += resume()
    } else if taloscope_was_continued() {
      events += resume()
    }
    let signal = taloscope_was_ended()
    if signal != 0 { return events + [.ended(signal: signal)] }
    if taloscope_was_resized() {
      // The same size again after a smaller one: what stood outside of that is lost.
      if !fit() { taloscope_redraw_all() }
      last = nil
      events.append(.resized(size))
    }
    return events
  }

  private func resume() -> [ScreenEvent] {
    taloscope_restart()
    last = nil
    let isResized = fit()
    if let wanted, !isResized { draw(wanted) }
    return isResized ? [.resumed, .resized(size)] : [.resumed]
  }

  /// Takes over the terminal's size; true where it changed.
  @discardableResult
  private func fit() -> Bool {
    var rows: Int32 = 0
    var columns: Int32 = 0
    taloscope_fit(&rows, &columns)
    let found = Size(columns: Int(columns), rows: Int(rows))
    guard found != size else { return false }
    size = found
    last = nil
    return true
  }

  private func hangUp() -> ScreenEvent {
    isHungUp = true
    return .hungUp
  }

  /// What the keyboard sent; `nil` when the line is gone.
  private func read() -> [UInt8]? {
    var wasInterrupted = false
    // For a key it is one byte: none of the others is touched.
    let bytes = [UInt8](unsafeUninitializedCapacity: 65536) { buffer, count in
      let got = Glibc.read(STDIN_FILENO, buffer.baseAddress, buffer.count)
      wasInterrupted = got < 0 && (errno == EINTR || errno == EAGAIN)
      count = max(0, got)
    }
    return bytes.isEmpty && !wasInterrupted ? nil : bytes
  }

  /// The nearer of the caller's and the decoder's deadline, as poll counts: rounded up, -1 for none.
  private func milliseconds(_ timeout: Duration?) -> Int32 {
    let ownWait = decoderDeadline.map { max(.zero, ContinuousClock.now.duration(to: $0)) }
    guard let wait = [timeout, ownWait].compactMap(\.self).min() else { return -1 }
    let (seconds, attoseconds) = wait.components
    if seconds >= 86_400 { return 86_400_000 }
    return Int32(max(0, seconds * 1000 + (attoseconds + 999_999_999_999_999) / 1_000_000_000_000_000))
  }

  private func draw(_ canvas: Canvas) {
    let old = last?.size == canvas.size ? last : nil
    if old == nil { taloscope_erase() }
    // The last cell of all is written by shifting its neighbour. Where there is none, ncurses reads in front of the row.
    let reachable = size.columns > 1 ? size.rows : size.rows - 1
    for (index, row) in canvas.rows.prefix(reachable).enumerated() {
      let changed = old.map { canvas.changedColumns(ofRow: index, from: $0) } ?? row.indices
      // A canvas may still be as large as the terminal was.
      guard let range = changed?.clamped(to: 0..<size.columns), !range.isEmpty else { continue }
      var cells: [taloscope_cell] = []
      cells.reserveCapacity(range.count)
      for cell in row[range] { encoder.encode(cell, into: &cells) }
      taloscope_put(Int32(index), Int32(range.lowerBound), cells, Int32(cells.count))
    }
    last = canvas
    if let cursor = canvas.cursor, cursor.row < size.rows, cursor.column < size.columns, cursor.row >= 0 {
      taloscope_flush(Int32(cursor.row), Int32(max(0, cursor.column)))
    } else {
      taloscope_flush(-1, 0)
    }
  }

  private static func environment(_ name: String) -> String { getenv(name).map { String(cString: $0) } ?? "" }
}
