import BundledRunbook
import Diagnosis
import Runbooks
import TestSupport
import Testing

/// What is read of `openssl x509` outputs; Tests/Fixtures/certificates/README.md says where each comes from.
struct CertificateReaderTests {
  @Test(arguments: [
    "factory", "factory-openssl-1.1.1", "factory-openssl-3.5", "factory-technote", "factory-dates", "factory-crlf",
    "factory-bom", "factory-no-pem", "factory-prompt-root", "factory-prompt-expert", "factory-prompt-clish",
    "factory-terminal-log", "factory-wrapped-40", "factory-cut-top", "with-private-key",
  ])
  func `both ends are read, however the output was printed, wrapped or pasted`(fixture: String) throws {
    let facts = try Bundled.reading(of: fixture).facts
    #expect(facts["certificate.not_before"] == .value(.instant(Instant("2024-01-30T22:32:39Z"))))
    #expect(facts["certificate.not_after"] == .value(.instant(Instant("2025-03-30T22:32:39Z"))))
    #expect(facts["certificate.error"] == .absent)
  }

  @Test(arguments: [
    ("factory-enddate", "2025-03-30T22:32:39Z"), ("factory-not-after-only", "2025-03-30T22:32:39Z"),
  ])
  func `an end alone is read, and the start stays unknown`(fixture: String, end: String) throws {
    let facts = try Bundled.reading(of: fixture).facts
    #expect(facts["certificate.not_after"] == .value(.instant(Instant(end))))
    guard case .unknown(.notFound(let lines))? = facts["certificate.not_before"] else {
      Issue.record("the start was not said to be missing")
      return
    }
    #expect(lines.count == 1)
  }

  @Test func `names and serial are those of the certificate`() throws {
    let facts = try Bundled.reading(of: "factory").facts
    #expect(facts["certificate.subject"] == .value(.text(OpenSSL.talosSubject)))
    #expect(facts["certificate.issuer"] == .value(.text(OpenSSL.talosIssuer)))
    #expect(facts["certificate.serial"]?.value?.description.allSatisfy(\.isHexDigit) == true)
  }

  @Test(arguments: [
    ("five-day", 5), ("five-day-dates", 5), ("yearly", 365), ("yearly-dates", 365), ("yearly-expired", 365),
    ("factory", 425),
  ])
  func `the lifetime tells what kind it is`(fixture: String, days: Int) throws {
    let facts = try Bundled.reading(of: fixture).facts
    guard case .instant(let start)? = facts["certificate.not_before"]?.value,
      case .instant(let end)? = facts["certificate.not_after"]?.value
    else {
      Issue.record("an end is missing")
      return
    }
    #expect(start.days(to: end) == days)
  }

  @Test(arguments: [
    ("error-missing-openssl-1.1.1", "missing"), ("error-missing-openssl-3.0", "missing"),
    ("error-missing-openssl-3.5", "missing"), ("error-denied-openssl-1.1.1", "denied"),
    ("error-denied-openssl-3.0", "denied"), ("error-denied-openssl-3.5", "denied"),
    ("error-not-pem-openssl-1.1.1", "unreadable"), ("error-not-pem-openssl-3.0", "unreadable"),
    ("error-not-pem-openssl-3.5", "unreadable"),
  ])
  func `what openssl could not do is told apart`(fixture: String, error: String) throws {
    let facts = try Bundled.reading(of: fixture).facts
    #expect(facts["certificate.error"] == .value(.word(error)))
    #expect(facts["certificate.not_after"]?.value == nil)
  }

  @Test func `two certificates in one paste make it unknown which is meant`() throws {
    for fixture in ["two-validities", "chain-of-two"] {
      let facts = try Bundled.reading(of: fixture).facts
      #expect(facts.values.allSatisfy { $0.value == nil })
    }
    let facts = try Bundled.reading(of: "two-validities").facts
    guard case .unknown(.conflicting)? = facts["certificate.not_after"] else {
      Issue.record("it was not said that the values differ")
      return
    }
  }

  @Test func `the PEM in a paste must agree with the text above it`() throws {
    let facts = try Bundled.reading(of: "pem-contradicts-text").facts
    guard case .unknown(.conflicting)? = facts["certificate.not_after"] else {
      Issue.record("the contradiction was not seen")
      return
    }
    #expect(facts.values.allSatisfy { $0.value == nil })
  }

  @Test func `another path in the echoed command makes the paste doubtful`() throws {
    let facts = try Bundled.reading(of: "factory-other-path").facts
    guard case .unknown(.otherCommand(let echo))? = facts["certificate.not_after"] else {
      Issue.record("the other path was not seen")
      return
    }
    #expect(echo.contains("openssl x509"))
    #expect(facts.values.allSatisfy { $0.value == nil })
  }

  @Test(arguments: ["other-authority", "server-certificate"])
  func `a certificate that is not the one for Talos is not judged`(fixture: String) throws {
    let facts = try Bundled.reading(of: fixture).facts
    #expect(facts["certificate.not_after"]?.value == nil)
    #expect(facts["certificate.not_before"]?.value == nil)
  }

  @Test func `a date that is cut is not read`() throws {
    let facts = try Bundled.reading(of: "factory-cut-bottom").facts
    #expect(facts["certificate.not_before"] == .value(.instant(Instant("2024-01-30T22:32:39Z"))))
    #expect(facts["certificate.not_after"]?.value == nil)
  }

  /// Wherever a terminal's buffer or a hand cut the paste, what is read of it is right or nothing.
  @Test(arguments: ["factory", "factory-technote", "factory-dates", "factory-crlf"])
  func `a paste that is cut anywhere never gives another date`(fixture: String) throws {
    let whole = try Fixture.text("certificates/\(fixture).txt").replacing("\r\n", with: "\n")
    let characters = Array(whole)
    let right: [FactName: FactValue] = [
      "certificate.not_before": .instant(Instant("2024-01-30T22:32:39Z")),
      "certificate.not_after": .instant(Instant("2025-03-30T22:32:39Z")),
    ]
    for cut in stride(from: 0, through: characters.count, by: max(1, characters.count / 100)) {
      for part in [characters[..<cut], characters[cut...]] {
        let facts = Bundled.reader.reading(of: "read_certificate", in: String(part)).facts
        for (fact, value) in right {
          if let read = facts[fact]?.value { #expect(read == value, "cut at \(cut)") }
        }
      }
    }
  }

  @Test func `a text that is too long is not read`() {
    let text = Dates.factory + String(repeating: "x", count: EvidenceReader.limit)
    let facts = Bundled.reader.reading(of: "read_certificate", in: text).facts
    #expect(facts["certificate.not_after"] == .unknown(.tooLong(bytes: text.utf8.count)))
  }

  @Test func `a text about something else gives the lines that were looked at`() {
    let text = "Name:\tapi.example.net\nAddress: 192.0.2.10\n"
    let facts = Bundled.reader.reading(of: "read_certificate", in: text).facts
    #expect(
      facts["certificate.not_after"]
        == .unknown(.notFound(lines: ["Name:\tapi.example.net", "Address: 192.0.2.10"])))
  }

  /// Every parser's samples are its specification.
  @Test func `every sample of a parser gives the facts that it states, and no others`() {
    let runbook = Bundled.pinned.runbook
    for command in runbook.commands.values {
      guard let parser = command.parser.flatMap({ runbook.parsers[$0] }) else { continue }
      for sample in parser.samples {
        let facts = Bundled.reader.reading(of: command.id, in: sample.text).facts.compactMapValues(\.value)
        #expect(facts == sample.facts, "\(command.id): \(sample.text)")
      }
    }
  }
}
