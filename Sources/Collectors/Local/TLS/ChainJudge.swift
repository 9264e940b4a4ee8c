import Crypto
import Diagnosis
import FoundationEssentials
import SwiftASN1
@_spi(FixedExpiryValidationTime) import X509

/// Says who vouches for a server's certificate, and whether it is one of the name that was asked for.
struct ChainJudge: Sendable {
  /// Those that came with the system, or were added to it.
  private let system: CertificateStore
  private let given: Authorities
  private let added: Authorities

  /// - Parameter system: In place of what this system trusts.
  init(given: Authorities, system: Authorities? = nil, added: Authorities = .added()) {
    self.given = given
    self.system = system.map { CertificateStore($0.certificates) } ?? .systemTrustRoots
    self.added = added
  }

  /// - Parameters:
  ///   - chain: DER, as the server sent it, its own certificate first.
  ///   - version: Of TLS, as in `1.3`.
  func judge(_ chain: [[UInt8]], version: String, host: String, isAddress: Bool, at now: Date) async
    -> TLSFinding.Handshake
  {
    let certificates = chain.map { try? Certificate(derEncoded: $0) }
    let links = zip(chain, certificates).compactMap { bytes, certificate in
      certificate.map { TLSFinding.Link(fields: X509Certificates.fields($0), fingerprint: Self.fingerprint(bytes)) }
    }
    guard let leaf = certificates.first.flatMap({ $0 }) else {
      return TLSFinding.Handshake(version: version, chain: links, trust: .unreadable, isNameRight: false)
    }
    let rest = CertificateStore(certificates.dropFirst().compactMap { $0 })
    return TLSFinding.Handshake(
      version: version, chain: links, trust: await trust(in: leaf, rest, at: now),
      isNameRight: await isNameRight(leaf, host, isAddress: isAddress))
  }

  private func trust(in leaf: Certificate, _ rest: CertificateStore, at now: Date) async -> TLSFinding.Trust {
    if let root = await root(of: leaf, rest, at: now) {
      let name = X509Certificates.fields(root).subject
      if given.certificates.contains(root) { return .given(root: name) }
      return added.certificates.contains(root) ? .added(root: name) : .system(root: name)
    }
    // In the middle of its own time: then it is only the time that is wrong.
    let middle = leaf.notValidBefore + leaf.notValidAfter.timeIntervalSince(leaf.notValidBefore) / 2
    return await root(of: leaf, rest, at: middle) == nil ? .unknown : .outOfDate
  }

  private func root(of leaf: Certificate, _ rest: CertificateStore, at time: Date) async -> Certificate? {
    var verifier = Verifier(rootCertificates: system.appending(contentsOf: given.certificates)) {
      RFC5280Policy(fixedExpiryValidationTime: time)
      // The name is judged apart; else one that is critical would be taken for one that nobody looks at.
      Unconcerned(extensions: [.X509ExtensionID.subjectAlternativeName])
    }
    guard case .validCertificate(let chain) = await verifier.validate(leaf: leaf, intermediates: rest) else {
      return nil
    }
    return Array(chain).last
  }

  /// Whatever else there is to say against the certificate: it stands for its own authority here.
  private func isNameRight(_ leaf: Certificate, _ host: String, isAddress: Bool) async -> Bool {
    var verifier = Verifier(rootCertificates: CertificateStore([leaf])) {
      Unconcerned(extensions: leaf.extensions.map(\.oid))
      ServerIdentityPolicy(serverHostname: isAddress ? nil : host, serverIP: isAddress ? host : nil)
    }
    return if case .validCertificate = await verifier.validate(leaf: leaf, intermediates: CertificateStore()) {
      true
    } else { false }
  }

  static func fingerprint(_ der: [UInt8]) -> String {
    SHA256.hash(data: der).map { byte in
      (byte < 0x10 ? "0" : "") + String(byte, radix: 16, uppercase: true)
    }.joined(separator: ":")
  }

  /// Takes every chain, whatever stands in those extensions.
  private struct Unconcerned: VerifierPolicy {
    let verifyingCriticalExtensions: [ASN1ObjectIdentifier]

    init(extensions: [ASN1ObjectIdentifier]) { verifyingCriticalExtensions = extensions }

    mutating func chainMeetsPolicyRequirements(chain: UnverifiedCertificateChain) async -> PolicyEvaluationResult {
      .meetsPolicy
    }
  }
}
