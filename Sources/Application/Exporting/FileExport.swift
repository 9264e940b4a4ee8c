import FoundationEssentials
import Glibc
package import Interface
package import Runbooks

/// Writes what the operator wants to keep as a new file, that nobody else may read.
package struct FileExport: Sendable {
  /// Where names without a folder belong.
  let directory: String
  /// What `~/` stands for; `nil` where that is not known.
  let home: String?

  package init(directory: String, home: String?) {
    self.directory = directory
    self.home = home
  }

  /// In the folder where the program was started.
  package static let here = FileExport(
    directory: FileManager.default.currentDirectoryPath, home: ProcessEnvironment.variables["HOME"])

  /// Writes the text as a file of that name; one that is there stays as it is. Where it fails, no file is left behind.
  ///
  /// - Returns: The whole path.
  package func write(_ text: String, to name: String) -> Result<String, SaveFault> {
    let path = path(of: name)
    let descriptor = open(path, O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC, 0o600)
    guard descriptor >= 0 else { return .failure(Self.fault(errno, path)) }
    var code = Disk.write(Array(text.utf8), to: descriptor) { Task.isCancelled }
    if close(descriptor) != 0, code == 0 { code = errno }
    guard code != 0 else { return .success(path) }
    unlink(path)
    return .failure(Self.fault(code, path))
  }

  private func path(of name: String) -> String {
    if name.hasPrefix("/") { return name }
    if name.hasPrefix("~/"), let home { return home + name.dropFirst() }
    return (directory.hasSuffix("/") ? directory : directory + "/") + name
  }

  private static func fault(_ code: Int32, _ path: String) -> SaveFault {
    switch code {
    case EEXIST, EISDIR: isFolder(path) ? .isFolder(path: path) : .exists(path: path)
    case ENOENT, ENOTDIR: .noFolder(path: path)
    case EACCES, EPERM, EROFS: .notPermitted(path: path)
    case ENOSPC, EDQUOT: .full(path: path)
    case ECANCELED: .stopped(path: path)
    default: .other(path: path, reason: String(cString: strerror(code)))
    }
  }

  private static func isFolder(_ path: String) -> Bool {
    var status = stat()
    return path.hasSuffix("/") || (stat(path, &status) == 0 && status.st_mode & S_IFMT == S_IFDIR)
  }
}

extension FileExport {
  /// Writes what was chosen: of commands a script, where the name ends in `.sh`.
  package func write(
    _ export: Excerpt, to name: String, of runbook: Runbook, in language: Language
  ) -> Result<String, SaveFault> {
    guard case .commands(let node, _) = export, name.hasSuffix(".sh") else { return write(export.text, to: name) }
    do throws(Failure) {
      let script = CommandScript(runbook: runbook, language: language)
      return write(try script.text(of: node.flatMap(runbook.node)) + "\n", to: name)
    } catch {
      return .failure(.noScript(reason: error.sentence))
    }
  }
}
