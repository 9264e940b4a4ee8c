import PlainText
import TextCanvas

/// Opens the field, with the last text in it.
func startSearch(_ state: inout AppState) {
  guard state.place.kind.isOverlay else { return }
  let text = state.search?.field.text ?? ""
  state.search = Search(field: TextField(text), scroll: state.scroll)
}

/// Takes what was typed into the field: shows the first place at or below where the search began.
func typeSearch(_ event: InputEvent, _ state: inout AppState) {
  guard var search = state.search, search.field.handle(event) else { return }
  search.current = 0
  state.search = search
  if let index = state.searchHits.firstIndex(where: { $0.line >= search.scroll }) { state.search?.current = index }
  showHit(&state)
}

/// Puts the current place in sight; while one types, with no more moved than that takes from where the search began.
func showHit(_ state: inout AppState) {
  guard let search = state.search else { return }
  if search.isTyping { state.scroll = search.scroll }
  state.scrollToHit()
}

/// Leaves the field; what was found stays marked.
func finishSearch(_ state: inout AppState) {
  if state.search?.field.text.isEmpty != false { return endSearch(&state) }
  state.search?.isTyping = false
  state.scrollToHit()
}

/// Nothing is searched for any more; whoever was still typing is back where they began.
func endSearch(_ state: inout AppState) {
  if let search = state.search, search.isTyping { state.scroll = search.scroll }
  state.search = nil
}

/// To the next place found, or the one before; round at the ends.
func nextHit(by step: Int, _ state: inout AppState) {
  guard let search = state.search else { return startSearch(&state) }
  let count = state.searchHits.count
  guard count > 0 else { return }
  state.search?.current = (min(search.current, count - 1) + step + count) % count
  state.scrollToHit()
}
