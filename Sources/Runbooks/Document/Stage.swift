/// A part of the procedure, as the step list shows it.
package struct Stage: Hashable, Sendable {
  package let id: StageID
  package let label: LocalizedText
  package let offset: Int
}
