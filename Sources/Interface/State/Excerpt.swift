package import Runbooks
package import TextCanvas

/// What can be copied, or saved as a file.
package enum Excerpt: Hashable, Sendable {
  case text(String)
  /// The commands of a step, or of the whole runbook: the text, or a script where the file's name ends in `.sh`.
  case commands(of: NodeID?, text: String)
  /// The session's report, redacted, in the format that the file's ending names.
  case report

  package var text: String {
    switch self {
    case .text(let text), .commands(_, let text): text
    case .report: ""
    }
  }
}

/// A file's name is typed for something.
package struct Saving: Hashable, Sendable {
  package let export: Excerpt
  package var field: TextField
  /// Whether it is being written.
  package var isWriting = false

  /// - Parameter name: Proposed, without a folder.
  package init(_ export: Excerpt, name: String) {
    self.export = export
    field = TextField(name)
  }
}

/// Where text can be put for another program to paste.
package enum Clipboard: Hashable, Sendable {
  /// This terminal has none.
  case none
  /// The terminal's, by the sequence OSC 52.
  case terminal
  /// That of tmux, which passes it on to its terminal.
  case tmux
}

/// What came of writing a file.
package enum SaveFault: Error, Hashable, Sendable {
  /// There is something of that name.
  case exists(path: String)
  case noFolder(path: String)
  case isFolder(path: String)
  case notPermitted(path: String)
  case full(path: String)
  case stopped(path: String)
  case other(path: String, reason: String)
  /// There is no script for it, for that reason.
  case noScript(reason: String)
}
