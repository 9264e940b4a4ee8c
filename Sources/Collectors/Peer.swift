package import Diagnosis
package import Runbooks

/// A way to an appliance: its shell over SSH, its REST API, or a simulated one.
package protocol Peer: Sendable {
  /// How its answers are labelled.
  var method: Observation.Method { get }

  /// Whether it takes commands of that kind at all.
  func takes(_ command: ApprovedCommand) -> Bool

  /// Sends one command and waits for its answer, at most for the time that the way has for it.
  ///
  /// Commands of one peer are answered one after another. Cancelling the task gives ``Trouble/cancelled``.
  func answer(to command: ApprovedCommand) async -> Result<Answer, Trouble>

  /// Ends the visit: logs out, closes, wipes secrets.
  func leave() async
}

/// What an appliance printed for a command, and nothing of what stood around it.
package struct Answer: Hashable, Sendable {
  package let text: String
  /// The exit status of the last line, where there is one.
  package let status: Int?
  package let at: Instant

  package init(text: String, status: Int?, at: Instant) {
    self.text = text
    self.status = status
    self.at = at
  }
}
