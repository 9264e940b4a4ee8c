import Diagnosis
import PlainText
import Runbooks
import TextCanvas

/// A key: a command where the key map has one, else text for the field that has the focus.
func press(_ key: Key, _ state: inout AppState) -> [Effect] {
  if case .confirming(let confirmation) = state.place, !confirmation.isArmed, key != .control("c") { return [] }
  if state.isLeaving {
    let command = KeyMap.command(for: key, at: state.place.kind)
    return command == .quit || command == .cancel ? leave(&state) : []
  }
  state.notice = nil
  state.greeting = nil
  if let command = KeyMap.command(for: key, at: state.place.kind) { return run(command, &state) }
  return type(.key(key), &state)
}

func paste(_ text: String, _ state: inout AppState) -> [Effect] {
  if state.isLeaving { return [] }
  switch state.place {
  case .addressing, .naming, .answering, .pasting:
    state.notice = nil
    return type(.paste(text), &state)
  case .start, .practising, .reaching, .settings, .step, .confirming, .consenting, .trouble, .commands, .map, .why,
    .reach, .help:
    // A paste never confirms anything.
    state.notice = Notice(state.words[.pasteIgnored], isTrouble: true)
    return []
  }
}

private func run(_ command: UserCommand, _ state: inout AppState) -> [Effect] {
  switch command {
  case .up: move(by: -1, &state)
  case .down: move(by: 1, &state)
  case .pageUp: state.scroll(by: -state.pageLines)
  case .pageDown: state.scroll(by: state.pageLines)
  case .first:
    state.selected = 0
    state.scroll = 0
  case .last:
    state.selected = max(0, state.choices.count - 1)
    state.scrollToEnd()
  case .open: return open(&state)
  case .accept:
    if case .pasting(let pasting) = state.place { return enter(pasting.area.text, &state) }
  case .nextField:
    if case .confirming(var confirmation) = state.place {
      confirmation.isOnCancel.toggle()
      state.become(.confirming(confirmation))
    }
  case .fetch: return pick(&state) { if case .fetch = $0 { true } else if case .run = $0 { true } else { false } }
  case .cancel: return state.fetching == nil ? leave(&state) : [.cancelFetch]
  case .paste: return pick(&state) { if case .paste = $0 { true } else { false } }
  case .answer: return pick(&state) { if case .typeAnswer = $0 { true } else { false } }
  case .skip: return pick(&state) { if case .skip = $0 { true } else { false } }
  case .commands: state.show(.commands)
  case .map:
    state.show(.map)
    if state.place == .map { state.scrollToCurrentNode() }
  case .why: state.show(.why)
  case .reach: return showReach(&state)
  case .help: state.show(.help)
  case .settings: if state.place != .settings { state.go(to: .settings) } else { state.goBack() }
  case .back: state.goBack()
  case .teach: state.showsTeaching.toggle()
  case .undo: return undo(&state)
  case .language:
    if state.canShowHangul {
      state.language = state.language == .en ? .ko : .en
      if state.place == .map { state.scrollToCurrentNode() }
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
    if [.commands, .map, .why, .reach, .help].contains(self.place.kind) { goBack() }
    go(to: place)
  }
}

/// Shows the map of the ways, and tries them: each look is a new one.
private func showReach(_ state: inout AppState) -> [Effect] {
  state.show(.reach)
  guard state.place == .reach, !state.isProbing, let target = state.probeTarget else { return [] }
  state.isProbing = true
  return [.probe(target)]
}

private func move(by step: Int, _ state: inout AppState) {
  if state.choices.count > 1 {
    state.selected = min(max(0, state.selected + step), state.choices.count - 1)
  } else {
    state.scroll(by: step)
  }
}

private func pick(_ state: inout AppState, _ isWanted: (Choice) -> Bool) -> [Effect] {
  state.choices.first(where: isWanted).map { perform($0, &state) } ?? []
}

private func open(_ state: inout AppState) -> [Effect] {
  switch state.place {
  case .addressing(_, let field), .naming(let field), .answering(_, let field): return enter(field.text, &state)
  case .confirming(let confirmation):
    if confirmation.isOnCancel {
      state.goBack()
      return []
    }
    return enter(confirmation.field.text, &state)
  case .start, .practising, .reaching, .settings, .step, .consenting, .trouble, .pasting, .commands, .map, .why, .reach,
    .help:
    return update(&state, .picked(state.selected))
  }
}

private func undo(_ state: inout AppState) -> [Effect] {
  guard let log = state.session?.log else { return [] }
  guard let entry = log.undoable else {
    let wasPerformed = log.entries.contains { if case .performed = $0.event { true } else { false } }
    state.notice = Notice(state.words[wasPerformed ? .performedCannotBeUndone : .nothingToUndo])
    return []
  }
  return record(.undone(entry.number), &state)
}

/// Text for the field that has the focus.
private func type(_ event: InputEvent, _ state: inout AppState) -> [Effect] {
  switch state.place {
  case .addressing(let method, var field):
    _ = field.handle(event)
    state.become(.addressing(method, field))
  case .naming(var field):
    _ = field.handle(event)
    state.become(.naming(field))
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
    if pasting.area.isEmpty { pasting.understood = nil }
    state.become(.pasting(pasting))
    return pasting.area.isEmpty ? [] : [.understand(pasting.command, unit: pasting.unit, pasting.area.text)]
  case .start, .practising, .reaching, .settings, .step, .consenting, .trouble, .commands, .map, .why, .reach, .help:
    break
  }
  return []
}
