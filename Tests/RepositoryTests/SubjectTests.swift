import Foundation
import TestSupport
import Testing

/// What the program knows of its subject stands in the runbook, and nowhere in what judges.
struct SubjectTests {
  @Test(arguments: ["Runbooks", "Diagnosis", "Inspection", "Interface"])
  func `a module that could serve any procedure names nothing of this one`(module: String) throws {
    let files = try Repository.files(below: "Sources/\(module)")
    #expect(!files.isEmpty)
    for file in files {
      let text = String(decoding: try Repository.data("Sources/\(module)/\(file)"), as: UTF8.self).lowercased()
        .replacing("taloscope", with: "")
      for word in ["talos", "beaker", "cscw", "pmtool", "api-sse"] where text.contains(word) {
        Issue.record("\(module)/\(file) speaks of '\(word)'")
      }
    }
  }

  /// The programs on an appliance are its own; what is wrong with it stands in the scenes.
  @Test func `what plays an appliance knows nothing of what the scenes are about`() throws {
    let files = try Repository.files(below: "Sources/Simulation")
    #expect(!files.isEmpty)
    for file in files {
      let text = String(decoding: try Repository.data("Sources/Simulation/\(file)"), as: UTF8.self).lowercased()
      for word in ["talos", "beaker", "cscw", "api-sse"] where text.contains(word) {
        Issue.record("Simulation/\(file) speaks of '\(word)'")
      }
    }
  }

  @Test(arguments: ["talos", "beaker", "cscw", "pmtool", "api-sse"])
  func `the bundled runbook does name it, so the words are the right ones`(word: String) throws {
    let data = try Repository.data("Resources/Runbooks/talos-connectivity.json")
    #expect(String(decoding: data, as: UTF8.self).lowercased().contains(word))
  }
}
