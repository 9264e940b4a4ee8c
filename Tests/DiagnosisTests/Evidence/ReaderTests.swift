import BundledRunbook
import Runbooks
import TestSupport
import Testing

@testable import Diagnosis

/// What is read of each documented form; the READMEs beside the fixtures say where each comes from.
struct ReaderTests {
  @Test(arguments: ReaderCase.all)
  func `every form gives exactly its facts`(form: ReaderCase) throws {
    #expect(form.read(try form.text(), status: form.status) == form.facts)
  }

  @Test(arguments: ReaderCase.network + ReaderCase.shell)
  func `line ends, prompts and echoes do not matter`(form: ReaderCase) throws {
    let command = try #require(Bundled.pinned.runbook.commands[form.command])
    let line = try #require(Bundled.pinned.runbook.lines(of: command).first)
    let typed = "root@fmc-a:~# \(line)\n\(try form.text())root@fmc-a:~# "
    #expect(form.read(typed.replacing("\n", with: "\r\n"), status: form.status) == form.facts)
  }

  /// Wherever a buffer or a hand cut the paste, what is read of it is right or nothing.
  @Test(arguments: ReaderCase.all.filter { !$0.facts.isEmpty })
  func `a text that is cut anywhere never gives another value`(form: ReaderCase) throws {
    let scalars = Array(try form.text().unicodeScalars)
    let lineEnds = scalars.indices.filter { scalars[$0] == "\n" }
    let evenly = stride(from: 1, to: scalars.count, by: max(1, scalars.count / 60))
    func text(_ part: ArraySlice<Unicode.Scalar>) -> String {
      var view = String.UnicodeScalarView()
      view.append(contentsOf: part)
      return String(view)
    }
    for cut in Set(lineEnds + lineEnds.map { $0 + 1 } + Array(evenly)).sorted() {
      for part in [text(scalars[..<cut]), text(scalars[cut...])] {
        for (fact, value) in form.read(part) {
          let right = form.facts[fact] ?? "nothing"
          // Of several addresses, each has its own answer, and the last one tried counts.
          if form.file.contains("second-address"), value == "refused" { continue }
          // Of a set, a part is a right answer.
          let isRight =
            fact == "alert.modules"
            ? Set(value.split(separator: ",")).isSubset(of: Set(right.split(separator: ","))) : value == right
          #expect(isRight, "cut at \(cut), \(fact) is read as '\(value)' of: \(part)")
        }
      }
    }
  }

  @Test(arguments: [
    "curl: (6) Could not resolve host: api-sse.cisco.com": "name_unknown",
    "*   Trying 192.0.2.10:443...\n* Connected to api-sse.cisco.com (192.0.2.10) port 443 (#0)": "connected",
    "* connect to 192.0.2.10 port 443 failed: Connection refused": "refused",
    "* Immediate connect fail for 192.0.2.10: No route to host": "unreachable",
    "* ipv4 connect timeout after 2000ms, move on!": "timed_out",
  ])
  func `the substitute for telnet is read too`(text: String, result: String) {
    #expect(ReaderCase("reach", "", [:]).read(text)["tcp.result"] == result)
  }

  @Test func `getent stands in for nslookup`() {
    let form = ReaderCase("resolve", "", [:])
    #expect(form.read("192.0.2.10      STREAM api-sse.cisco.com\n") == ["dns.result": "resolved"])
    #expect(form.read("Address:\t127.0.0.2#53\n").isEmpty)
  }

  @Test func `the same program on another host or port makes the answer doubtful`() throws {
    let answer = try Fixture.text("network/nslookup-bind-9.18-answer.txt")
    #expect(ReaderCase("resolve", "", [:]).read("$ nslookup www.example.net\n\(answer)").isEmpty)
    let connected = try Fixture.text("network/telnet-netkit-connected.txt")
    #expect(ReaderCase("reach", "", [:]).read("$ telnet api-sse.cisco.com 80\n\(connected)").isEmpty)
    #expect(
      ReaderCase("reach", "", [:]).read("$ timeout 15 telnet api-sse.cisco.com 443 </dev/null\n\(connected)")
        == ["tcp.result": "connected"])
  }

  @Test func `a lookup of another name is refused, echoed or not`() throws {
    let answer = try Fixture.text("network/nslookup-bind-9.18-answer.txt").replacing(
      "api-sse.cisco.com", with: "www.example.net")
    let reading = Bundled.reader.reading(of: "resolve", in: answer)
    guard case .unknown(.refused(let say))? = reading.facts["dns.result"] else {
      Issue.record("the other name was not seen")
      return
    }
    #expect(say.texts[.en] == "This is a lookup of another name, not of api-sse.cisco.com.")
    #expect(say.texts[.ko] == "api-sse.cisco.com이 아닌 다른 이름을 조회한 결과입니다.")
  }

  @Test func `two states of one process, two PIDs: unknown which is meant`() {
    let text = "talosAgent (normal) - Running 12\ntalosAgent (normal) - Running 34\n"
    #expect(ReaderCase("process_status", "", [:]).read(text).isEmpty)
  }

  @Test func `a status of the pair that nobody documented is said to be so`() throws {
    let reading = Bundled.reader.reading(of: "ha_status", in: try Fixture.text("rest/ha-unheard-of.json"))
    guard case .unknown(.refused(let say))? = reading.facts["ha.sync"] else {
      Issue.record("the status was not refused")
      return
    }
    #expect(
      say.texts[.en]
        == "The pair reports a status that this runbook does not know. Look at Integration > Other Integrations > High Availability."
    )
  }

  @Test func `the keys of a probed TLS session are not stored`() {
    let text = "    Resumption PSK: B94BB1726576B98E\n    Master-Key: 00AA11BB22CC33DD\n"
    let masked = Secrets.masked(text)
    #expect(masked == Secrets.Masked(text: "    Resumption PSK: [removed]\n    Master-Key: [removed]\n", count: 2))
  }

  /// A token in what `curl -v` printed changes nothing of what is read.
  @Test func `masked secrets leave the facts as they are`() throws {
    let body = try Fixture.text("rest/server-version-7.6.0.json")
    let observation = Observation(
      of: "server_version", text: body.replacing("https://fmc-a/", with: "https://admin:secret@fmc-a/"), unit: "fmc-a",
      vantage: .appliance, method: .pasted, at: Instant("2026-11-23T18:20:00Z"), status: nil, reader: Bundled.reader)
    #expect(observation.reading.secrets == 1)
    #expect(!observation.text.contains("secret"))
    #expect(observation.reading.facts["version"]?.value?.description == "7.6.0")
  }
}
