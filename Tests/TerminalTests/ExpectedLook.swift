import TestSupport

/// How a canvas is to look on a terminal, said once more and apart from the program.
struct ExpectedLook {
  /// As the program says that it draws: `none`, `eight` or `many` colours, and whether the line is slow.
  let colours: String
  let isSpare: Bool
  /// Whether the terminal cannot underline what is coloured (terminfo's `ncv`).
  let colourStopsUnderlining: Bool

  /// What is wrong with a cell; `nil` where it is as it should be.
  func fault(in shown: Emulator.Cell, for text: String, of run: ShownFrame.Run) -> String? {
    if !Self.agrees(shown.text, text) { return "'\(shown.text)' stands there for '\(text)'" }
    if text.isEmpty { return nil }
    if shown.background != -1 { return "it has a ground of its own" }
    let isReversed = run.isReversed || run.role == "selected" || (run.role == "title" && !isSpare)
    if shown.isReversed != isReversed { return "reversed: \(shown.isReversed), should be \(isReversed)" }
    let colour = colour(of: run.role)
    let isUnderlined = run.isUnderlined || run.role == "input"
    if !colourStopsUnderlining || colour == -1, shown.isUnderlined != isUnderlined {
      return "underlined: \(shown.isUnderlined), should be \(isUnderlined)"
    }
    // The ink of a blank is not seen.
    if text == " ", !isReversed, !isUnderlined { return nil }
    if shown.foreground != colour { return "colour \(shown.foreground), should be \(colour)" }
    let isBold = run.isBold || isBold(run.role)
    if text != " ", shown.isBold != isBold { return "bold: \(shown.isBold), should be \(isBold)" }
    return nil
  }

  private func isBold(_ role: String) -> Bool {
    switch role {
    case "fail": true
    case "heading", "key": !isSpare
    case "title": isSpare
    case "accent", "warn": colours == "eight"
    default: false
    }
  }

  private func colour(of role: String) -> Int {
    switch (colours, role) {
    case ("many", "dim"), ("many", "border"): 243
    case ("many", "accent"), ("many", "key"): 31
    case ("many", "warn"): 130
    case ("many", "pass"): 28
    case ("many", "fail"): 196
    case ("many", "unknown"): 133
    case ("eight", "pass"): 2
    case ("eight", "fail"): 1
    case ("eight", "unknown"): 5
    default: -1
    }
  }

  private static func agrees(_ shown: String, _ wanted: String) -> Bool {
    if shown.unicodeScalars.elementsEqual(wanted.unicodeScalars) { return true }
    switch wanted {
    // A line of dashes is none of the alternate character set's.
    case "┊": return shown == "│"
    default: return false
    }
  }
}
