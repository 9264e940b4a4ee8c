import TextCanvas

/// Tells how long an errand has taken; one that is over is not told of any more.
func tick(_ errand: Errand, _ seconds: Int, _ state: inout AppState) {
  guard state.isRunning(errand) else { return }
  // Each costs bytes that a slow line has better use for.
  if state.look.isSpare, !seconds.isMultiple(of: 10) { return }
  state.seconds[errand] = seconds
}

/// Stops what runs.
///
/// - Returns: `nil` where nothing does.
func stop(_ state: inout AppState) -> [Effect]? {
  if state.fetching != nil { return [.cancelFetch] }
  // A text that is read within a moment is not told of, and whoever presses Ctrl-C then wants to leave.
  guard
    let errand = Errand.allCases.first(where: { state.isRunning($0) && ($0 != .reading || state.seconds[$0] != nil) })
  else { return nil }
  switch errand {
  case .reading:
    if case .pasting(var pasting) = state.place {
      pasting.isReading = false
      pasting.accepted = nil
      state.become(.pasting(pasting))
    }
  case .probing: state.isProbing = false
  // Its answer says what became of the file.
  case .saving: return [.cancelErrand(errand)]
  }
  state.notice = Notice(state.words[.stopped])
  return [.cancelErrand(errand)]
}
