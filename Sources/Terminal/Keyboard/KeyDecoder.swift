package import TextCanvas

/// Turns the bytes of a keyboard into keys and pastes.
///
/// Knows the sequences of xterm, vt100, vt220, linux, tmux, rxvt and PuTTY, in application mode too, with the modifiers
/// left out. Any other escape sequence is swallowed whole; none of its bytes ever becomes a letter. How the bytes are
/// divided between reads makes no difference.
package nonisolated struct KeyDecoder: Sendable {
  enum State: Hashable, Sendable {
    case ground
    /// After Esc.
    case escape
    /// After Esc twice: two keys, or a sequence with Alt.
    case doubleEscape
    /// After `Esc [`, with what followed.
    case control([UInt8])
    /// After `Esc O`, with what followed.
    case singleShift([UInt8])
    /// After `Esc [ [`, as the linux console sends F1 to F5.
    case linuxFunction
    /// After Esc and an intermediate byte, such as `Esc (`.
    case designation
    /// In a string for the terminal (DCS, OSC, APC, PM, SOS), and after Esc in one.
    case string
    case stringEscape
    /// After `Esc [ M`: so many bytes of a mouse report are to come.
    case mouse(Int)
    case paste
  }

  /// How long a lone Esc waits for the rest of a sequence.
  package static let escapePatience = Duration.milliseconds(50)
  /// How long a paste that has begun waits for more of itself.
  package static let pastePatience = Duration.seconds(10)

  private var state = State.ground
  private var utf8 = UTF8Assembler()
  private var paste = PasteCollector()
  /// Whether the time for an unfinished sequence has passed; it stays unfinished, but nobody waits for it any more.
  private var isStale = false

  package init() {}

  /// Whether time decides what the bytes so far mean; then `timedOut` is to be called after `patience`.
  package var isWaiting: Bool { patience != nil }

  /// How long to wait for more bytes before `timedOut` is called; `nil` where there is nothing to wait for.
  package var patience: Duration? {
    switch state {
    case .ground: nil
    case .paste: Self.pastePatience
    default: isStale ? nil : Self.escapePatience
    }
  }

  /// Takes bytes as they were read.
  ///
  /// - Returns: What they complete, in order.
  package mutating func feed(_ bytes: some Sequence<UInt8>) -> [InputEvent] {
    var events: [InputEvent] = []
    isStale = false
    for byte in bytes { take(byte, into: &events) }
    return events
  }

  /// Says that no byte came for as long as `patience`.
  ///
  /// - Returns: The Esc that was pressed alone; a paste whose end was lost.
  package mutating func timedOut() -> [InputEvent] {
    switch state {
    case .escape:
      state = .ground
      return [.key(.escape)]
    case .doubleEscape:
      state = .ground
      return [.key(.escape), .key(.escape)]
    case .paste:
      state = .ground
      return [paste.finish()]
    case .control, .singleShift, .linuxFunction, .designation:
      // On a slow line the rest is still to come, and must not become letters.
      isStale = true
      return []
    case .string, .stringEscape, .mouse:
      state = .ground
      return []
    case .ground: return []
    }
  }

  private mutating func take(_ byte: UInt8, into events: inout [InputEvent]) {
    switch state {
    case .ground: ground(byte, into: &events)
    case .escape: escape(byte, isDouble: false, into: &events)
    case .doubleEscape: escape(byte, isDouble: true, into: &events)
    case .control(let body): control(byte, body: body, into: &events)
    case .singleShift(let body): singleShift(byte, body: body, into: &events)
    case .linuxFunction:
      state = .ground
      if (0x41...0x45).contains(byte) { events.append(.key(.function(Int(byte) - 0x40))) }
      if byte < 0x20 { ground(byte, into: &events) }
    case .designation:
      if byte < 0x20 || byte >= 0x30 { state = .ground }
      if byte < 0x20 { ground(byte, into: &events) }
    case .string:
      if byte == 0x1B { state = .stringEscape } else if [0x07, 0x18, 0x1A].contains(byte) { state = .ground }
    case .stringEscape:
      state = .ground
      if byte != UInt8(ascii: "\\") { escape(byte, isDouble: false, into: &events) }
    case .mouse(let left): state = left > 1 ? .mouse(left - 1) : .ground
    case .paste:
      guard let pasted = paste.take(byte) else { return }
      state = .ground
      events.append(pasted)
    }
  }

  private mutating func ground(_ byte: UInt8, into events: inout [InputEvent]) {
    if utf8.isOpen || byte >= 0x80 {
      // Eight-bit forms of Esc [ and Esc O; in UTF-8 no character starts with them.
      if !utf8.isOpen, byte == 0x9B || byte == 0x8F {
        state = byte == 0x9B ? .control([]) : .singleShift([])
        return
      }
      switch utf8.take(byte) {
      case .character(let character): events.append(.key(.character(character)))
      case .incomplete, .nothing: return
      case .interrupted: ground(byte, into: &events)
      }
      return
    }
    switch byte {
    case 0x1B: state = .escape
    case 0x00: return
    case 0x09: events.append(.key(.tab))
    case 0x0A, 0x0D: events.append(.key(.enter))
    case 0x08, 0x7F: events.append(.key(.backspace))
    case 0x01...0x1A: events.append(.key(.control(Character(Unicode.Scalar(byte | 0x60)))))
    case 0x1C...0x1F: events.append(.key(.control(Character(Unicode.Scalar(byte | 0x40)))))
    default: events.append(.key(.character(Character(Unicode.Scalar(byte)))))
    }
  }

  private mutating func escape(_ byte: UInt8, isDouble: Bool, into events: inout [InputEvent]) {
    let isSequence = byte == UInt8(ascii: "[") || byte == UInt8(ascii: "O")
    if isDouble, !isSequence { events.append(.key(.escape)) }
    switch byte {
    case UInt8(ascii: "["): state = .control([])
    case UInt8(ascii: "O"): state = .singleShift([])
    case UInt8(ascii: "P"), UInt8(ascii: "]"), UInt8(ascii: "_"), UInt8(ascii: "^"), UInt8(ascii: "X"): state = .string
    case 0x1B: state = .doubleEscape
    case 0x20...0x2F: state = .designation
    case 0..<0x20:
      // Esc and then Enter, in one packet of a slow line; Alt-Enter is the same.
      state = .ground
      events.append(.key(.escape))
      ground(byte, into: &events)
    case 0x80...:
      state = .ground
      utf8.swallow(byte)
    default: state = .ground
    }
  }

  private mutating func control(_ byte: UInt8, body: [UInt8], into events: inout [InputEvent]) {
    switch byte {
    case 0x1B: state = .escape
    case 0..<0x20:
      state = .ground
      ground(byte, into: &events)
    case UInt8(ascii: "[") where body.isEmpty: state = .linuxFunction
    case UInt8(ascii: "M") where body.isEmpty: state = .mouse(3)
    case 0x40...0x7E:
      state = .ground
      if body == Array("200".utf8), byte == UInt8(ascii: "~") {
        state = .paste
        paste = PasteCollector()
      } else if let key = KeySequences.control(body: body, final: byte) {
        events.append(.key(key))
      }
    case 0x20...0x3F where body.count < KeySequences.longest: state = .control(body + [byte])
    default: return
    }
  }

  private mutating func singleShift(_ byte: UInt8, body: [UInt8], into events: inout [InputEvent]) {
    switch byte {
    case 0x1B: state = .escape
    case 0..<0x20:
      state = .ground
      ground(byte, into: &events)
    case UInt8(ascii: "0")...UInt8(ascii: ";"):
      if body.count < KeySequences.longest { state = .singleShift(body + [byte]) }
    case 0x80...: return
    default:
      state = .ground
      if let key = KeySequences.singleShift(final: byte) { events.append(.key(key)) }
    }
  }
}
