/// Which server is the right one.
enum RESTTrust: Hashable, Sendable {
  /// One whose certificate an authority vouches for, and bears the host's name.
  ///
  /// - Parameter file: Authorities as PEM, instead of the system's.
  case authorities(file: String?)
  /// The one that shows exactly this certificate, and has its key. Names and dates in it do not matter: they were shown
  /// when it was accepted, and an appliance's own certificate outlives its dates.
  ///
  /// - Parameter fingerprint: As ``Trouble/ServerCertificate/fingerprint`` has it.
  case certificate(fingerprint: String)
  /// None: the certificate is looked at and the connection ended.
  case nobody
}
