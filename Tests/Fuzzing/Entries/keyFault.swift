import Terminal
import TextCanvas

/// The first byte says how the rest is divided between reads.
func keyFault(in bytes: [UInt8]) -> String? {
  guard let first = bytes.first else { return nil }
  let keyboard = bytes.dropFirst()
  var whole = KeyDecoder()
  let events = whole.feed(keyboard)
  var divided = KeyDecoder()
  var again: [InputEvent] = []
  var rest = keyboard
  while !rest.isEmpty {
    again += divided.feed(rest.prefix(Int(first % 16) + 1))
    rest = rest.dropFirst(Int(first % 16) + 1)
  }
  if again != events { return "divided otherwise, the same bytes mean something else" }
  if let fault = events.lazy.compactMap(fault).first { return fault }
  if let fault = whole.timedOut().lazy.compactMap(fault).first { return fault }
  if whole.isWaiting { return "it waits for ever" }
  if !whole.timedOut().isEmpty { return "time passes twice" }
  return nil
}

private func fault(of event: InputEvent) -> String? {
  switch event {
  case .key(.character(let character)):
    let isControl = character.unicodeScalars.contains { $0.value < 0x20 || (0x7F..<0xA0).contains($0.value) }
    return isControl ? "a control became a letter" : nil
  case .paste(let text):
    if text.utf8.count > 3 << 20 { return "a paste is longer than allowed" }
    return text.utf8.contains(0) || text.utf8.contains(0x0D) ? "a paste holds NUL or a carriage return" : nil
  case .key, .pasteTooLong: return nil
  }
}
