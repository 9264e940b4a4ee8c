import Foundation
import Fuzzing
import TestSupport
import Testing

/// What fuzzers have found, and what they began with, still does no harm.
struct CorpusTests {
  @Test(arguments: FuzzEntry.allCases)
  func `every file of the corpus holds what must hold`(entry: FuzzEntry) throws {
    let folder = "Tests/Fuzzing/Corpus/\(entry.rawValue)"
    let files = try Repository.files(below: folder)
    #expect(files.count >= 20)
    for file in files {
      let fault = entry.fault(in: Array(try Repository.data("\(folder)/\(file)")))
      #expect(fault == nil, "\(folder)/\(file)")
    }
  }
}
