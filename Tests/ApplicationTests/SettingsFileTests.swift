import Application
import Foundation
import Interface
import Runbooks
import TestSupport
import Testing

/// The file on a real disk.
struct SettingsFileTests {
  private let home: TemporaryDirectory
  private let file: SettingsFile
  private let url: URL

  init() throws {
    home = try TemporaryDirectory()
    file = SettingsFile(environment: ["XDG_CONFIG_HOME": home.url.path])
    url = home.file("taloscope/config.json")
  }

  private func write(_ text: String) throws {
    try FileManager.default.createDirectory(
      at: url.deletingLastPathComponent(), withIntermediateDirectories: true)
    try Data(text.utf8).write(to: url)
  }

  private var text: String { get throws { try String(contentsOf: url, encoding: .utf8) } }

  private func permissions(_ url: URL) throws -> Int? {
    try FileManager.default.attributesOfItem(atPath: url.path)[.posixPermissions] as? Int
  }

  @Test func `where nothing is kept yet, all is as it comes, and reading makes no file`() {
    #expect(file.load().settings == Settings())
    #expect(file.load().remarks == [])
    #expect(!FileManager.default.fileExists(atPath: url.path))
  }

  @Test func `a setting is read back, and nobody but the user may read the file or its folder`() throws {
    #expect(file.keep(.colour, "8") == nil)
    #expect(file.keep(.language, "ko") == nil)
    let (settings, remarks) = file.load()
    #expect(settings[.colour] == "8" && settings.language == .ko && settings[.glyphs] == "auto")
    #expect(remarks == [])
    #expect(try text == "{\n  \"colour\": \"8\",\n  \"language\": \"ko\"\n}\n")
    #expect(try permissions(url) == 0o600)
    #expect(try permissions(url.deletingLastPathComponent()) == 0o700)
    // Nothing is left beside it.
    #expect(
      try FileManager.default.contentsOfDirectory(atPath: url.deletingLastPathComponent().path) == ["config.json"])
  }

  @Test func `members that are not ours stay as they are`() throws {
    try write(#"{"theme": {"a": [1.50, null]}, "glyphs": "ascii", "zoom": true}"#)
    #expect(file.keep(.glyphs, "acs") == nil)
    #expect(
      try text == """
        {
          "theme": {"a":[1.50,null]},
          "glyphs": "acs",
          "zoom": true
        }

        """)
  }

  @Test func `a file that is a link stays one`() throws {
    try write("{}")
    let elsewhere = home.file("dotfile.json")
    try FileManager.default.moveItem(at: url, to: elsewhere)
    try FileManager.default.createSymbolicLink(at: url, withDestinationURL: elsewhere)
    #expect(file.keep(.colour, "none") == nil)
    #expect(try FileManager.default.destinationOfSymbolicLink(atPath: url.path) == elsewhere.path)
    #expect(try String(contentsOf: elsewhere, encoding: .utf8).contains("none"))
  }

  @Test(arguments: ["{\"colour\": ", "[]", "{\"glyphs\":\"acs\",\"glyphs\":\"ascii\"}", ""])
  func `what cannot be read sets nothing, is left alone until something is set, and then is kept aside`(
    text garbage: String
  ) throws {
    try write(garbage)
    let (settings, remarks) = file.load()
    #expect(settings == Settings())
    guard case .settingsUnreadable(let why)? = remarks.first, remarks.count == 1 else {
      Issue.record("no remark")
      return
    }
    #expect(why.contains(url.path))
    #expect(try text == garbage)
    #expect(file.keep(.colour, "8") == .settingsReplaced(url.path + ".unreadable"))
    #expect(try String(contentsOfFile: url.path + ".unreadable", encoding: .utf8) == garbage)
    #expect(file.load().settings[.colour] == "8")
    // A second one does not take the first one's name.
    try write(garbage)
    #expect(file.keep(.colour, "8") == .settingsReplaced(url.path + ".unreadable-2"))
    #expect(try String(contentsOfFile: url.path + ".unreadable", encoding: .utf8) == garbage)
  }

  @Test func `a value that is none is told, and the others hold`() throws {
    try write(#"{"colour": "pink", "glyphs": "acs", "slow_line": true, "explanations": false}"#)
    let (settings, remarks) = file.load()
    #expect(remarks == [.settingUnknown(.colour)])
    #expect(settings[.colour] == "auto" && settings[.glyphs] == "acs")
    #expect(settings[.slowLine] == "on" && !settings.showsTeaching)
  }

  @Test func `where the folder cannot be made, the reason is told and nothing else is touched`() throws {
    try Data().write(to: home.file("taloscope"))
    guard case .settingNotKept(let why)? = file.keep(.colour, "8") else {
      Issue.record("no remark")
      return
    }
    #expect(why.contains("taloscope"))
    #expect(SettingsFile(environment: [:]).keep(.colour, "8") != nil)
  }
}
