import Runbooks
import TestSupport
import Testing

/// Conditions as a runbook writes them, over facts of every type: v, i, t, d, n, b, s, e, w.
enum Conditions {
  static func read(_ text: String) throws -> Condition {
    let facts = """
      "v": {"type": "version"}, "i": {"type": "int"}, "t": {"type": "instant"}, "d": {"type": "duration"},
      "n": {"type": "dated_sequence"}, "b": {"type": "bool"}, "s": {"type": "text"}, "w": {"type": "set"},
      "e": {"type": "enum", "values": ["x", "y", "z"]}, "u": {"type": "instant"},
      "of": {"type": "bool", "derive": {"cases": [{"if": \(text), "value": true}], "else": false}}
      """
    let document = """
      {"format": "runbook/1", "id": "c", "version": "1.0.0", "title": {"en": "c"}, "locales": ["en"], "params": {},
       "source": {"title": "c", "sections": {}}, "facts": {\(facts)}, "headline": "of", "verdicts": {}, "parsers": {},
       "commands": {}, "stages": [], "nodes": {"n": {}}, "start": "n"}
      """
    let runbook = try #require(RunbookDecoder.decode(try JSONParser.parse(document)).partial)
    guard case .cases(let cases, _)? = runbook.fact("of")?.origin else {
      Issue.record("the condition makes no derivation: \(text)")
      return .any([])
    }
    return try #require(cases.first?.condition)
  }
}
