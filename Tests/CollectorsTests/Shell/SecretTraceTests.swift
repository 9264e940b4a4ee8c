import Diagnosis
import Foundation
import Glibc
import Runbooks
import TestSupport
import Testing

@testable import Collectors

/// Where a password may be found after it was used, and where not.
@Suite(.timeLimit(.minutes(10)))
struct SecretTraceTests {
  private static let password = "tr4ce-0f-a-s3cret"

  @Test func `no argument, environment, file or output of anybody holds the password`() async throws {
    let box = try ShellBox(password: Self.password)
    let server = try SSHServer(command: box.command, login: .passphrase(Self.password))
    let traces = try TemporaryDirectory()
    let askpass = traces.file("askpass")
    // What the askpass child is given and what it could tell, before it is taloscope.
    try Data(
      """
      #!/bin/sh
      cat "/proc/$$/cmdline" "/proc/$$/environ" > '\(traces.url.path)/seen'
      ls -la "$(dirname "$TALOSCOPE_ASKPASS")" > '\(traces.url.path)/modes'
      exec '\(try builtProduct(named: "taloscope").path)' "$@" 2> '\(traces.url.path)/errors'
      """.utf8
    ).write(to: askpass)
    try FileManager.default.setAttributes([.posixPermissions: 0o700], ofItemAtPath: askpass.path)
    let key = SecretPurpose.passphrase(key: server.key.path)
    let peer = ShellPeer(
      target: try ShellTarget("\(NSUserName())@fmc"),
      configuration: SSHConfiguration(
        file: server.clientConfiguration.path, askpass: askpass.path,
        patience: ShellPeerTests.patience(), connectTimeout: 60),
      secrets: KnownSecrets([key: Self.password, ShellPeerTests.sudo: Self.password])
    ) { Instant(seconds: 0) }
    let answer = await peer.answer(to: ShellPeerTests.request(.root, "id -u; history; env"))
    let text = try answer.get().text
    #expect(text.contains("TERM=vt100"))
    #expect(!text.contains(Self.password))
    #expect(try Self.processes(holding: "TALOSCOPE_ASKPASS=") > 0)
    #expect(try Self.processes(holding: Self.password) == 0)
    let modes = try String(contentsOf: traces.file("modes"), encoding: .utf8)
    #expect(modes.contains("drwx------"))
    #expect(modes.contains("srw-------"))
    let seen = try Data(contentsOf: traces.file("seen"))
    #expect(seen.range(of: Data("TALOSCOPE_ASKPASS=".utf8)) != nil)
    #expect(try Self.files(in: [box.directory.url, traces.url], holding: Self.password) == 0)
    await peer.leave()
  }

  @Test func `a process that holds a secret leaves no core`() {
    _ = Secret([1])
    var limit = rlimit()
    #expect(getrlimit(__rlimit_resource_t(RLIMIT_CORE.rawValue), &limit) == 0)
    #expect(limit.rlim_cur == 0)
  }

  @Test func `a secret tells nothing of itself`() {
    let secret = Secret(Array(Self.password.utf8))
    var dumped = ""
    dump(secret, to: &dumped)
    #expect(!"\(secret) \(String(reflecting: secret)) \(dumped)".contains(Self.password))
    secret.wipe()
    #expect(secret.withBytes { $0 } == [])
  }

  /// How many processes have it among their arguments or in their environment.
  private static func processes(holding word: String) throws -> Int {
    let names = try FileManager.default.contentsOfDirectory(atPath: "/proc").filter { $0.allSatisfy(\.isNumber) }
    return names.count { name in
      ["cmdline", "environ"].contains { file in
        let bytes = (try? FileHandle(forReadingAtPath: "/proc/\(name)/\(file)")?.readToEnd()) ?? Data()
        return bytes.range(of: Data(word.utf8)) != nil
      }
    }
  }

  private static func files(in directories: [URL], holding word: String) throws -> Int {
    try directories.reduce(0) { count, directory in
      let files = try FileManager.default.contentsOfDirectory(at: directory, includingPropertiesForKeys: nil)
      return count + files.count { (try? Data(contentsOf: $0))?.range(of: Data(word.utf8)) != nil }
    }
  }
}
