/// Why a session cannot be kept or read.
package enum SessionFault: Error, Hashable, Sendable {
  /// A system call on a path failed.
  case system(path: String, code: Int32)
  /// The file may not, or cannot, be read.
  case unreadable(path: String, code: Int32)
  case noHome
  /// There is no session at all.
  case none
  case unknown(id: String)
  /// Another taloscope has it open.
  case inUse(id: String)
  case damaged(id: String, line: Int, problem: String)
  /// A later version of taloscope wrote it.
  case newerFormat(id: String, line: Int, format: Int)
  /// The runbook in it is not the one that its digest names.
  case altered(id: String)
}
