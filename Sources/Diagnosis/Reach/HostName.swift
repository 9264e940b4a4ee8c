/// What the host of an appliance can be called.
package enum HostName {
  /// Whether a text can be a host's name or its address.
  ///
  /// Letters, digits, hyphens and underscores between dots, at most 63 in a label and 253 in all; an IPv6 address. Source:
  /// RFC 1123, section 2.1; underscores, and letters of other alphabets (RFC 5890), are in use and let through.
  package static func isPossible(_ text: String) -> Bool {
    guard !text.isEmpty, text.utf8.count <= 253 else { return false }
    if text.contains(":") {
      return text.filter { $0 == ":" }.count > 1 && text.allSatisfy { $0.isHexDigit || ":.%".contains($0) }
    }
    var labels = text.split(separator: ".", omittingEmptySubsequences: false)
    if labels.last?.isEmpty == true { labels.removeLast() }
    return !labels.isEmpty
      && labels.allSatisfy { label in
        !label.isEmpty && label.utf8.count <= 63 && label.first != "-" && label.last != "-"
          && label.allSatisfy { $0.isLetter || $0.isNumber || $0 == "-" || $0 == "_" }
      }
  }
}
