package import PlainText

/// Which signs a terminal can draw beside letters.
package enum GlyphSet: Hashable, Sendable, CaseIterable {
  /// Box drawing, arrows and blocks of Unicode.
  case unicode
  /// The lines of a VT100's alternate character set, named here by their Unicode characters; ASCII for the rest.
  case acs
  /// Nothing but ASCII.
  case ascii

  package var vertical: SafeText { self == .ascii ? "|" : "│" }
  package var horizontal: SafeText { self == .ascii ? "-" : "─" }
  package var topLeft: SafeText { self == .ascii ? "+" : "┌" }
  package var topRight: SafeText { self == .ascii ? "+" : "┐" }
  package var bottomLeft: SafeText { self == .ascii ? "+" : "└" }
  package var bottomRight: SafeText { self == .ascii ? "+" : "┘" }

  /// What stands before the chosen item.
  package var marker: SafeText { ">" }
  /// What stands where text was cut.
  package var ellipsis: SafeText { self == .unicode ? "…" : "..." }
  /// What says that there is more above, or below.
  package var moreAbove: SafeText { self == .unicode ? "▲" : "^" }
  package var moreBelow: SafeText { self == .unicode ? "▼" : "v" }
  /// What says that there is more at the left, or right.
  package var moreLeft: SafeText { self == .unicode ? "◂" : "<" }
  package var moreRight: SafeText { self == .unicode ? "▸" : ">" }

  package var timelineStart: SafeText { self == .ascii ? "|" : "├" }
  package var timelineEnd: SafeText { self == .ascii ? "|" : "┤" }
  package var timelineNow: SafeText { self == .ascii ? "+" : "┼" }
  package var timelineEdge: SafeText {
    switch self {
    case .unicode: "┊"
    case .acs: "│"
    case .ascii: ":"
    }
  }
  package var timelineBeyond: SafeText { self == .ascii ? "." : "·" }
  package var pointer: SafeText { self == .unicode ? "▲" : "^" }
  package var block: SafeText { self == .unicode ? "█" : "#" }
}
