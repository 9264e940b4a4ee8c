/// A set of small whole numbers.
struct BitSet: Equatable {
  private var words: [UInt64]

  /// - Parameter count: Members are less than this.
  init(count: Int, isFull: Bool = false) {
    words = [UInt64](repeating: isFull ? .max : 0, count: (count + 63) / 64)
  }

  func contains(_ member: Int) -> Bool { words[member / 64] & (1 << (member % 64)) != 0 }

  mutating func insert(_ member: Int) { words[member / 64] |= 1 << (member % 64) }

  mutating func remove(_ member: Int) { words[member / 64] &= ~(1 << (member % 64)) }

  mutating func formUnion(_ other: BitSet) { for at in words.indices { words[at] |= other.words[at] } }

  mutating func formIntersection(_ other: BitSet) { for at in words.indices { words[at] &= other.words[at] } }

  mutating func subtract(_ other: BitSet) { for at in words.indices { words[at] &= ~other.words[at] } }
}
