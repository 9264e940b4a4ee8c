package import Foundation

/// The executable that this build made, beside the bundle of the tests that are running.
///
/// - Throws: `MissingProduct` where it is not there; the test target must then depend on the product.
package func builtProduct(named name: String) throws -> URL {
  let directory = URL(filePath: "/proc/self/exe").resolvingSymlinksInPath().deletingLastPathComponent()
  let product = directory.appending(path: name, directoryHint: .notDirectory)
  guard FileManager.default.isExecutableFile(atPath: product.path) else { throw MissingProduct(product: product) }
  return product
}

/// A product that has not been built.
package struct MissingProduct: Error, CustomStringConvertible {
  package let product: URL

  package var description: String { "\(product.path) has not been built" }
}
