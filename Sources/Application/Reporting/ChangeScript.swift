import Diagnosis
import Interface
import Runbooks

/// A script that performs one change, once the operator has typed the host name of the appliance.
struct ChangeScript {
  let runbook: Runbook
  let language: Language
  let node: Node
  let change: Node.Change

  /// - Throws: ``Failure`` with status 64 where the change is made in a graphical interface, 65 where it cannot be written.
  func text() throws(Failure) -> String {
    guard case .command(let id) = change.action, let command = runbook.commands[id],
      let run = runbook.scriptLines(of: command)
    else {
      throw Self.clicked(node)
    }
    let about = about
    var lines = ["#!/bin/sh"] + about.map(ShellText.comment) + [""] + ShellText.tell(about)
    lines.append("printf '%s ' \(ShellText.quoted(choose("Host name of this appliance:", "이 장비의 호스트 이름:"))) >&2")
    lines.append("read -r typed || typed=")
    lines.append("if [ -z \"$typed\" ] || [ \"$typed\" != \"$(hostname)\" ]; then")
    lines += ShellText.tell([
      choose("That is not the host name; nothing was changed.", "호스트 이름이 다릅니다. 아무것도 변경하지 않았습니다.")
    ]).map { "  " + $0 }
    lines += ["  exit \(ExitStatus.notPermitted.rawValue)", "fi", ""]
    for (index, line) in try ShellText.lines(run, of: id).enumerated() {
      lines += ShellText.tell(["+ " + line]) + [line, "status=$?", "if [ \"$status\" -ne 0 ]; then"]
      let rest = run.count - index - 1
      let left = rest == 0 ? "" : choose("; what follows was not run", ", 이후 명령은 실행하지 않았습니다")
      lines.append(
        "  printf '%s %s%s\\n' \(ShellText.quoted(choose("Exit status", "종료 상태"))) \"$status\" \(ShellText.quoted(left)) >&2"
      )
      lines += ["  exit \"$status\"", "fi"]
    }
    if let verify = runbook.node(change.verify) {
      lines += ShellText.tell([choose("Now look again: ", "이제 다시 확인: ") + runbook.plain(verify.text, in: language)])
    }
    return lines.joined(separator: "\n")
  }

  /// What is clicked has no script.
  static func clicked(_ node: Node) -> Failure {
    Failure(
      .usage,
      "the step '\(node.id)' is done in a graphical interface, so there is no script for it; "
        + "--format text shows its steps")
  }

  private func choose(_ english: String, _ korean: String) -> String { language == .ko ? korean : english }

  private var about: [String] {
    let words = Words(language)
    let requires = change.requires.map { Wording(language, runbook).condition($0) } ?? choose("never", "허용 안 됨")
    return [
      choose(
        "A CHANGE: \(runbook.plain(node.text, in: language)).", "변경: \(runbook.plain(node.text, in: language))."),
      choose("Only if: \(requires).", "조건: \(requires)"),
      "\(words[.impact]): \(runbook.plain(change.impact, in: language))",
      "\(words[.undoLabel]): \(runbook.plain(change.undo, in: language))",
    ]
  }
}
