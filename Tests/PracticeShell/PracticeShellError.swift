import Runbooks
import Simulation

/// Why there is no visit.
enum PracticeShellError: Error {
  case usage
  case unreadable(String)
  case notJSON(JSONError)
  case malformed(SceneMistake)
  case noScene(String, known: [String])

  var sentence: String {
    switch self {
    case .usage: "usage: practice-shell SCENE [--unit HOST] [--at TIME] [--scenes FILE]"
    case .unreadable(let path): "'\(path)' cannot be read"
    case .notJSON(let error): error.sentence
    case .malformed(let mistake): mistake.sentence
    case .noScene(let id, let known): "there is no scene '\(id)'" + NearMiss.hint(for: id, among: known)
    }
  }
}
