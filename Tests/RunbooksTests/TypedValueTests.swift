import Testing

@testable import Runbooks

/// What a person reads off a screen and types.
struct TypedValueTests {
  @Test(arguments: [
    ("392", 392), ("VDB 392", 392), ("build 392 (2024-08-02 19:06:46)", 392),
    ("build 420 ( 2025-12-03 21:36:49 )", 420),
    ("4.5.0-392", 392), ("VDB-433", 433), ("vdb version: 406", 406),
  ])
  func `a number may have its label`(text: String, number: Int) {
    #expect(FactValue(typed: text, as: .int) == .int(number))
  }

  @Test(arguments: ["", "VDB", "39 2", "392.5", "about 392", "2025-04-03-094"])
  func `what is no number stays none`(text: String) { #expect(FactValue(typed: text, as: .int) == nil) }

  @Test(arguments: [
    "Mar 30 22:32:39 2025 GMT", "Mar 30 22:32:39 2025", "mar 30 22:32:39 2025 gmt", "notAfter=Mar 30 22:32:39 2025 GMT",
    "Not After : Mar 30 22:32:39 2025 GMT", "NOT AFTER: MAR 30 22:32:39 2025 GMT", "not before mar 30 22:32:39 2025",
    "2025-03-30T22:32:39Z", "2025-03-30 22:32:39 UTC", "2025-03-31T07:32:39+09:00",
  ])
  func `a certificate's date is taken with and without label and zone`(text: String) {
    #expect(FactValue(typed: text, as: .instant)?.description == "2025-03-30T22:32:39Z")
  }

  @Test(arguments: ["Mar 30 22:32 2025", "Mar 30 2025", "2025-03-30", "2025-03-30 22:32:39", "Not After", "KST"])
  func `a date without time, or with a zone left open, is none`(text: String) {
    #expect(FactValue(typed: text, as: .instant) == nil)
  }

  @Test(arguments: [("GeoDB-2025-04-03-094", "2025-04-03-094"), ("2025-04-03-094", "2025-04-03-094")])
  func `a GeoDB may have its name`(text: String, value: String) {
    #expect(FactValue(typed: text, as: .datedSequence)?.description == value)
  }

  @Test(arguments: [
    ("7.6.5.1", "7.6.5.1", "7.6.5"), ("7.6.0-113", "7.6.0", "7.6.0"), ("7.4.2.3 (build 41)", "7.4.2.3", "7.4.2"),
  ])
  func `four numbers are shown, and three decide`(text: String, shown: String, same: String) throws {
    let version = try Version(text)
    #expect(version.description == shown)
    #expect(version.isSame(as: try Version(same)) == true)
  }
}
