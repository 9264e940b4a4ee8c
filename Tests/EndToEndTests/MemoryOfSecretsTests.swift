import Foundation
import TestSupport
import Testing

/// What a core dump of the running program would hold: its whole memory is read and searched, which needs no dump, and
/// which the kernel grants to nobody but root once a secret was there.
@Suite(.timeLimit(.minutes(10)))
struct MemoryOfSecretsTests {
  private static let password = "m3mory-0f-a-s3cret"

  @Test func `once the visit is over, nothing of the password is in memory`() throws {
    let directory = try TemporaryDirectory()
    // Each bash says whose child it is; the first one is the CLI's.
    let box = try ShellBox(password: Self.password, bash: "echo $PPID >> '\(directory.file("parents").path)'")
    let server = try SSHServer(command: box.command)
    let guided = try Guided([
      "start", "--ssh", "\(NSUserName())@fmc", "--ssh-config", server.clientConfiguration.path, "--lang", "en",
      "--product", "fmc", "--version", "7.6.0",
    ])
    try guided.goToCertificate()
    try guided.press("r", "Down", "Enter")
    try guided.see("Password for sudo on fmc")
    try guided.session.type(Self.password + "\n")
    // The box has no such certificate; what counts is that it was asked for as root.
    try guided.see("[ERR]  3 Certificate", "Could not open file")
    #expect(box.tries == 1)
    let parents = try String(contentsOf: directory.file("parents"), encoding: .utf8).split(separator: "\n")
    kill(try #require(parents.first.flatMap { Int32($0) }), SIGKILL)
    try guided.press("r")
    try guided.see("No answer")
    guard let memory = try ProcessMemory(of: guided.session.pid) else { return }
    // The search finds what is there.
    #expect(try memory.holds("Could not open file or uri"))
    #expect(try !memory.holds(Self.password))
  }
}

/// The writable memory of a running process.
private struct ProcessMemory {
  private let regions: [Range<UInt64>]
  private let file: FileHandle

  /// `nil` where the kernel does not let us look, which is what it does with a process that holds a secret.
  init?(of pid: Int32) throws {
    guard let file = FileHandle(forReadingAtPath: "/proc/\(pid)/mem"),
      let maps = try? String(contentsOfFile: "/proc/\(pid)/maps", encoding: .utf8)
    else { return nil }
    self.file = file
    regions = maps.split(separator: "\n").compactMap { line in
      let fields = line.split(separator: " ")
      let ends = fields[0].split(separator: "-").compactMap { UInt64($0, radix: 16) }
      return fields[1].hasPrefix("rw") && ends.count == 2 ? ends[0]..<ends[1] : nil
    }
  }

  func holds(_ word: String) throws -> Bool {
    for region in regions {
      try file.seek(toOffset: region.lowerBound)
      // A page that is gone meanwhile, or that belongs to a device, cannot be read.
      guard let bytes = try? file.read(upToCount: region.count) else { continue }
      if bytes.range(of: Data(word.utf8)) != nil { return true }
    }
    return false
  }
}
