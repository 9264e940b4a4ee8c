import Foundation
import TestSupport
import Testing

struct BuiltProductTests {
  @Test func `products are found beside the tests that run`() throws {
    let running = try #require(ProcessInfo.processInfo.arguments.first)
    let name = URL(filePath: running).lastPathComponent
    #expect(try builtProduct(named: name).lastPathComponent == name)
  }

  @Test func `a product that has not been built is named`() throws {
    let error = #expect(throws: MissingProduct.self) { try builtProduct(named: "no-such-product") }
    #expect(try #require(error).description.hasSuffix("/no-such-product has not been built"))
  }
}
