import Collectors
import Diagnosis
import Foundation
import Runbooks
import TestSupport
import Testing

struct PinsTests {
  private static let fingerprint = (0..<32).map { $0 < 16 ? "0" + String($0, radix: 16) : String($0, radix: 16) }
    .joined(separator: ":").uppercased()

  private static func certificate(_ fingerprint: String = fingerprint) -> Trouble.ServerCertificate {
    Trouble.ServerCertificate(
      host: "fmc", subject: "CN = fmc", notBefore: Instant(seconds: 0), notAfter: Instant(seconds: 1),
      fingerprint: fingerprint)
  }

  @Test func `what was accepted is there again, for that host and port alone`() throws {
    let directory = try TemporaryDirectory()
    let path = directory.file("pins.json").path
    let target = try RESTTarget("https://api@FMC")
    var pins = try Pins(path: path)
    #expect(pins.fingerprint(of: target) == nil)
    pins.accept(Self.certificate(), of: target)
    try pins.save(path: path)
    let again = try Pins(path: path)
    #expect(again == pins)
    #expect(again.fingerprint(of: try RESTTarget("https://other@fmc:443")) == Self.fingerprint)
    #expect(again.fingerprint(of: try RESTTarget("https://api@fmc:8443")) == nil)
    pins.forget(target)
    try pins.save(path: path)
    #expect(try Pins(path: path) == Pins())
  }

  @Test func `the file is its owner's alone, and nothing stays beside it`() throws {
    let directory = try TemporaryDirectory()
    let path = directory.file("pins.json").path
    try Data("{\"certificates\":{}}".utf8).write(to: directory.file("pins.json"))
    chmod(path, 0o644)
    var pins = Pins()
    pins.accept(Self.certificate(), of: try RESTTarget("https://api@fmc"))
    try pins.save(path: path)
    #expect(
      try String(contentsOfFile: path, encoding: .utf8)
        == "{\"certificates\":{\"fmc:443\":\"\(Self.fingerprint)\"}}\n")
    let mode = try FileManager.default.attributesOfItem(atPath: path)[.posixPermissions] as? Int
    #expect(mode == 0o600)
    #expect(try FileManager.default.contentsOfDirectory(atPath: directory.url.path) == ["pins.json"])
  }

  @Test(arguments: [
    "", "[]", "{}", "{\"certificates\":[]}", "{\"certificates\":{\"fmc:443\":1}}",
    "{\"certificates\":{\"fmc:443\":\"AB\"}}", "{\"certificates\":{\"fmc:443\":\"\"}}", "{\"certificates\":{}",
  ])
  func `a file that is not understood trusts nobody`(text: String) throws {
    let directory = try TemporaryDirectory()
    let path = directory.file("pins.json").path
    try Data(text.utf8).write(to: directory.file("pins.json"))
    #expect(throws: Pins.Fault.notUnderstood(path: path)) { try Pins(path: path) }
  }

  @Test func `a folder that is not there is no place to save, and none to read`() throws {
    #expect(throws: Pins.Fault.self) { try Pins().save(path: "/nowhere/pins.json") }
    #expect(throws: Pins.Fault.system(path: "/", code: EISDIR)) { try Pins(path: "/") }
    #expect(try Pins(path: "/nowhere/pins.json") == Pins())
  }

  @Test(arguments: [
    (fingerprint, true), (fingerprint.lowercased(), true), (fingerprint.replacing(":", with: ""), true),
    (String(fingerprint.dropLast()), false), (fingerprint + ":00", false),
    (fingerprint.replacing("0", with: "g"), false),
    (fingerprint.replacing("0", with: "０"), false), ("", false),
  ])
  func `a fingerprint is read however it is written`(text: String, isOne: Bool) {
    #expect(Pins.fingerprint(text) == (isOne ? Self.fingerprint : nil))
  }
}
