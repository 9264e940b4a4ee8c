import Crypto
import FoundationEssentials
import SwiftASN1
import X509

/// Certification authorities that vouch for servers.
package struct Authorities: Sendable {
  let certificates: [Certificate]

  init(certificates: [Certificate]) { self.certificates = certificates }

  /// - Parameter bytes: PEM, one certificate or many, with anything between them; or one as DER.
  /// - Returns: `nil` where there is none, or one of them cannot be read.
  package init?(_ bytes: [UInt8]) {
    if let certificate = try? Certificate(derEncoded: bytes) {
      self.init(certificates: [certificate])
      return
    }
    guard let text = String(validating: bytes, as: UTF8.self),
      let documents = try? PEMDocument.parseMultiple(pemString: text),
      let certificates = try? documents.map({ try Certificate(pemDocument: $0) }), !certificates.isEmpty
    else { return nil }
    self.init(certificates: certificates)
  }

  /// Where Debian and Fedora have what was added to the authorities that came with the system.
  static let addedFolders = ["/usr/local/share/ca-certificates", "/etc/pki/ca-trust/source/anchors"]

  /// What stands in those folders; what cannot be read there is left out, as it vouches for nobody.
  ///
  /// Source: update-ca-certificates(8), update-ca-trust(8).
  static func added(in folders: [String] = addedFolders) -> Authorities {
    var certificates: [Certificate] = []
    for folder in folders {
      for path in (try? FileManager.default.subpathsOfDirectory(atPath: folder)) ?? [] {
        guard let data = try? Data(contentsOf: URL(filePath: "\(folder)/\(path)")),
          let found = Authorities(Array(data))
        else { continue }
        certificates += found.certificates
      }
    }
    return Authorities(certificates: certificates)
  }
}
