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

  @Test func `every file below Resources is embedded, once, and nothing else is`() throws {
    #expect(Self.embedded.map(\.path).sorted() == (try Repository.files(below: "Resources")))
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
