/// The lines that a collecting script writes before and after what each command printed.
///
/// ```
/// === begin resolve ===
/// Server:		127.0.0.2
/// === end resolve: exit status 0 ===
/// ```
package enum OutputMarkers {
  package static func begin(_ command: String) -> String { "=== begin \(command) ===" }

  package static func end(_ command: String, status: String) -> String {
    "=== end \(command): exit status \(status) ==="
  }

  /// A stretch of a text: what one command printed, or what stands outside of all markers.
  struct Section: Hashable, Sendable {
    /// As the marker names it; `nil` outside.
    let command: String?
    let status: Int?
    let lines: [Substring]
  }

  /// The text as sections, in order, the markers taken out; one without a command where it has no markers.
  ///
  /// Where a cut took one marker away, the other suffices: a section goes on to the next marker, or back to the last.
  static func sections(of lines: [Substring]) -> [Section] {
    var sections: [Section] = []
    var command: String?
    var collected: [Substring] = []
    func close(_ name: String?, _ status: Int? = nil) {
      if name != nil || !collected.isEmpty {
        sections.append(Section(command: name, status: status, lines: collected))
      }
      collected = []
    }
    for line in lines {
      // A short look before the expensive one.
      guard line.contains("===") else {
        collected.append(line)
        continue
      }
      if let match = line.wholeMatch(of: #/\s*=== begin ([\w.-]+) ===\s*/#) {
        close(command)
        command = String(match.1)
      } else if let match = line.wholeMatch(of: #/(?<rest>.*?)=== end ([\w.-]+): exit status (\d+) ===\s*/#) {
        // Output without a line break at its end runs into the marker.
        if !match.rest.allSatisfy(\.isWhitespace) { collected.append(match.rest) }
        let name = String(match.2)
        if let command, command != name { close(command) }
        close(name, Int(match.3))
        command = nil
      } else {
        collected.append(line)
      }
    }
    close(command)
    return sections
  }
}
