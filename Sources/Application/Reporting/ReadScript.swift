import Diagnosis
import Runbooks

/// A script that runs every read and frames what each prints, for `check --evidence`.
///
/// No exit status stops it, and nothing in it waits for input.
struct ReadScript {
  let runbook: Runbook
  let language: Language
  let entries: [CommandList.Entry]

  /// Those that a shell of the appliance can run.
  var commands: [Command] { reads.filter { runbook.scriptLines(of: $0) != nil } }

  private var reads: [Command] {
    entries.compactMap { if case .read(let command, _) = $0, command.effect == .read { command } else { nil } }
  }

  /// - Throws: ``Failure`` with status 65, where a command cannot be written.
  func text() throws(Failure) -> String {
    let commands = commands
    let others = reads.filter { runbook.scriptLines(of: $0) == nil }.map { "\($0.id) (\($0.shell))" }
    var lines = ["#!/bin/sh"]
    lines.append(
      ShellText.comment(
        choose(
          "Reads only, nothing is changed: \(runbook.id) \(runbook.version).",
          "읽기 전용이며 아무것도 변경하지 않습니다: \(runbook.id) \(runbook.version).")))
    lines.append(
      ShellText.comment(
        choose(
          "Run it in a shell of the appliance as root, and keep what it prints: sudo sh THIS_FILE > transcript.txt",
          "장비의 셸에서 root로 실행하고 출력을 저장하십시오: sudo sh 이_파일 > transcript.txt")))
    lines.append(
      ShellText.comment(
        choose(
          "Then, where taloscope is: taloscope check --evidence DIRECTORY_OF_TRANSCRIPT",
          "그다음 taloscope가 있는 곳에서: taloscope check --evidence transcript가_있는_디렉터리")))
    if !others.isEmpty {
      let names = others.joined(separator: ", ")
      lines.append(ShellText.comment(choose("Not for a shell: \(names)", "셸에서 실행하지 않는 항목: \(names)")))
    }
    if commands.contains(where: { $0.shell == "root" }) {
      let warning = choose(
        "Not root: some commands will be refused.", "root가 아니므로 일부 명령이 거부됩니다.")
      lines.append("[ \"$(id -u)\" = 0 ] || printf '%s\\n' \(ShellText.quoted(warning)) >&2")
    }
    for command in commands { lines += try section(command) }
    return lines.joined(separator: "\n")
  }

  private func choose(_ english: String, _ korean: String) -> String { language == .ko ? korean : english }

  private func section(_ command: Command) throws(Failure) -> [String] {
    let node = entries.lazy.compactMap { entry -> Node? in
      if case .read(let read, let node) = entry, read.id == command.id { node } else { nil }
    }.first
    // The status stands unquoted between the two halves.
    let end = OutputMarkers.end(command.id.text, status: "$?").split(separator: "$?", maxSplits: 1).map(String.init)
    return ["", node.map { ShellText.comment(runbook.plain($0.text, in: language)) }].compactMap { $0 }
      + ["echo \(ShellText.quoted(OutputMarkers.begin(command.id.text)))", "("]
      + (try ShellText.lines(runbook.scriptLines(of: command) ?? [], of: command.id))
      // What reads its input would wait, or eat the script where that comes by a pipe.
      + [") </dev/null 2>&1", "echo \(end.map(ShellText.quoted).joined(separator: "\"$?\""))"]
  }
}
