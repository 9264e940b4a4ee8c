import Runbooks
import Testing

struct VersionTests {
  @Test(arguments: [
    ("7.7.10", "7.7.2"), ("10.0.0", "7.6.0"), ("7.6.1", "7.6.0 (build 113)"), ("7.6.1", "7.6.0.9999"),
    ("7.10.0", "7.9.99"),
  ])
  func `a later release compares greater`(later: String, earlier: String) throws {
    let (later, earlier) = (try Version(later), try Version(earlier))
    #expect(later > earlier)
    #expect(!(later < earlier))
    #expect(earlier.isBefore(later) == true)
    #expect(later.isBefore(earlier) == false)
    #expect(later.isSame(as: earlier) == false)
  }

  @Test(arguments: [
    "7.6.0-113", "7.6.0 (build 113)", "7.6.0-build 113", "7.6.0 (Build 113)", "v7.6.0 build 113",
    " 7.6.0-113\n", "7.6.0 - 113",
  ])
  func `a build in any spelling is carried along and never decides`(spelling: String) throws {
    let version = try Version(spelling)
    let plain = try Version("7.6.0")
    #expect(version.segments == [7, 6, 0])
    #expect(version.build == 113)
    #expect(version.description == "7.6.0")
    #expect(version.isSame(as: plain) == true)
    #expect(version.isBefore(plain) == false)
    #expect(version == plain)
    #expect(!(version < plain) && !(plain < version))
    #expect(Set([version, plain]).count == 1)
  }

  @Test(arguments: [("7.6.0-build 7056", 7056), ("7.2", nil), ("7.6-113", 113), ("7.6.0", nil)])
  func `a build is read after any number of segments`(spelling: String, build: Int?) throws {
    #expect(try Version(spelling).build == build)
  }

  @Test(
    arguments: [
      ("7.6", "7.6.0", false, nil), ("7.6", "7.6.1", nil, nil), ("7.6", "7.7.0", true, false),
      ("7.2", "7.6.0", true, false),
      ("7.6", "7.5.9", false, false), ("7", "7.6.0", nil, nil), ("7", "8.0.0", true, false),
      ("10", "7.7.10", false, false),
      ("7.6.0", "7.6", nil, nil), ("7.6.0", "7.7", true, false), ("7.6", "7.6", nil, nil), ("7", "7.6", nil, nil),
    ] as [(String, String, Bool?, Bool?)])
  func `missing segments leave open what depends on them`(
    left: String, right: String, isBefore: Bool?, isSame: Bool?
  ) throws {
    let (left, right) = (try Version(left), try Version(right))
    #expect(left.isBefore(right) == isBefore)
    #expect(left.isSame(as: right) == isSame)
  }

  @Test func `versions that say less than three numbers are not complete`() throws {
    #expect(try Version("7.6.0").isComplete)
    #expect(try Version("7.6.0.1").isComplete)
    #expect(try !Version("7.6").isComplete)
    #expect(try !Version("7.6-113").isComplete)
  }

  @Test(arguments: [
    "", " ", "x", "7.", ".7", "7..6", "7.6.0.1.2", "7.6.0-", "7.6.0 beta", "7.6.0 (build)", "-7.6", "7,6",
    "7.6.0\n7.7.0",
    "99999999999999999999.0.0", "1000000000.0.0", "7.6.0-99999999999999999999", "٧.٦.٠", "7.6.0-١١٣",
  ])
  func `what is no version is refused with its spelling`(spelling: String) {
    let error = #expect(throws: Version.Malformed.self) { try Version(spelling) }
    #expect(error?.spelling == spelling)
  }
}
