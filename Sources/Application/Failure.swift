/// Why a command could not do its work: what happened, on which input, what to do about it.
package struct Failure: Error, Hashable, Sendable {
  package let status: ExitStatus
  package let sentence: String

  package init(_ status: ExitStatus, _ sentence: String) {
    self.status = status
    self.sentence = sentence
  }
}
