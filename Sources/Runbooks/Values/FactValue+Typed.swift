extension FactValue {
  /// Reads a value as a person copies it off a screen: besides the plain forms, a number with its label, such as
  /// `build 392 (2024-08-02 19:06:46)`, `VDB 392` and `4.5.0-392`, and yes and no.
  ///
  /// - Returns: `nil` where the text is not of the type.
  package init?(typed text: String, as type: FactType) {
    if let value = FactValue(reading: text, as: type) {
      self = value
      return
    }
    let words = text.trimmed.lowercased()
    switch type {
    case .int:
      let label =
        #/(?:(?:vdb|build|version|pid)[\s:=-]*){0,2}(?:\d{1,4}(?:\.\d{1,4}){1,3}-)?(\d{1,9})(?:\s*\([^)]{0,80}\))?/#
      guard let match = words.wholeMatch(of: label), let int = Int(match.1) else { return nil }
      self = .int(int)
    case .bool:
      guard let bool = ["yes": true, "no": false, "예": true, "아니요": false, "아니오": false][words] else { return nil }
      self = .bool(bool)
    case .version, .instant, .duration, .datedSequence, .text, .oneOf, .set: return nil
    }
  }
}
