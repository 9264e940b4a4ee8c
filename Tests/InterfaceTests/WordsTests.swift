import Foundation
import Interface
import PlainText
import Runbooks
import TestSupport
import Testing
import TextCanvas

struct WordsTests {
  @Test(arguments: Phrase.allCases)
  func `every phrase has words in both languages, and Korean ones hold Hangul`(phrase: Phrase) throws {
    let pair = try #require(Words.table[phrase])
    #expect(!pair.en.isEmpty && !pair.ko.isEmpty)
    // What is written there is what is shown.
    #expect(SafeText(pair.en).string == pair.en && SafeText(pair.ko).string == pair.ko)
    // What switches to the other language is written in the other language.
    let isSwapped = phrase == .keyLanguage || phrase == .noHangul
    #expect(hasHangul(SafeText(pair.ko)) != isSwapped)
    #expect(hasHangul(SafeText(pair.en)) == (phrase == .keyLanguage))
  }

  @Test func `every phrase is used`() throws {
    let sources = Fixture.directory.deletingLastPathComponent().deletingLastPathComponent().appending(path: "Sources")
    var text = ""
    let files = try #require(FileManager.default.enumerator(at: sources, includingPropertiesForKeys: nil))
    for case let file as URL in files where file.pathExtension == "swift" {
      if file.deletingLastPathComponent().lastPathComponent != "Words" {
        text += try String(contentsOf: file, encoding: .utf8)
      }
    }
    // By the table, by a binding's label, or where one of two is chosen.
    let used = Set(text.matches(of: /(?:words\[|label: |\? |: )\.([a-z][A-Za-z]*)/).map { String($0.1) })
    let unused = Phrase.allCases.map { "\($0)" }.filter { !used.contains($0) }
    #expect(unused == [])
  }

  @Test(arguments: Language.allCases)
  func `labels of the bottom line are short, and at 80 columns the last hint is there`(language: Language) throws {
    for binding in KeyMap.bindings where binding.isInFooter {
      #expect(Words(language)[binding.label].width <= 12, "\(binding.label)")
    }
    var console = Console(language: language)
    try console.toProposal()
    let last = console.canvas.text.split(separator: "\n").last ?? ""
    #expect(last.hasSuffix("? " + Words(language)[.keyHelp].string))
  }

  @Test(arguments: [
    (-86_400 * 3, "NOT VALID YET: begins in 3 days", "아직 유효하지 않음: 3일 뒤 시작"),
    (-86_400, "NOT VALID YET: begins in 1 day", "아직 유효하지 않음: 1일 뒤 시작"),
    (-1, "NOT VALID YET: begins in less than a day", "아직 유효하지 않음: 하루 안에 시작"),
    (0, "VALID: ends in 5 days", "유효함: 5일 남음"),
    (86_400 * 4, "VALID: ends in 1 day", "유효함: 1일 남음"),
    (86_400 * 5 - 1, "VALID: ends in less than a day", "유효함: 하루 안에 종료"),
    (86_400 * 5 + 1, "EXPIRED: ended less than a day ago", "만료됨: 종료된 지 하루가 지나지 않음"),
    (86_400 * 6, "EXPIRED: ended 1 day ago", "만료됨: 1일 전에 종료"),
    (86_400 * 607, "EXPIRED: ended 602 days ago", "만료됨: 602일 전에 종료"),
  ])
  func `where now lies to five days of validity is said in whole days`(now: Int, english: String, korean: String) {
    let start = Console.start
    func said(_ language: Language) -> String {
      Words(language).span(
        from: start, to: start.advanced(by: .seconds(86_400 * 5)), at: start.advanced(by: .seconds(now))
      ).string
    }
    #expect(said(.en) == english)
    #expect(said(.ko) == korean)
  }

  private func hasHangul(_ text: SafeText) -> Bool {
    text.string.unicodeScalars.contains { (0xAC00...0xD7A3).contains($0.value) }
  }
}
