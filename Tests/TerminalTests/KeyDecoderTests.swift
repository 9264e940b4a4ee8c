import Terminal
import Testing
import TextCanvas

struct KeyDecoderTests {
  static let known: [(String, [InputEvent])] = [
    ("\u{1B}[A", [.key(.up)]), ("\u{1B}OA", [.key(.up)]), ("\u{1B}[B", [.key(.down)]), ("\u{1B}OB", [.key(.down)]),
    ("\u{1B}[C", [.key(.right)]), ("\u{1B}OD", [.key(.left)]), ("\u{1B}[1;5D", [.key(.left)]),
    ("\u{1B}\u{1B}[A", [.key(.up)]), ("\u{1B}[H", [.key(.home)]), ("\u{1B}OH", [.key(.home)]),
    ("\u{1B}[F", [.key(.end)]),
    ("\u{1B}[1~", [.key(.home)]), ("\u{1B}[2~", [.key(.insert)]), ("\u{1B}[3~", [.key(.delete)]),
    ("\u{1B}[4~", [.key(.end)]), ("\u{1B}[5~", [.key(.pageUp)]), ("\u{1B}[6~", [.key(.pageDown)]),
    ("\u{1B}[7~", [.key(.home)]), ("\u{1B}[8~", [.key(.end)]), ("\u{1B}[Z", [.key(.backTab)]),
    ("\u{1B}OP", [.key(.function(1))]), ("\u{1B}[1;2P", [.key(.function(1))]), ("\u{1B}[[A", [.key(.function(1))]),
    ("\u{1B}[[E", [.key(.function(5))]), ("\u{1B}[11~", [.key(.function(1))]), ("\u{1B}[24~", [.key(.function(12))]),
    ("\u{1B}[15;2~", [.key(.function(5))]), ("\u{1B}OM", [.key(.enter)]), ("\u{1B}Oq", [.key(.character("1"))]),
    ("\r", [.key(.enter)]), ("\n", [.key(.enter)]), ("\t", [.key(.tab)]), ("\u{8}", [.key(.backspace)]),
    ("\u{7F}", [.key(.backspace)]), ("\u{3}", [.key(.control("c"))]), ("\u{C}", [.key(.control("l"))]),
    ("\u{1F}", [.key(.control("_"))]), ("\0", []), ("한", [.key(.character("한"))]), ("😀", [.key(.character("😀"))]),
    ("\u{1B}[200~a\r\nb\rc\u{1B}[201~", [.paste("a\nb\nc")]), ("\u{1B}[200~\u{1B}[A\u{1B}[201~", [.paste("\u{1B}[A")]),
    ("\u{1B}[200~\u{1B}[20\u{1B}[201~", [.paste("\u{1B}[20")]), ("\u{1B}[201~", []), ("\u{1B}x", []), ("\u{1B}é", []),
    ("\u{1B}[<0;10;20M", []), ("\u{1B}[M !!", []), ("\u{1B}[I", []), ("\u{1B}[97;5u", []), ("\u{1B}[?62;c", []),
    ("\u{1B}]11;rgb:00/00/00\u{7}", []), ("\u{1B}P1$r0m\u{1B}\\", []), ("\u{1B}(B", []), ("\u{1B}[99~", []),
    ("\u{1B}\r", [.key(.escape), .key(.enter)]),
  ]

  @Test(arguments: known)
  func `a sequence means the same wherever it is cut`(sequence: String, events: [InputEvent]) {
    let bytes = Array((sequence + "q").utf8)
    for cut in 0...bytes.count {
      var decoder = KeyDecoder()
      let found = decoder.feed(bytes[..<cut]) + decoder.feed(bytes[cut...])
      #expect(found == events + [.key(.character("q"))], "cut at \(cut)")
    }
    var single = KeyDecoder()
    #expect(bytes.flatMap { single.feed([$0]) } == events + [.key(.character("q"))])
  }

  @Test func `Esc alone is a key once its time has passed`() {
    var decoder = KeyDecoder()
    #expect(decoder.feed([0x1B]).isEmpty)
    #expect(decoder.isWaiting)
    #expect(decoder.patience == .milliseconds(50))
    #expect(decoder.timedOut() == [.key(.escape)])
    #expect(!decoder.isWaiting)
    #expect(decoder.feed([0x1B, 0x1B]).isEmpty)
    #expect(decoder.timedOut() == [.key(.escape), .key(.escape)])
    #expect(decoder.feed("q".utf8) == [.key(.character("q"))])
  }

  @Test func `a sequence that a slow line breaks off does not become letters`() {
    var decoder = KeyDecoder()
    #expect(decoder.feed("\u{1B}[".utf8).isEmpty)
    #expect(decoder.timedOut().isEmpty)
    #expect(!decoder.isWaiting)
    #expect(decoder.feed("A".utf8) == [.key(.up)])
    #expect(decoder.feed("\u{1B}[1".utf8 + [0x0D]) == [.key(.enter)])
  }

  @Test func `a paste of 1 MiB is one event, and a larger one is counted and dropped`() {
    var decoder = KeyDecoder()
    let text = String(repeating: "a", count: 1 << 20)
    #expect(decoder.feed("\u{1B}[200~\(text)\u{1B}[201~".utf8) == [.paste(text)])
    #expect(
      decoder.feed("\u{1B}[200~\(text)b\u{1B}[201~q".utf8) == [
        .pasteTooLong(bytes: (1 << 20) + 1), .key(.character("q")),
      ])
    #expect(decoder.feed("\u{1B}[200~a".utf8 + [0xFF] + "\u{1B}[201~".utf8) == [.paste("a\u{FFFD}")])
    #expect(decoder.feed("\u{1B}[200~ab".utf8).isEmpty)
    #expect(decoder.timedOut() == [.paste("ab")])
  }

  @Test func `unknown control sequences never yield letters`() {
    var generator = SystemRandomNumberGenerator()
    for _ in 0..<5000 {
      let parameters = (0..<Int.random(in: 0...40)).map { _ in UInt8.random(in: 0x20...0x3F, using: &generator) }
      let final = UInt8.random(in: 0x40...0x7E, using: &generator)
      if parameters.isEmpty, final == UInt8(ascii: "M") || final == UInt8(ascii: "[") { continue }
      if parameters == Array("200".utf8) { continue }
      var decoder = KeyDecoder()
      let events = decoder.feed([0x1B, UInt8(ascii: "[")] + parameters + [final] + Array("q".utf8))
      let letters = events.filter { if case .key(.character) = $0 { true } else { false } }
      #expect(letters == [.key(.character("q"))])
    }
  }

  @Test func `random bytes crash nothing, and mean the same however they are cut`() {
    var generator = SystemRandomNumberGenerator()
    let seeds = Array("\u{1B}[O;12~AMP]\\한".utf8)
    for _ in 0..<3000 {
      let bytes = (0..<60).map { _ in
        Bool.random(using: &generator)
          ? UInt8.random(in: 0...255, using: &generator) : seeds.randomElement(using: &generator) ?? 0
      }
      var whole = KeyDecoder()
      var single = KeyDecoder()
      #expect(whole.feed(bytes) == bytes.flatMap { single.feed([$0]) })
      _ = whole.timedOut()
    }
  }
}
