import Foundation
import Runbooks
import TestSupport
import Testing

@Suite(.timeLimit(.minutes(10)))
struct JSONMutationTests {
  @Test func `whatever happens to a document, it is read or refused, and its canonical form is stable`() throws {
    let original = Array(
      #"{"a":[1,-2.5e+10,true,null,"커피 \u00e9\ud83d\ude00\n"],"b":{"a":{},"c":[],"":"\\\""},"a":false}"#.utf8)
    let seeds = Array("{}[]\",:\\u0dD8e+-. \n\tntf19\u{FEFF}한".utf8) + [0x00, 0x7F, 0x80, 0xC3, 0xFF]
    var generator = SeededGenerator(seed: 2)
    var read = 0
    for round in 0..<5_000 {
      var bytes = original
      for _ in 0..<Int.random(in: 1...4, using: &generator) { Self.change(&bytes, seeds, &generator) }
      do {
        let canonical = try JSONParser.parse(bytes).root.canonical
        read += 1
        #expect(try JSONParser.parse(canonical).root.canonical == canonical, "round \(round): \(bytes)")
      } catch {
        #expect((0...bytes.count).contains(error.offset), "round \(round): \(bytes)")
        #expect(!error.report(file: "-", source: bytes).isEmpty)
      }
    }
    // Neither all refused nor all read: the mutations do reach both.
    #expect((200..<4_800).contains(read), "\(read)")
  }

  @Test func `what the parser reads is what Foundation reads`() throws {
    for text in [try SmallRunbook.text(), try Self.bundled()] {
      let canonical = try JSONParser.parse(text).root.canonical
      let options: JSONSerialization.ReadingOptions = [.fragmentsAllowed]
      let ours = try JSONSerialization.jsonObject(with: Data(canonical.utf8), options: options) as? NSDictionary
      let theirs = try JSONSerialization.jsonObject(with: Data(text.utf8), options: options) as? NSDictionary
      #expect(try #require(ours) == #require(theirs))
    }
  }

  @Test func `a runbook with anything done to it is decoded or refused`() throws {
    let original = Array(try SmallRunbook.text().utf8)
    let seeds = Array("{}[]\",:\\ 01atk".utf8)
    var generator = SeededGenerator(seed: 3)
    var found: Set<RuleID> = []
    for _ in 0..<150 {
      var bytes = original
      Self.change(&bytes, seeds, &generator)
      guard let document = try? JSONParser.parse(bytes) else { continue }
      let result = RunbookDecoder.decode(document)
      #expect((result.runbook == nil) == !result.findings.isEmpty)
      for finding in result.findings {
        found.insert(finding.rule)
        #expect((0..<bytes.count).contains(finding.offset))
        #expect(finding.report(file: "-", source: bytes).split(separator: "\n").count >= 3)
      }
    }
    #expect(found.contains(.shape))
    #expect(found.contains(.dangling))
  }

  private static func bundled() throws -> String {
    String(decoding: try Repository.data("Resources/Runbooks/talos-connectivity.json"), as: UTF8.self)
  }

  private static func change(_ bytes: inout [UInt8], _ seeds: [UInt8], _ generator: inout SeededGenerator) {
    guard let place = bytes.indices.randomElement(using: &generator), let seed = seeds.randomElement(using: &generator)
    else { return }
    switch Int.random(in: 0..<6, using: &generator) {
    case 0: bytes[place] = seed
    case 1: bytes.insert(seed, at: place)
    case 2: bytes.remove(at: place)
    case 3: bytes[place] ^= 1 << UInt8.random(in: 0..<8, using: &generator)
    case 4:
      let other = bytes.indices.randomElement(using: &generator) ?? place
      bytes.swapAt(place, other)
    default:
      let end = min(place + Int.random(in: 0...12, using: &generator), bytes.count)
      bytes.insert(contentsOf: bytes[place..<end], at: bytes.indices.randomElement(using: &generator) ?? 0)
    }
  }
}
