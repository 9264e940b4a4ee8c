/// A name that one kind of thing in a runbook goes by; names of different kinds do not mix.
package struct Name<Subject>: Hashable, Sendable, Comparable, ExpressibleByStringLiteral, CustomStringConvertible {
  package let text: String

  package init(_ text: String) { self.text = text }
  package init(stringLiteral text: String) { self.text = text }

  package var description: String { text }

  package static func < (left: Self, right: Self) -> Bool { left.text < right.text }
}

package typealias FactName = Name<FactDefinition>
package typealias NodeID = Name<Node>
package typealias CommandID = Name<Command>
package typealias ParserID = Name<Parser>
package typealias VerdictID = Name<VerdictDefinition>
package typealias StageID = Name<Stage>
package typealias ParameterName = Name<Parameter>
