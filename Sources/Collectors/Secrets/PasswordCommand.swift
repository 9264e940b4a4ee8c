package import Diagnosis
import Subprocess

/// A password manager's command that prints a secret: `--password-command`.
///
/// It is run by `sh -c` with the account as `$1`: `admin@fmc`, `sudo@fmc`. What it prints, without the line end, is the
/// secret. Its errors go nowhere: they may hold anything.
package struct PasswordCommand: SecretSource {
  private let command: String
  /// In seconds; a person may have to unlock the manager first.
  private let patience: Int

  package init(_ command: String, patience: Int = 120) {
    self.command = command
    self.patience = patience
  }

  package func secret(for purpose: SecretPurpose) async -> Secret? {
    var options = PlatformOptions()
    // Whatever the command has started ends with it.
    options.processGroupID = 0
    options.teardownSequence = [
      .send(signal: .terminate, toProcessGroup: true, allowedDurationToNextStep: .seconds(1))
    ]
    let configuration = Configuration(
      executable: .name("sh"), arguments: ["-c", command, "sh", purpose.account], platformOptions: options)
    let patience = patience
    return await withTaskGroup(of: Secret?.self) { group in
      group.addTask { await Self.printed(by: configuration) }
      group.addTask {
        try? await Task.sleep(for: .seconds(patience))
        return nil
      }
      let first = await group.next() ?? nil
      group.cancelAll()
      return first
    }
  }

  private static func printed(by configuration: Configuration) async -> Secret? {
    guard let result = try? await run(configuration, output: .bytes(limit: 4096), error: .discarded),
      result.terminationStatus.isSuccess
    else { return nil }
    var bytes = result.standardOutput
    if bytes.last == 0x0A { bytes.removeLast() }
    if bytes.last == 0x0D { bytes.removeLast() }
    // A second line is no password's, and would be typed into a shell.
    guard !bytes.isEmpty, !bytes.contains(0x0A), !bytes.contains(0x0D), !bytes.contains(0) else { return nil }
    return Secret(bytes)
  }
}
