import Diagnosis
import Reports
import Runbooks
import TestSupport
import Testing

struct RedactorTests {
  /// - Parameter unit: The one that the session was opened for; a single letter names nobody.
  private func redacted(_ text: String, unit: String? = nil) -> String {
    let isNamed = text.lowercased().contains("fmc-seoul-01")
    var repair = Repair(unit: unit ?? (isNamed ? "fmc-seoul-01" : "a"))
    repair.add(.answered("version", FactValue(reading: "7.6.0", as: .version)))
    repair.add(.noted(text))
    return repair.redactor.redacted(text)
  }

  @Test(arguments: [
    ("server 10.20.30.40 refused", "server [ip-1] refused"),
    ("10.20.30.40:443", "[ip-1]:443"),
    ("route 10.20.30.0/24.", "route [ip-1]/24."),
    ("Address: 2001:db8::15", "Address: [ip-1]"),
    ("[2001:db8::15]:443", "[[ip-1]]:443"),
    ("::ffff:10.1.2.3", "[ip-1]"),
    ("fe80::1ff:fe23:4567:890a%eth0", "[ip-1]%eth0"),
    ("2001:0db8:85a3:0000:0000:8a2e:0370:7334", "[ip-1]"),
    ("ether 00:1a:2b:3c:4d:5e", "ether [mac-1]"),
    ("ether 00-1A-2B-3C-4D-5E", "ether [mac-1]"),
    ("ether 0050.56ab.cdef", "ether [mac-1]"),
    ("on fmc-seoul-01 today", "on [host-1] today"),
    ("FMC-SEOUL-01: ok", "[host-1]: ok"),
    ("fmc-seoul-01에서 확인", "[host-1]에서 확인"),
    ("ask proxy.corp.example.net", "ask [host-1]"),
    ("https://proxy.corp.example.net:3128/x", "https://[host-1]:3128/x"),
    ("kim.minsu@corp.example.net", "[account-1]@[host-1]"),
    ("minsu@edge-fw:~$ date", "[account-1]@[host-1]:~$ date"),
    ("Serial Number: JAD25140XYZ", "Serial Number: [serial-1]"),
    (#""serialNumber": "9A8B7C6D""#, #""serialNumber": "[serial-1]""#),
    ("Hostname: edge7", "Hostname: [host-1]"),
    ("hostname edge7", "hostname [host-1]"),
    ("username=minsu", "username=[account-1]"),
    ("password: hunter22", "password: [token-1]"),
    ("Nov 23 18:20:01 edge7 SF-IMS[123]: up", "Nov 23 18:20:01 [host-1] SF-IMS[123]: up"),
    ("2026-11-23T18:20:01Z edge7 sshd[1]: up", "2026-11-23T18:20:01Z [host-1] sshd[1]: up"),
    ("device 5f0c9a7e-6d2b-11ee-8c99-0242ac120002", "device [token-1]"),
    ("eyJhbGciOiJIUzI1NiJ9.eyJzdWIiOiIxMjM0NTY3ODkwIn0.abc", "[token-1]"),
    ("/backup/fmc-seoul-01.tgz", "/backup/[host-1].tgz"),
    ("4.30.20.10.in-addr.arpa", "[host-1]"),
    ("Subject: CN = box-4711, O = Some Corp", "Subject: [identity-1]"),
    ("subject=CN=box-4711,O=Some Corp", "subject=[identity-1]"),
  ])
  func `what tells whose report it is becomes a token`(text: String, expected: String) {
    #expect(redacted(text) == expected)
  }

  @Test(arguments: [
    "Version 7.6.0.113", "7.6.0.113", "serverVersion\": \"7.6.0 (build 113)", "Cisco Firepower 7.6.0-113",
    "2025.03.30.1",
    "GeoDB 2025-04-03-094", "2026-11-23 18:20:01", "18:20:01", "Nov 23 18:20:01 2026 GMT", "1.3.6.1.5.5.7.3.1",
    "build 10.2.0.4",
    "버전 10.0.0.15", "127.0.0.1", "::1", "0.0.0.0", "255.255.255.0", "api-sse.cisco.com", "www.cisco.com", "admin@",
    "root#",
    "/var/sf/beaker3/securefirewall-dev-prod-01_prod.pem", "/var/log/messages", "answers.json", "std::string",
    "sha256:4f53cda18c2baa0c0354bb5f9a3ecbe5ed12ab4d8e11ba873c2f11161202b945",
    "E3:B0:C4:42:98:FC:1C:14:9A:FB:F4:C8:99:6F:B9:24", "certificate.not_after", "e276abec-e0f2-11e3-8169-6d9ed49b625f",
    "OpenSSL 3.0.2", "e.g. this", "token: valid", "product fmc", "100%",
  ])
  func `versions, dates, digests and what the runbook says stay`(text: String) {
    #expect(redacted(text) == text)
  }

  @Test func `a name that the runbook has tells nothing, and stays`() {
    #expect(redacted("product: fmc", unit: "fmc") == "product: fmc")
  }

  @Test func `a host that is called like a token does not pass for one`() {
    #expect(redacted("host-1 and edge.example.net", unit: "host-1") == "[host-2] and [host-3]")
  }

  @Test func `whom a certificate names, and its number in either form, are nowhere`() throws {
    for fixture in ["factory", "factory-openssl-1.1.1", "factory-openssl-3.5", "factory-wrapped-40", "five-day"] {
      let repair = Repair.proposed(certificate: try Fixture.text("certificates/\(fixture).txt"))
      let text = repair.report().redacted(by: repair.redactor).written(as: .text)
      for name in ["SFW76EVAL", "2c19271", "46240369", "Keymaster"] {
        #expect(!text.contains(name), "\(fixture): \(name)")
      }
      #expect(text.contains("[serial-1]"), "\(fixture)")
    }
  }

  @Test func `a certificate is one token, however many lines it has`() throws {
    let pem = try Fixture.text("certificates/factory.txt")
    #expect(pem.contains("BEGIN CERTIFICATE"))
    let repair = Repair.proposed(certificate: pem)
    let text = repair.report().redacted(by: repair.redactor).written(as: .text)
    let lines = pem.split(separator: "\n").map(String.init).filter { $0.count == 64 }
    #expect(!lines.isEmpty)
    for line in lines { #expect(!text.contains(line)) }
    #expect(text.contains("| [certificate-1]"))
  }

  @Test func `equal originals have equal tokens in every part of a report`() throws {
    var repair = Repair.proposed(certificate: "minsu@fmc-seoul-01:~$ openssl\n" + Repair.expired)
    repair.restart()
    repair.add(.noted("fmc-seoul-01 is at 10.1.2.3, says minsu"))
    let text = repair.report().redacted(by: repair.redactor).written(as: .text)
    #expect(!text.contains("seoul"))
    #expect(!text.contains("10.1.2.3"))
    #expect(!text.contains("minsu"))
    #expect(text.contains("who typed the name '[host-1]'"))
    #expect(text.contains("[host-1] is at [ip-1], says [account-1]"))
  }

  @Test func `the same session has the same tokens in every language and format`() {
    var repair = Repair.proposed()
    repair.add(.noted("10.1.2.3 10.1.2.4 a.example.net"))
    let tokens = repair.redactor.replacements
    #expect(tokens == repair.redactor.replacements)
    #expect(tokens.map(\.token) == ["host-1", "ip-1", "ip-2", "host-2"])
    for language in Language.allCases {
      for format in ReportFormat.allCases {
        let text = repair.report(language).redacted(by: repair.redactor).written(as: format)
        #expect(text.replacing("\\", with: "").contains("[ip-1] [ip-2] [host-2]"))
      }
    }
  }

  /// Texts of harmless pieces and of originals in any order.
  @Test(arguments: 0..<200)
  func `no original survives, equal ones get equal tokens, and nothing else changes`(seed: UInt64) {
    var generator = SeededGenerator(seed: seed)
    let harmless = [
      "Version 7.6.0.113", "2026-11-23", "18:20:01", "build 99", "api-sse.cisco.com", "하나", "ok", "(7.6.1)", "vdb=406",
      "2025-04-03-094", "100%", "[x]", "\"q\"", "/var/log/messages", "7.6.0", "x509.pem", "<b>", "`", "1.2.3",
    ]
    let originals = (0..<6).map { _ in Self.original(&generator) }
    var repair = Repair(unit: "fmc-seoul-01")
    repair.add(.answered("version", FactValue(reading: "7.6.0", as: .version)))
    var lines: [[(text: String, isOriginal: Bool)]] = []
    for _ in 0..<12 {
      lines.append(
        (0..<Int.random(in: 1...6, using: &generator)).map { _ in
          Bool.random(using: &generator)
            ? (originals.randomElement(using: &generator) ?? "", true)
            : (harmless.randomElement(using: &generator) ?? "", false)
        })
    }
    repair.add(.noted(lines.map { $0.map(\.text).joined(separator: " ") }.joined(separator: "\n")))
    let redactor = repair.redactor
    var tokens: [String: String] = [:]
    for line in lines {
      let redacted = redactor.redacted(line.map(\.text).joined(separator: " "))
      for (text, isOriginal) in line where isOriginal { #expect(!redacted.contains(text), "seed \(seed): \(redacted)") }
      // Pieces hold blanks, so the line is taken apart by what it must be.
      let expected = line.map { $0.isOriginal ? "[\(Self.token(of: $0.text, redactor))]" : $0.text }
      #expect(redacted == expected.joined(separator: " "), "seed \(seed)")
      for (text, isOriginal) in line where isOriginal { tokens[text.lowercased()] = Self.token(of: text, redactor) }
    }
    #expect(Set(tokens.values).count == tokens.count)
    #expect(!tokens.values.contains("?"))
  }

  private static func token(of original: String, _ redactor: Redactor) -> String {
    redactor.replacements.first { $0.original.lowercased() == original.lowercased() }?.token ?? "?"
  }

  private static func original(_ generator: inout SeededGenerator) -> String {
    func number(_ range: ClosedRange<Int>) -> Int { Int.random(in: range, using: &generator) }
    func hex(_ count: Int) -> String { (0..<count).map { _ in String(number(0...15), radix: 16) }.joined() }
    switch number(0...6) {
    case 0: return "10.\(number(0...255)).\(number(0...255)).\(number(1...255))"
    case 1: return "203.0.113.\(number(1...254))"
    case 2: return "2001:db8:\(hex(4))::\(hex(4))"
    case 3: return (0..<6).map { _ in hex(2) }.joined(separator: ":")
    case 4: return "fw\(number(1...99)).site\(number(1...9)).example.net"
    case 5: return "FMC-SEOUL-01"
    default: return "\(hex(8))-\(hex(4))-\(hex(4))-\(hex(4))-\(hex(12))"
    }
  }
}
