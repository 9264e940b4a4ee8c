import Runbooks

/// RB014: a change names the condition that must be true before it.
enum ChangeWithoutRequires: LintRule {
  static func findings(in subject: LintSubject) -> [Finding] {
    subject.runbook.nodes.compactMap { node in
      guard case .change(let change) = node.kind, change.requires == nil else { return nil }
      return Finding(.changeWithoutRequires, .changeWithoutRequires(node: node.id.text), at: node.offset)
    }
  }
}
