import FoundationEssentials
import Glibc
package import Interface
import Runbooks

/// Where settings are kept: a JSON object, in which members that are not ours stay as they are.
package struct SettingsFile: Sendable {
  /// `nil` where the environment names no place.
  package let path: String?

  package init(environment: [String: String]) {
    path = ConfigurationFolder.path(environment).map { $0 + "/config.json" }
  }

  /// What is set, and what is wrong with the file; a file that is not there sets nothing.
  package func load() -> (settings: Settings, remarks: [Remark]) {
    switch content() {
    case .none: return (Settings(), [])
    case .object(let document):
      let (settings, unknown) = Settings.read(document)
      return (settings, unknown.map { .settingUnknown($0) })
    case .garbled(let why), .closed(let why): return (Settings(), [.settingsUnreadable(why)])
    }
  }

  /// Writes one setting, and leaves the others as they are in the file by now.
  ///
  /// A file that could not be read is moved aside first, and never lost.
  ///
  /// - Returns: What the operator has to know; `nil` where all went well.
  package func keep(_ setting: Setting, _ value: String) -> Remark? {
    guard let path else { return .settingNotKept("neither XDG_CONFIG_HOME nor HOME names a folder") }
    var document = JSONValue.object([:])
    var aside: String?
    switch content() {
    case .none: break
    case .object(let found): document = found
    case .garbled:
      do { aside = try moveAside(path) } catch { return .settingNotKept(error.sentence) }
    case .closed(let why): return .settingNotKept(why)
    }
    document = document.patched(by: .object([setting.rawValue: .string(value)]))
    do { try write(Self.text(document), to: path) } catch { return .settingNotKept(error.sentence) }
    return aside.map { .settingsReplaced($0) }
  }

  /// What stands in the file.
  private enum Content {
    case none
    case object(JSONValue)
    /// It is not what it should be.
    case garbled(String)
    /// It cannot be read at all.
    case closed(String)
  }

  /// Larger than any settings.
  private static let limit = 1 << 20

  private func content() -> Content {
    guard let path else { return .none }
    let bytes: [UInt8]
    do { bytes = try InputFile.read(path, limit: Self.limit) } catch {
      return switch error.status {
      case .noInput where access(path, F_OK) != 0 && errno == ENOENT: .none
      case .unreadable where !Self.isFolder(path): .garbled(error.sentence)
      default: .closed(error.sentence)
      }
    }
    do {
      let document = try InputFile.json(bytes, path)
      return document.members == nil
        ? .garbled("\(path): an object was expected, and this is \(document.kind)") : .object(document)
    } catch {
      return .garbled(error.sentence)
    }
  }

  private static func isFolder(_ path: String) -> Bool {
    var information = stat()
    return stat(path, &information) == 0 && information.st_mode & S_IFMT == S_IFDIR
  }

  /// A member a line, for a person to edit.
  private static func text(_ document: JSONValue) -> String {
    let lines = (document.members ?? []).map { "  \(JSONValue.string($0.key).canonical): \($0.value.canonical)" }
    return "{\n" + lines.joined(separator: ",\n") + "\n}\n"
  }

  /// Gives the file a name that nothing has yet.
  private func moveAside(_ path: String) throws(Failure) -> String {
    let names = ["\(path).unreadable"] + (2...99).map { "\(path).unreadable-\($0)" }
    for name in names {
      // A link fails where the name is taken, as a rename would not.
      if link(path, name) == 0 {
        unlink(path)
        return name
      }
      guard errno == EEXIST else { throw Self.failure("moved to '\(name)'", errno) }
    }
    throw Failure(.unreadable, "there are too many files '\(path).unreadable'; remove some")
  }

  /// Beside it first, and on disk, then in its place: there is always a whole file.
  private func write(_ text: String, to path: String) throws(Failure) {
    try makeFolder(for: path)
    // Somebody may keep the file elsewhere, and a link to it here.
    let target = realpath(path, nil).map { found in
      defer { free(found) }
      return String(cString: found)
    }
    let place = target ?? path
    let temporary = "\(place).\(getpid()).new"
    unlink(temporary)
    let descriptor = open(temporary, O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC | O_NOFOLLOW, 0o600)
    guard descriptor >= 0 else { throw Self.failure("written", errno, place) }
    var code = Disk.write(Array(text.utf8), to: descriptor)
    close(descriptor)
    if code == 0, rename(temporary, place) != 0 { code = errno }
    guard code == 0 else {
      unlink(temporary)
      throw Self.failure("written", code, place)
    }
  }

  /// The folder and those above it, for nobody but the user where they are new.
  private func makeFolder(for path: String) throws(Failure) {
    var made = ""
    for part in path.split(separator: "/").dropLast() {
      made += "/\(part)"
      guard mkdir(made, 0o700) != 0, errno != EEXIST else { continue }
      let code = errno
      if Self.isFolder(made) { continue }
      throw Failure(.notPermitted, "the folder '\(made)' could not be made: \(String(cString: strerror(code)))")
    }
  }

  private static func failure(_ done: String, _ code: Int32, _ path: String) -> Failure {
    Failure(.notPermitted, "'\(path)' could not be \(done): \(String(cString: strerror(code)))")
  }

  private static func failure(_ done: String, _ code: Int32) -> Failure {
    Failure(.notPermitted, "the settings could not be \(done): \(String(cString: strerror(code)))")
  }
}
