import Foundation
import TestSupport
import Testing

@Suite(.timeLimit(.minutes(10)))
struct ProgramTests {
  @Test func `output, errors and exit status are told apart`() throws {
    let result = try Program.run("sh", arguments: ["-c", "echo out; echo err >&2; exit 3"])
    #expect(result.status == 3)
    #expect(result.output == Data("out\n".utf8))
    #expect(result.errors == Data("err\n".utf8))
  }

  @Test func `four megabytes go through cat without a deadlock`() throws {
    let input = Data((0..<4_194_304).map { UInt8(truncatingIfNeeded: $0 &* 31) })
    let result = try Program.run("cat", standardInput: input)
    #expect(result.status == 0)
    #expect(result.output == input)
  }

  @Test func `both outputs may be large at once`() throws {
    let script = "head -c 3000000 /dev/zero; head -c 2000000 /dev/zero >&2; head -c 1000000 /dev/zero"
    let result = try Program.run("sh", arguments: ["-c", script])
    #expect(result.output.count == 4_000_000)
    #expect(result.errors.count == 2_000_000)
  }

  @Test func `input that is left unread is not an error`() throws {
    let result = try Program.run("true", standardInput: Data(count: 1_000_000))
    #expect(result.status == 0)
  }

  @Test(arguments: [nil, Data()])
  func `no input is the end of input at once`(input: Data?) throws {
    #expect(try Program.run("cat", standardInput: input).output.isEmpty)
  }

  @Test func `a program is killed at the deadline, and what it said is shown`() throws {
    let error = #expect(throws: DeadlinePassed.self) {
      try Program.run("sh", arguments: ["-c", "echo so far; read line < /dev/zero"], deadline: .milliseconds(300))
    }
    let description = try #require(error).description
    #expect(description.contains("had not ended after 0.3 seconds and was killed\noutput: so far\n"))
  }

  @Test func `what a program leaves running does not hold it up`() throws {
    let result = try Program.run("sh", arguments: ["-c", "tail -f /dev/null & echo $!"])
    let pid = try #require(Int32(String(decoding: result.output, as: UTF8.self).dropLast()))
    #expect(kill(pid, SIGKILL) == 0)
  }

  @Test func `a signal is 128 and its number`() throws {
    #expect(try Program.run("sh", arguments: ["-c", "kill -TERM $$"]).status == 128 + SIGTERM)
  }

  @Test func `nothing is inherited but the standard descriptors, a locale and where to find programs`() throws {
    let result = try Program.run("sh", arguments: ["-c", "ls /proc/$$/fd; env"], environment: ["TALOSCOPE_TEST": "둘"])
    let lines = String(decoding: result.output, as: UTF8.self).split(separator: "\n").map(String.init)
    #expect(lines.prefix { !$0.contains("=") } == ["0", "1", "2"])
    #expect(Set(lines).isSuperset(of: ["LANG=C.UTF-8", "TALOSCOPE_TEST=둘"]))
    #expect(!lines.contains { $0.hasPrefix("TERM=") || $0.hasPrefix("LC_ALL=") })
  }

  @Test func `a program that does not exist is a system error`() throws {
    let error = #expect(throws: SystemError.self) { try Program.run("/no/such/program") }
    #expect(try #require(error).description == "start /no/such/program: No such file or directory")
  }
}
