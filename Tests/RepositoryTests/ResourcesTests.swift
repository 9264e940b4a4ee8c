import CResources
import Foundation
import TestSupport
import Testing

struct ResourcesTests {
  static var embedded: [(path: String, bytes: [UInt8])] {
    UnsafeBufferPointer(start: taloscope_resource_table(), count: taloscope_resource_count).map { resource in
      (String(cString: resource.path), Array(UnsafeBufferPointer(start: resource.bytes, count: resource.count)))
    }
  }

  /// What is written for people only is not.
  @Test func `every file below Resources that the program reads is embedded, once, and nothing else is`() throws {
    let read = try Repository.files(below: "Resources").filter { !$0.hasSuffix(".md") }
    #expect(Self.embedded.map(\.path).sorted() == read)
  }

  @Test func `every embedded resource equals the file on disk`() throws {
    #expect(!Self.embedded.isEmpty)
    for (path, bytes) in Self.embedded {
      // Not compared by #expect, which would print a megabyte.
      let isEqual = bytes == [UInt8](try Repository.data("Resources/\(path)"))
      #expect(isEqual, "\(path): build again")
    }
  }
}
