package import Foundation

/// A server's certificate with its key, and the authority that issued it, all as PEM files.
package struct ServerIdentity: Sendable {
  package let certificate: URL
  package let key: URL
  /// The certificate of a throwaway authority; that of the server itself where it is self-signed.
  package let authority: URL

  /// `AB:CD:…`: SHA-256 of the certificate's DER form, as openssl says.
  package func fingerprint() throws -> String {
    let said = try OpenSSL.run(["x509", "-in", certificate.path, "-noout", "-fingerprint", "-sha256"])
    return String(decoding: said, as: UTF8.self).split(separator: "=").last.map(String.init)?
      .trimmingCharacters(in: .whitespacesAndNewlines) ?? ""
  }
}

extension OpenSSL {
  /// Makes a server's certificate with a new key of P-256.
  ///
  /// - Parameters:
  ///   - directory: Where the three files stay.
  ///   - names: Its subject alternative names, as openssl writes them: `DNS:localhost`, `IP:127.0.0.1`.
  ///   - isSelfSigned: As an appliance comes from the factory; else a throwaway authority issues it.
  package static func makeServer(
    in directory: URL, named name: String = "server", subject: String = "CN = localhost",
    names: [String] = ["DNS:localhost", "IP:127.0.0.1"], isSelfSigned: Bool = false,
    notBefore: Date = Date(timeIntervalSinceNow: -86_400), notAfter: Date = Date(timeIntervalSinceNow: 86_400 * 300)
  ) throws -> ServerIdentity {
    let work = try TemporaryDirectory()
    func kept(_ suffix: String) -> URL { directory.appending(path: name + suffix, directoryHint: .notDirectory) }
    let configuration = work.file("server.cnf")
    try Data(serverConfiguration(of: work, names: names).utf8).write(to: configuration)
    try Data().write(to: work.file("index.txt"))
    try Data("4\(UUID().uuidString.replacing("-", with: "").dropFirst())\n".utf8).write(to: work.file("serial"))
    let newKey = ["-newkey", "ec", "-pkeyopt", "ec_paramgen_curve:P-256", "-noenc"]
    try run(
      ["req", "-new", "-config", configuration.path, "-subj", slashed(subject), "-keyout", kept(".key").path]
        + newKey + ["-out", work.file("server.csr").path])
    var signing = ["-selfsign", "-keyfile", kept(".key").path]
    if !isSelfSigned {
      try run(
        ["req", "-x509", "-config", configuration.path, "-subj", "/CN=Throwaway CA \(name)", "-days", "30"]
          + newKey + ["-keyout", work.file("ca.key").path, "-out", kept("-authority.pem").path])
      signing = ["-cert", kept("-authority.pem").path, "-keyfile", work.file("ca.key").path]
    }
    try run(
      [
        "ca", "-batch", "-notext", "-preserveDN", "-config", configuration.path, "-name", "authority",
        "-startdate", generalizedTime(notBefore), "-enddate", generalizedTime(notAfter),
        "-in", work.file("server.csr").path, "-out", kept(".pem").path,
      ] + signing)
    return ServerIdentity(
      certificate: kept(".pem"), key: kept(".key"), authority: isSelfSigned ? kept(".pem") : kept("-authority.pem"))
  }

  private static func serverConfiguration(of work: TemporaryDirectory, names: [String]) -> String {
    """
    [req]
    distinguished_name = name
    string_mask = utf8only
    utf8 = yes
    x509_extensions = authority_extensions
    [name]
    [authority_extensions]
    basicConstraints = critical, CA:TRUE
    subjectKeyIdentifier = hash
    [authority]
    database = \(work.file("index.txt").path)
    serial = \(work.file("serial").path)
    new_certs_dir = \(work.url.path)
    default_md = sha256
    policy = any
    unique_subject = no
    x509_extensions = leaf_extensions
    [any]
    commonName = optional
    countryName = optional
    organizationName = optional
    organizationalUnitName = optional
    [leaf_extensions]
    basicConstraints = CA:FALSE
    keyUsage = digitalSignature
    extendedKeyUsage = serverAuth
    subjectKeyIdentifier = hash
    """ + (names.isEmpty ? "" : "\nsubjectAltName = " + names.joined(separator: ", ")) + "\n"
  }
}
