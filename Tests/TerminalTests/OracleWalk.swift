import Foundation
import TestSupport

/// A walk through the real program on a pseudo-terminal, during which an emulator says what a person would see.
final class OracleWalk {
  /// What was shown is not what should have been.
  struct Difference: Error, CustomStringConvertible {
    let description: String
  }

  /// The walk chose to quit.
  struct Ended: Error {}

  private let terminal: PseudoTerminal
  private let emulator: Emulator
  private let term: String
  private var columns = 80
  private var rows = 24
  /// Whether what stood there may have been lost with a size, until everything has been drawn anew.
  private var isStale = false
  /// How much of the program's output has been shown to the emulator.
  private var position = 0
  /// What was written for the last frame.
  private var written = ""
  /// What happened, the last at the end.
  private var history: [String] = []
  /// Frames that were compared in full.
  private(set) var compared = 0

  init(term: String, scene: String, language: String) throws {
    self.term = term
    emulator = try Emulator(columns: columns, rows: rows)
    terminal = try PseudoTerminal(
      [try builtProduct(named: "screen-oracle").path, scene, language],
      environment: ["TERM=\(term)", "LC_ALL=C.UTF-8", "PATH=/usr/bin:/bin", "SWIFT_BACKTRACE=enable=no"])
    try takeFrame()
  }

  func type(_ text: String, named name: String) throws {
    history.append(name)
    terminal.send(text)
    try takeFrame()
  }

  /// What a person sees, without the blanks at the ends of rows.
  var text: String {
    (0..<rows).map { row in
      var line = (0..<columns).map { emulator.cell(column: $0, row: row).text }.joined()[...]
      while line.last == " " { line.removeLast() }
      return String(line)
    }.joined(separator: "\n")
  }

  /// Takes frames until that stands on the screen.
  func see(_ wanted: String) throws {
    history.append("see \(wanted)")
    while !text.contains(wanted) { try takeFrame() }
  }

  /// Takes a new size, and waits for a frame of it; the sizes before come and go unseen.
  func resize(through sizes: [(columns: Int, rows: Int)]) throws {
    guard let last = sizes.last else { return }
    let isAnother = last != (columns, rows) || sizes.contains { $0 != last }
    history.append("sizes " + sizes.map { "\($0.columns)x\($0.rows)" }.joined(separator: " "))
    for size in sizes {
      terminal.resize(columns: UInt16(size.columns), rows: UInt16(size.rows))
    }
    (columns, rows) = last
    guard isAnother else { return }
    try emulator.resize(columns: columns, rows: rows)
    isStale = true
    let before = compared
    while compared == before { try takeFrame() }
  }

  /// Shows the emulator what was written up to the next frame's end, and compares.
  private func takeFrame() throws {
    let frame = try nextFrame()
    // The terminal has another size by now; another frame is on its way.
    guard frame.columns == columns, frame.rows.count == rows, !isStale else { return }
    compared += 1
    let look = ExpectedLook(
      colours: frame.colours, isSpare: frame.isSpare, colourStopsUnderlining: term == "linux")
    for (row, runs) in frame.rows.enumerated() {
      var column = 0
      for run in runs {
        for text in run.cells {
          let shown = emulator.cell(column: column, row: row)
          // Where there is but one column, ncurses cannot write to its end.
          let isUnreachable = columns == 1 && row == rows - 1
          if let fault = look.fault(in: shown, for: text, of: run), !isUnreachable {
            throw difference("column \(column), row \(row): \(fault) (\(run.role))", frame, row)
          }
          column += 1
        }
      }
    }
    if let wanted = frame.cursor {
      let cursor = emulator.cursor
      guard cursor?.column == wanted[0], cursor?.row == wanted[1] else {
        throw difference("the cursor stands at \(String(describing: cursor)), should be at \(wanted)", frame, wanted[1])
      }
    }
  }

  private func nextFrame() throws -> ShownFrame {
    var searched = position
    while true {
      let output = terminal.output
      if let start = Self.find(ShownFrame.opening, in: output, from: searched),
        let end = output[start...].firstIndex(of: ShownFrame.ending)
      {
        show(output[position..<start])
        position = end + 1
        return try JSONDecoder().decode(ShownFrame.self, from: Data(output[(start + ShownFrame.opening.count)..<end]))
      }
      searched = max(position, Self.find(ShownFrame.opening, in: output, from: searched) ?? output.count - 8)
      do { try terminal.readMore() } catch {
        let status = try terminal.waitForExit()
        if status == 0 { throw Ended() }
        throw Difference(description: "\(error), wait status \(status); \(told)\n\(terminal.text.suffix(300))")
      }
    }
  }

  /// What the four terminals clear their screens with.
  private static let clears = ["\u{1B}[H\u{1B}[2J", "\u{1B}[H\u{1B}[J"].map { Array($0.utf8) }

  /// Shows the emulator what was written for a frame. What was meant for another size is left out up to the clearing:
  /// a real terminal would make a mess of it, and libvterm 0.1.4 writes a wide character past the end of a narrow row.
  private func show(_ bytes: ArraySlice<UInt8>) {
    written = String(decoding: bytes, as: UTF8.self)
    guard isStale else { return emulator.feed(bytes) }
    let all = Array(bytes)
    let start = Self.clears.lazy.compactMap { Self.find($0, in: all, from: 0) }.min()
    for index in all[..<(start ?? all.count)].indices {
      for mode in Self.cursorModes where all[index...].starts(with: mode) { emulator.feed(mode) }
    }
    guard let start else { return }
    isStale = false
    emulator.feed(all[start...])
  }

  private static let cursorModes = ["\u{1B}[?25h", "\u{1B}[?25l"].map { Array($0.utf8) }

  private static func find(_ wanted: [UInt8], in bytes: [UInt8], from start: Int) -> Int? {
    bytes.withUnsafeBufferPointer { bytes in
      var index = start
      while index + wanted.count <= bytes.count {
        if bytes[index] == wanted[0], (1..<wanted.count).allSatisfy({ bytes[index + $0] == wanted[$0] }) {
          return index
        }
        index += 1
      }
      return nil
    }
  }

  private var told: String { "step \(history.count): " + history.suffix(12).joined(separator: ", ") }

  private func difference(_ what: String, _ frame: ShownFrame, _ row: Int) -> Difference {
    let wanted = frame.rows[row].flatMap(\.cells).joined()
    let shown = (0..<columns).map { emulator.cell(column: $0, row: row).text }.joined()
    return Difference(
      description:
        "\(what)\nshown:  \(shown)\nwanted: \(wanted)\n\(columns)x\(rows), \(told)\nwritten: \(String(reflecting: written.suffix(400)))"
    )
  }
}
