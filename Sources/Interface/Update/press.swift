import Diagnosis
import PlainText
import Runbooks
import TextCanvas

/// A key: a command where the key map has one, else text for the field that has the focus.
func press(_ key: Key, _ state: inout AppState) -> [Effect] {
  if case .confirming(let confirmation) = state.place, !confirmation.isArmed, key != .control("c") { return [] }
  if state.isLeaving {
    let command = KeyMap.command(for: key, at: state.inputKind)
    return command == .quit || command == .cancel ? leave(&state) : []
  }
  // The question is answered by the next key, whatever it is.
  let wasAsked = state.hasAskedToLeave
  defer { if wasAsked { state.hasAskedToLeave = false } }
  state.notice = nil
  state.greeting = nil
  if let command = KeyMap.command(for: key, at: state.inputKind) {
    if command == .choose, case .character(let digit) = key { choose(digit, &state) }
    return run(command, &state)
  }
  return type(.key(key), &state)
}

func paste(_ text: String, _ state: inout AppState) -> [Effect] {
  if state.isLeaving { return [] }
  if state.search?.isTyping == true { return type(.paste(text), &state) }
  switch state.place {
  case .addressing, .naming, .renaming, .answering, .pasting, .noting, .palette, .saving:
    state.notice = nil
    return type(.paste(text), &state)
  case .start, .practising, .sessions, .deleting, .renewing, .rewinding, .reaching, .settings, .step, .confirming,
    .consenting, .trouble, .commands, .map, .why, .reach, .evidence, .report, .help:
    // A paste never confirms anything.
    state.notice = Notice(state.words[.pasteIgnored], isTrouble: true)
    return []
  }
}

func run(_ command: UserCommand, _ state: inout AppState) -> [Effect] {
  switch command {
  case .up: move(by: -1, &state)
  case .down: move(by: 1, &state)
  case .pageUp: page(by: -1, &state)
  case .pageDown: page(by: 1, &state)
  case .first:
    state.selected = 0
    state.scroll = 0
  case .last:
    state.selected = max(0, state.choices.count - 1)
    state.scrollToEnd()
  case .open: return open(&state)
  case .choose: break
  case .accept:
    if case .pasting(let pasting) = state.place { return enter(pasting.area.text, &state) }
  case .nextField:
    if case .confirming(var confirmation) = state.place {
      confirmation.isOnCancel.toggle()
      state.become(.confirming(confirmation))
    }
  case .fetch: return pick(&state) { if case .fetch = $0 { true } else if case .run = $0 { true } else { false } }
  case .cancel: return stop(&state) ?? leave(&state)
  case .paste: return pick(&state) { if case .paste = $0 { true } else { false } }
  case .answer: return pick(&state) { if case .typeAnswer = $0 { true } else { false } }
  case .skip: return pick(&state) { if case .skip = $0 { true } else { false } }
  case .commands: state.show(.commands)
  case .map:
    state.show(.map)
    if state.place == .map { state.scrollToCurrentNode() }
  case .why: state.show(.why)
  case .reach: return showReach(&state)
  case .report: return showReport(&state)
  case .evidence: if let session = state.session { state.show(.evidence(Evidence(session))) }
  case .notes: if state.session != nil { state.go(to: .noting(TextField())) }
  case .search: startSearch(&state)
  case .nextHit: nextHit(by: 1, &state)
  case .previousHit: nextHit(by: -1, &state)
  case .palette: state.go(to: .palette(Palette()))
  case .copy: return copy(&state)
  case .save: return save(&state)
  case .help: state.show(.help)
  case .settings: if state.place != .settings { state.go(to: .settings) } else { state.goBack() }
  case .back: if state.search == nil { state.goBack() } else { endSearch(&state) }
  case .teach: state.showsTeaching.toggle()
  case .undo: return undo(&state)
  case .rewind: showRewinds(&state)
  case .rename, .delete: askAboutSession(command, &state)
  case .language:
    if state.canShowHangul {
      state.language = state.language == .en ? .ko : .en
      if state.place == .map { state.scrollToCurrentNode() }
      if state.place == .report { return [.prepareReport(state.language)] }
    } else {
      state.notice = Notice(state.words[.noHangul], isTrouble: true)
    }
  case .redraw: return [.redraw]
  case .quit: return leave(&state)
  }
  return []
}

extension AppState {
  /// Opens an overlay; from one of them, in its place.
  fileprivate mutating func show(_ place: Place) {
    if place.kind == self.place.kind { return goBack() }
    if self.place.kind.isOverlay { goBack() }
    go(to: place)
  }
}

/// Shows the map of the ways, and tries them: each look is a new one.
private func showReach(_ state: inout AppState) -> [Effect] {
  state.show(.reach)
  guard state.place == .reach, !state.isProbing, let target = state.probeTarget else { return [] }
  state.isProbing = true
  state.seconds[.probing] = nil
  return [.probe(target)]
}

/// Shows the report as it would be saved now.
func showReport(_ state: inout AppState) -> [Effect] {
  guard state.session != nil else { return [] }
  state.show(.report)
  guard state.place == .report else { return [] }
  state.reportPreview = nil
  return [.prepareReport(state.language)]
}

private func choose(_ digit: Character, _ state: inout AppState) {
  guard let number = digit.wholeNumberValue, state.choices.indices.contains(number - 1) else { return }
  state.selected = number - 1
}

private func move(by step: Int, _ state: inout AppState) {
  if case .palette(var palette) = state.place {
    let last = state.paletteMatches(palette.field.text).count - 1
    palette.selected = max(0, min(palette.selected + step, last))
    return state.become(.palette(palette))
  }
  if state.choices.count > 1 {
    state.selected = min(max(0, state.selected + step), state.choices.count - 1)
  } else {
    state.scroll(by: step)
  }
}

private func page(by step: Int, _ state: inout AppState) {
  if case .palette = state.place { return move(by: 10 * step, &state) }
  state.scroll(by: step * state.pageLines)
}

private func pick(_ state: inout AppState, _ isWanted: (Choice) -> Bool) -> [Effect] {
  state.choices.first(where: isWanted).map { perform($0, &state) } ?? []
}

private func open(_ state: inout AppState) -> [Effect] {
  if state.search?.isTyping == true {
    finishSearch(&state)
    return []
  }
  switch state.place {
  case .noting(let field): return enter(field.text, &state)
  case .saving(let saving): return enter(saving.field.text, &state)
  case .palette(let palette):
    let matches = state.paletteMatches(palette.field.text)
    guard matches.indices.contains(palette.selected) else { return enter(palette.field.text, &state) }
    state.goBack()
    return run(matches[palette.selected].command, &state)
  case .addressing(_, let field), .naming(let field), .renaming(_, let field), .answering(_, let field):
    return enter(field.text, &state)
  case .confirming(let confirmation):
    if confirmation.isOnCancel {
      state.goBack()
      return []
    }
    // Nobody approves what they have not seen.
    guard state.isSeenToItsEnd else {
      state.notice = Notice(state.words[.confirmUnseen], isTrouble: true)
      return []
    }
    return enter(confirmation.field.text, &state)
  case .start, .practising, .sessions, .deleting, .renewing, .rewinding, .reaching, .settings, .step, .consenting,
    .trouble, .pasting, .commands, .map, .why, .reach, .evidence, .report, .help:
    return update(&state, .picked(state.selected))
  }
}

private func undo(_ state: inout AppState) -> [Effect] {
  guard let log = state.session?.log else { return [] }
  // What is on its way is recorded when it comes, and must not find another entry there.
  guard state.fetching == nil else {
    state.notice = Notice(state.words[.waitMoment])
    return []
  }
  guard let entry = log.undoable else {
    let wasPerformed = log.entries.contains { if case .performed = $0.event { true } else { false } }
    state.notice = Notice(state.words[wasPerformed ? .performedCannotBeUndone : .nothingToUndo])
    return []
  }
  return record(.undone(entry.number), &state)
}

/// The steps that one can go back to, unless there are none.
private func showRewinds(_ state: inout AppState) {
  let rewinds = state.rewinds
  guard !rewinds.isEmpty else {
    let log = state.session?.log
    let wasPerformed = log?.entries.contains { if case .performed = $0.event { true } else { false } } ?? false
    state.notice = Notice(state.words[wasPerformed ? .performedCannotBeUndone : .nothingToUndo])
    return
  }
  if state.place.kind != .step { state.goBack() }
  state.go(to: .rewinding(rewinds))
}

/// Text for the field that has the focus.
private func type(_ event: InputEvent, _ state: inout AppState) -> [Effect] {
  if state.search?.isTyping == true {
    typeSearch(event, &state)
    return []
  }
  switch state.place {
  case .noting(var field):
    _ = field.handle(event)
    state.become(.noting(field))
  case .saving(var saving):
    if !saving.isWriting { _ = saving.field.handle(event) }
    state.become(.saving(saving))
  case .palette(var palette):
    if palette.field.handle(event) { palette.selected = 0 }
    state.become(.palette(palette))
  case .addressing(let method, var field):
    _ = field.handle(event)
    state.become(.addressing(method, field))
  case .naming(var field):
    _ = field.handle(event)
    state.become(.naming(field))
  case .renaming(let id, var field):
    _ = field.handle(event)
    state.become(.renaming(id: id, field))
  case .answering(let fact, var field):
    _ = field.handle(event)
    state.become(.answering(fact, field))
  case .confirming(var confirmation):
    if case .key(.character) = event { confirmation.isOnCancel = false }
    if !confirmation.isOnCancel { _ = confirmation.field.handle(event) }
    state.become(.confirming(confirmation))
  case .pasting(var pasting):
    guard pasting.area.handle(event) else {
      // Too much for the field; nothing of it was taken.
      if case .paste = event { state.notice = Notice(state.words[.pasteRefused], isTrouble: true) }
      break
    }
    pasting.accepted = nil
    pasting.host = nil
    pasting.isReading = !pasting.area.isEmpty
    state.seconds[.reading] = nil
    if pasting.area.isEmpty { pasting.understood = nil }
    state.become(.pasting(pasting))
    return pasting.area.isEmpty ? [] : [.understand(pasting.command, unit: pasting.unit, pasting.area.text)]
  case .start, .practising, .sessions, .deleting, .renewing, .rewinding, .reaching, .settings, .step, .consenting,
    .trouble, .commands, .map, .why, .reach, .evidence, .report, .help:
    break
  }
  return []
}
