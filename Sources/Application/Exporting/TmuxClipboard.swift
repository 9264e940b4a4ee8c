import Subprocess

/// The clipboard of tmux, which passes it on to the terminal around it: by its defaults it swallows OSC 52.
enum TmuxClipboard {
  /// - Returns: Whether tmux took the text.
  static func load(_ text: String) async -> Bool {
    var options = PlatformOptions()
    options.processGroupID = 0
    options.teardownSequence = [
      .send(signal: .terminate, toProcessGroup: true, allowedDurationToNextStep: .seconds(1))
    ]
    let configuration = Configuration(
      executable: .name("tmux"), arguments: ["load-buffer", "-w", "-"], platformOptions: options)
    return await withTaskGroup(of: Bool.self) { group in
      group.addTask {
        let result = try? await run(
          configuration, input: .array(Array(text.utf8)), output: .discarded, error: .discarded)
        return result?.terminationStatus.isSuccess == true
      }
      group.addTask {
        try? await Task.sleep(for: patience)
        return false
      }
      let first = await group.next() ?? false
      group.cancelAll()
      return first
    }
  }

  private static let patience = Duration.seconds(5)
}
