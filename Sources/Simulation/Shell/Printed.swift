/// What a program printed, in order, and how it ended.
struct Printed: Hashable, Sendable {
  struct Chunk: Hashable, Sendable {
    var isError: Bool
    let text: String
  }

  var chunks: [Chunk]
  var status: Int

  init(_ text: String = "", status: Int = 0) {
    chunks = text.isEmpty ? [] : [Chunk(isError: false, text: text)]
    self.status = status
  }

  static func error(_ text: String, status: Int = 1) -> Printed {
    var printed = Printed(status: status)
    printed.chunks = [Chunk(isError: true, text: text)]
    return printed
  }

  /// Everything, as a terminal shows it.
  var text: String { chunks.map(\.text).joined() }
  /// What the next program of a pipeline reads.
  var standardOutput: String { chunks.filter { !$0.isError }.map(\.text).joined() }

  mutating func append(_ other: Printed) {
    chunks += other.chunks
    status = other.status
  }
}
