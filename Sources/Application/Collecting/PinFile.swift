import Collectors
import Diagnosis
import FoundationEssentials
import Glibc

/// Where accepted certificates are kept: `$XDG_CONFIG_HOME/taloscope/pins.json`.
struct PinFile {
  private let folder: String?
  private var path: String? { folder.map { $0 + "/pins.json" } }

  /// Where the environment names no place, nothing is kept.
  init(environment: [String: String]) { folder = ConfigurationFolder.path(environment) }

  /// - Throws: ``Failure`` with status 65 or 77 where the file is there and cannot be used: nothing is trusted then.
  func pins() throws(Failure) -> Pins {
    guard let path else { return Pins() }
    do { return try Pins(path: path) } catch { throw failure(error) }
  }

  func accept(_ fingerprint: String, of target: RESTTarget) throws(Failure) {
    guard let folder, let path else { return }
    var pins = try pins()
    pins.accept(fingerprint, of: target)
    do {
      try FileManager.default.createDirectory(
        atPath: folder, withIntermediateDirectories: true, attributes: [.posixPermissions: 0o700])
    } catch {
      throw Failure(.notPermitted, "the folder '\(folder)' cannot be made; the certificate counts for this visit only")
    }
    do { try pins.save(path: path) } catch { throw failure(error) }
  }

  private func failure(_ fault: Pins.Fault) -> Failure {
    switch fault {
    case .system(let path, let code):
      Failure(
        .notPermitted, "'\(path)' with the accepted certificates cannot be used: \(String(cString: strerror(code)))")
    case .notUnderstood(let path):
      Failure(.unreadable, "'\(path)' with the accepted certificates is damaged; mend or remove it")
    }
  }
}
