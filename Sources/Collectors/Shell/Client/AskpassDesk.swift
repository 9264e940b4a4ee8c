import Dispatch
import Glibc

/// Where the askpass children of one ssh come with their questions. It is gone once there is a shell.
struct AskpassDesk: Sendable {
  private let directory: String
  private let listener: UnixSocket
  let socket: String

  /// - Parameter answer: Called for each question; `nil` gives the child nothing.
  init(answer: @escaping @Sendable (String) async -> Secret?) throws(SystemFault) {
    directory = try Self.makeDirectory()
    socket = directory + "/askpass"
    do { listener = try UnixSocket(listeningAt: socket) } catch {
      rmdir(directory)
      throw error
    }
    let listener = listener
    DispatchQueue(label: "askpass").async {
      while let child = listener.accept() { Self.serve(child, answer) }
      listener.close()
    }
  }

  func close() {
    unlink(socket)
    rmdir(directory)
    listener.stop()
  }

  /// A child that does not send its whole question within some seconds gets nothing.
  private static func serve(_ child: UnixSocket, _ answer: @escaping @Sendable (String) async -> Secret?) {
    child.setTimeout(seconds: 10)
    let question = child.readToEnd(limit: Askpass.longestQuestion)
    Task {
      if let secret = await answer(String(decoding: question, as: UTF8.self)) {
        // A socket takes so few bytes without waiting for its reader.
        _ = secret.withBytes { child.write($0) }
      }
      child.close()
    }
  }

  private static func makeDirectory() throws(SystemFault) -> String {
    // Short enough for a socket's name, unlike a TMPDIR may be.
    let runtime = getenv("XDG_RUNTIME_DIR").map { String(cString: $0) } ?? ""
    for parent in [runtime, "/tmp"] where parent.hasPrefix("/") && parent.utf8.count < 64 {
      var template = Array("\(parent)/taloscope-XXXXXX".utf8CString)
      // It makes the directory with mode 0700.
      if mkdtemp(&template) != nil {
        return String(decoding: template.dropLast().map { UInt8(bitPattern: $0) }, as: UTF8.self)
      }
    }
    throw SystemFault(code: errno)
  }
}
