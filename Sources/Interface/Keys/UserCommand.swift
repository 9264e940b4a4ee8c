/// What a key asks for.
package enum UserCommand: Hashable, Sendable, CaseIterable {
  case up
  case down
  case pageUp
  case pageDown
  case first
  case last
  case open
  /// Goes to the choice with the number that was pressed, and does nothing more: Enter does it.
  case choose
  case back
  case accept
  case nextField
  case fetch
  case paste
  case answer
  case skip
  case commands
  case map
  case why
  case reach
  case report
  case evidence
  case notes
  case search
  case nextHit
  case previousHit
  case palette
  case copy
  case save
  case teach
  case undo
  case rewind
  case rename
  case delete
  case language
  case settings
  case help
  case redraw
  case cancel
  case quit
}
