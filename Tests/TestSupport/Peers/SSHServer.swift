package import Foundation
import Glibc

/// A real sshd on a free port of the loopback, with keys of its own, ended with its last reference.
///
/// Whoever logs in gets one program and nothing else. It is Sendable since nothing of it changes once it is made.
package final class SSHServer: @unchecked Sendable {
  package let port: Int
  /// For `ssh -F`: the key, the known hosts and the port of `127.0.0.1`.
  package let clientConfiguration: URL
  /// The public key of the server.
  package let hostKey: URL
  /// The private key of whoever may log in.
  package let key: URL
  private let directory: TemporaryDirectory
  private let child: Child
  /// Kept so that its words find a pipe; they are few.
  private let log: Descriptor
  /// Its other end is watched: sshd ends with the tests, however they end.
  private let leash: Descriptor

  /// What a client knows of the server's key.
  package enum Known: Sendable {
    case key, nothing, another
  }

  package enum Login: Hashable, Sendable {
    case key
    /// The key is encrypted.
    case passphrase(String)
    /// Of the user who runs the tests, in a mount namespace of its own: nothing on this system changes.
    case password(String)
    /// Nobody is let in.
    case nobody
  }

  /// - Parameter command: What sshd runs on the pseudo-terminal for whoever logs in, as the user's shell takes it.
  package init(command: String, login: Login = .key, known: Known = .key) throws {
    directory = try TemporaryDirectory()
    try FileManager.default.createDirectory(atPath: "/run/sshd", withIntermediateDirectories: true)
    hostKey = directory.file("host_key.pub")
    try Self.makeKey(directory.file("host_key"))
    try Self.makeKey(directory.file("other_key"))
    let user = NSUserName()
    key = directory.file("key")
    if case .passphrase(let phrase) = login { try Self.makeKey(key, phrase) } else { try Self.makeKey(key) }
    if case .passphrase = login {} else if case .key = login {} else { try FileManager.default.removeItem(at: key) }
    (port, child, log, leash) = try Self.start(directory, command, login)
    clientConfiguration = directory.file("ssh_config")
    let authority = known == .another ? directory.file("other_key.pub") : hostKey
    let line = known == .nothing ? "" : "[127.0.0.1]:\(port) \(try String(contentsOf: authority, encoding: .utf8))"
    try Data(line.utf8).write(to: directory.file("known_hosts"))
    try Data(
      """
      Host *
        HostName 127.0.0.1
        Port \(port)
        User \(user)
        IdentityFile \(key.path)
        IdentitiesOnly yes
        IdentityAgent none
        UserKnownHostsFile \(directory.file("known_hosts").path)
        GlobalKnownHostsFile /dev/null
        StrictHostKeyChecking no

      """.utf8
    ).write(to: clientConfiguration)
  }

  /// `SHA256:` and the digest, as ssh-keygen prints it.
  package func fingerprint() throws -> String {
    let result = try Program.run("ssh-keygen", arguments: ["-l", "-f", hostKey.path])
    return String(decoding: result.output, as: UTF8.self).split(separator: " ").dropFirst().first.map(String.init) ?? ""
  }

  private static func makeKey(_ file: URL, _ passphrase: String = "") throws {
    let made = try Program.run(
      "ssh-keygen", arguments: ["-q", "-t", "ed25519", "-N", passphrase, "-C", "test", "-f", file.path])
    guard made.status == 0 else { throw SSHServerFault(said: String(decoding: made.errors, as: UTF8.self)) }
  }

  /// A port that was free may be taken by the time sshd wants it: then another is tried.
  private static func start(
    _ directory: TemporaryDirectory, _ command: String, _ login: Login
  ) throws -> (Int, Child, Descriptor, Descriptor) {
    var said = ""
    for _ in 0..<5 {
      let port = try freePort()
      let settings = directory.file("sshd_config")
      try Data(Self.settings(directory, port, command, login).utf8).write(to: settings)
      let log = try Descriptor.pipe()
      let leash = try Descriptor.pipe()
      let script = #"{ cat > /dev/null; kill -TERM 0; } | { "$@"; kill -TERM 0; }"#
      var words = ["/usr/sbin/sshd", "-D", "-e", "-f", settings.path]
      if case .password(let password) = login { words = try Self.withPassword(password, words, directory) }
      let child = try Child(
        "sh", arguments: ["-c", script, "sh"] + words, environment: ChildEnvironment.base, input: leash.reading,
        output: Descriptor.null(O_WRONLY), errors: log.writing)
      said = try wait(for: "Server listening on", log.reading, child)
      if said.contains("Server listening on") { return (port, child, log.reading, leash.writing) }
    }
    throw SSHServerFault(said: said)
  }

  private static func wait(for word: String, _ log: Descriptor, _ child: Child) throws -> String {
    let deadline = Deadline(in: .seconds(60))
    var said = ""
    while !deadline.hasPassed {
      let events = try deadline.poll([(log, POLLIN), (child.ended, POLLIN)])
      if events[0] & POLLIN != 0, let bytes = try log.read() { said += String(decoding: bytes, as: UTF8.self) }
      if said.contains(word) || events[1] != 0 { break }
    }
    return said
  }

  private static func settings(_ directory: TemporaryDirectory, _ port: Int, _ command: String, _ login: Login)
    -> String
  {
    var isPassword = false
    if case .password = login { isPassword = true }
    let keys = login == .nobody || isPassword ? "none" : directory.file("key.pub").path
    return """
      Port \(port)
      ListenAddress 127.0.0.1
      HostKey \(directory.file("host_key").path)
      AuthorizedKeysFile \(keys)
      PidFile none
      UsePAM no
      StrictModes no
      UseDNS no
      PermitRootLogin yes
      PasswordAuthentication \(isPassword ? "yes" : "no")
      KbdInteractiveAuthentication no
      MaxStartups 100
      LoginGraceTime 0
      PrintMotd no
      PrintLastLog no
      PermitUserRC no
      ForceCommand \(command)

      """
  }

  /// The program with another `/etc/shadow` than the system's.
  private static func withPassword(_ password: String, _ words: [String], _ directory: TemporaryDirectory) throws
    -> [String]
  {
    let hash = try OpenSSL.run(["passwd", "-6", "-stdin"], standardInput: Data(password.utf8))
    let digest = String(decoding: hash, as: UTF8.self).trimmingCharacters(in: .newlines)
    let shadow = directory.file("shadow")
    try Data("\(NSUserName()):\(digest):19000:0:99999:7:::\nsshd:!:19000::::::\n".utf8).write(to: shadow)
    return ["unshare", "--mount", "sh", "-c", #"mount --bind "$0" /etc/shadow && exec "$@""#, shadow.path] + words
  }

  private static func freePort() throws -> Int {
    let descriptor = Descriptor(owning: socket(AF_INET, Int32(SOCK_STREAM.rawValue) | Int32(SOCK_CLOEXEC.rawValue), 0))
    var address = sockaddr_in()
    address.sin_family = sa_family_t(AF_INET)
    address.sin_addr.s_addr = UInt32(0x7F00_0001).bigEndian
    var length = socklen_t(MemoryLayout<sockaddr_in>.size)
    let result = withUnsafeMutablePointer(to: &address) { pointer in
      pointer.withMemoryRebound(to: sockaddr.self, capacity: 1) { pointer in
        bind(descriptor.number, pointer, length) + getsockname(descriptor.number, pointer, &length)
      }
    }
    guard result == 0 else { throw SystemError("bind", errno) }
    return Int(UInt16(bigEndian: address.sin_port))
  }
}

/// An sshd that did not start.
package struct SSHServerFault: Error, CustomStringConvertible {
  package let said: String

  package var description: String { "sshd did not start: \(said)" }
}
