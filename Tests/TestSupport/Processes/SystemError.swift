import Glibc

/// A system call that failed, with its errno.
package struct SystemError: Error, CustomStringConvertible {
  package let call: String
  package let code: Int32

  init(_ call: String, _ code: Int32) {
    self.call = call
    self.code = code
  }

  package var description: String { "\(call): \(String(cString: strerror(code)))" }
}
