import Glibc
import PlainText
import Terminal
import TextCanvas

/// What the probe shows, and what its keys do.
struct Probe {
  private var selected = 0
  private var note: SafeText = "ready"

  mutating func run(on screen: NcursesScreen) -> Int32 {
    screen.show(canvas(on: screen))
    while true {
      for event in screen.events(timeout: .seconds(60)) {
        switch event {
        case .ended(let signal): return 128 + signal
        case .hungUp: return 128 + SIGHUP
        case .resized(let size): note = "resized \(size.columns)x\(size.rows)"
        case .resumed: note = "resumed"
        case .woken: break
        case .input(.key(.character("q"))): return 0
        case .input(.key(.character("t"))):
          let none: [Int] = []
          print(none[selected])
        case .input(.key(.character("e"))):
          let words = "stray \u{1B}[31mwords\n"
          note = write(STDERR_FILENO, words, words.utf8.count) > 0 ? "written" : "not written"
        case .input(.key(.down)), .input(.key(.character("j"))): selected += 1
        case .input(.key(.up)), .input(.key(.character("k"))): selected -= 1
        case .input(.key(.character("y"))): note = screen.copy("Hangul 한글\n\u{1B}[31m") ? "sent" : "not sent"
        case .input(.paste(let text)): note = "pasted \(text.utf8.count)"
        case .input(let input): note = "\(input)"
        }
      }
      selected = min(max(0, selected), 19)
      screen.show(canvas(on: screen))
    }
  }

  private func canvas(on screen: NcursesScreen) -> Canvas {
    var canvas = Canvas(size: screen.size, glyphs: screen.glyphs)
    let (title, rest) = canvas.bounds.splitTop(1)
    let (body, footer) = rest.splitBottom(1)
    canvas.fill(title, style: .title)
    canvas.put(" Probe", at: title.origin, style: .title)
    let items = (0..<20).map { index in
      ListItem(
        "Step \(index)", mark: index.isMultiple(of: 3) ? "[FAIL]" : "[OK]",
        markStyle: index.isMultiple(of: 3) ? .fail : .pass)
    }
    let (list, detail) = body.splitLeft(26, gap: 2)
    ListView(items, selected: selected).draw(on: &canvas, in: list)
    for row in body.row..<body.endRow {
      canvas.put(canvas.glyphs.vertical, at: Point(column: 26, row: row), style: .border)
    }
    let (head, text) = detail.splitTop(2)
    canvas.put("Is the client certificate still valid?", at: head.origin, style: .heading, width: head.columns)
    Timeline(
      start: 0, end: 425, now: 1027, startLabel: "2024-01-30", endLabel: "2025-03-30", nowLabel: "now"
    ).draw(on: &canvas, in: text)
    let korean: SafeText = "인증서가 만료되었습니다. 운영자가 다음 명령을 입력합니다."
    let english: SafeText = "The certificate has expired. The operator types the next command."
    let lines = screen.canShowHangul ? [korean, english] : [english]
    Paragraph(lines).draw(on: &canvas, in: text.splitTop(3).rest)
    canvas.put(note, at: footer.origin, style: .key, width: footer.columns)
    return canvas
  }
}
