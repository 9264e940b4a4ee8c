package import Foundation

/// The real `openssl`, for certificates made on the fly and for what it prints of them.
package enum OpenSSL {
  package enum Usage: String, Sendable {
    case client = "clientAuth"
    case server = "serverAuth"
  }

  /// What the certificates that Cisco issues for Talos bear.
  package static let talosSubject =
    "CN = SFW76EVAL-prod-01, C = US, ST = California, L = San Jose, O = Cisco, OU = Security"
  package static let talosIssuer =
    "C = US, ST = California, L = San Jose, O = Cisco Systems Inc., OU = Security, CN = Keymaster CA 2"

  /// Makes a certificate with a new key, issued by a throwaway authority.
  ///
  /// - Parameters:
  ///   - directory: Where `NAME.pem` is written; nothing else stays there.
  ///   - subject: As openssl prints it: `CN = a, C = US`, in that order in the certificate too.
  ///   - notBefore: To the second, in UTC, as `notAfter`; both may lie anywhere.
  /// - Returns: The file, PEM, one certificate.
  package static func makeCertificate(
    in directory: URL, named name: String = "certificate", subject: String = talosSubject,
    issuer: String = talosIssuer, notBefore: Date, notAfter: Date, usage: Usage = .client
  ) throws -> URL {
    let work = try TemporaryDirectory()
    let certificate = directory.appending(path: "\(name).pem", directoryHint: .notDirectory)
    try Data(configuration(of: work, usage).utf8).write(to: work.file("ca.cnf"))
    try Data().write(to: work.file("index.txt"))
    // The serial number that the TechNote shows.
    try Data("02C19271\n".utf8).write(to: work.file("serial"))
    try run([
      "req", "-x509", "-config", work.file("ca.cnf").path, "-newkey", "rsa:2048", "-noenc",
      "-keyout", work.file("ca.key").path, "-out", work.file("ca.pem").path, "-days", "1",
      "-subj", slashed(issuer),
    ])
    try run([
      "req", "-new", "-config", work.file("ca.cnf").path, "-newkey", "rsa:2048", "-noenc",
      "-keyout", work.file("leaf.key").path, "-out", work.file("leaf.csr").path, "-subj", slashed(subject),
    ])
    try run([
      "ca", "-batch", "-notext", "-preserveDN", "-config", work.file("ca.cnf").path, "-name", "authority",
      "-startdate", generalizedTime(notBefore), "-enddate", generalizedTime(notAfter),
      "-in", work.file("leaf.csr").path, "-out", certificate.path,
    ])
    return certificate
  }

  /// What the command of the TechNote prints: `openssl x509 --in PATH --text`.
  package static func text(of certificate: URL) throws -> String {
    String(decoding: try run(["x509", "--in", certificate.path, "--text"]), as: UTF8.self)
  }

  /// Runs `openssl` and gives its output.
  ///
  /// - Throws: `OpenSSLError` with what it said, where the exit status is not zero.
  @discardableResult
  package static func run(_ arguments: [String], standardInput: Data? = nil) throws -> Data {
    let result = try Program.run(
      "openssl", arguments: arguments, standardInput: standardInput, deadline: .seconds(60))
    guard result.status == 0 else {
      throw OpenSSLError(
        arguments: arguments, status: result.status, errors: String(decoding: result.errors, as: UTF8.self))
    }
    return result.output
  }

  /// `CN = a, C = US` as the option `-subj` takes it: `/CN=a/C=US`.
  static func slashed(_ name: String) -> String {
    name.replacing("/", with: "\\/").split(separator: ", ").map { part in
      "/" + part.replacing(" = ", with: "=", maxReplacements: 1)
    }.joined()
  }

  static func generalizedTime(_ date: Date) -> String {
    let style = Date.VerbatimFormatStyle(
      format: """
        \(year: .padded(4))\(month: .twoDigits)\(day: .twoDigits)\
        \(hour: .twoDigits(clock: .twentyFourHour, hourCycle: .zeroBased))\(minute: .twoDigits)\(second: .twoDigits)Z
        """, timeZone: .gmt, calendar: Calendar(identifier: .gregorian))
    return style.format(date)
  }

  private static func configuration(of work: TemporaryDirectory, _ usage: Usage) -> String {
    """
    [req]
    distinguished_name = name
    string_mask = utf8only
    utf8 = yes
    prompt = yes
    x509_extensions = authority_extensions
    [name]
    [authority_extensions]
    basicConstraints = critical, CA:TRUE
    subjectKeyIdentifier = hash
    [authority]
    database = \(work.file("index.txt").path)
    serial = \(work.file("serial").path)
    new_certs_dir = \(work.url.path)
    certificate = \(work.file("ca.pem").path)
    private_key = \(work.file("ca.key").path)
    default_md = sha256
    policy = any
    x509_extensions = leaf_extensions
    [any]
    commonName = optional
    countryName = optional
    stateOrProvinceName = optional
    localityName = optional
    organizationName = optional
    organizationalUnitName = optional
    [leaf_extensions]
    basicConstraints = CA:FALSE
    keyUsage = digitalSignature
    extendedKeyUsage = \(usage.rawValue)
    subjectKeyIdentifier = hash
    authorityKeyIdentifier = keyid
    """ + "\n"
  }
}

/// An `openssl` that failed.
package struct OpenSSLError: Error, CustomStringConvertible {
  package let arguments: [String]
  package let status: Int32
  package let errors: String

  package var description: String { "openssl \(arguments.joined(separator: " ")): exit status \(status)\n\(errors)" }
}
