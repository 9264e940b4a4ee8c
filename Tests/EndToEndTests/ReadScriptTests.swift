import Foundation
import TestSupport
import Testing

/// The script of reads, run by a real shell with stand-ins of the appliance's programs, and read back.
@Suite(.timeLimit(.minutes(10)))
struct ReadScriptTests {
  static let shells = ["sh", "dash", "bash", "busybox"].filter { name in
    ["/bin/", "/usr/bin/"].contains { FileManager.default.isExecutableFile(atPath: $0 + name) }
  }

  @Test func `it holds reads of a shell only, with what each is for`() throws {
    let result = try CommandsTests.commands("--format", "sh")
    #expect(result.status == 0)
    #expect(
      result.output == #"""
        #!/bin/sh
        # Reads only, nothing is changed: lamp 1.0.0.
        # Run it in a shell of the appliance as root, and keep what it prints: sudo sh THIS_FILE > transcript.txt
        # Then, where taloscope is: taloscope check --evidence DIRECTORY_OF_TRANSCRIPT
        # Not for a shell: show_lamp (clish), status_page (rest), watch (gui)
        [ "$(id -u)" = 0 ] || printf '%s\n' 'Not root: some commands will be refused.' >&2

        # Does it glow?
        echo '=== begin read_glow ==='
        (
        glow --of 'the lamp'
        ) </dev/null 2>&1
        echo '=== end read_glow: exit status '"$?"' ==='

        # Is the fuse whole?
        echo '=== begin test_fuse ==='
        (
        timeout 15 fuse 'the lamp' </dev/null
        ) </dev/null 2>&1
        echo '=== end test_fuse: exit status '"$?"' ==='

        echo '=== begin read_label ==='
        (
        label
        ) </dev/null 2>&1
        echo '=== end read_label: exit status '"$?"' ==='

        """#)
  }

  @Test func `in Korean it is the same script with other comments`() throws {
    let result = try CommandsTests.commands("--format", "sh", "--lang", "ko")
    #expect(
      result.output.hasPrefix(
        #"""
        #!/bin/sh
        # 읽기 전용이며 아무것도 변경하지 않습니다: lamp 1.0.0.
        # 장비의 셸에서 root로 실행하고 출력을 저장하십시오: sudo sh 이_파일 > transcript.txt
        # 그다음 taloscope가 있는 곳에서: taloscope check --evidence transcript가_있는_디렉터리
        # 셸에서 실행하지 않는 항목: show_lamp (clish), status_page (rest), watch (gui)
        [ "$(id -u)" = 0 ] || printf '%s\n' 'root가 아니므로 일부 명령이 거부됩니다.' >&2
        """#))
  }

  @Test(arguments: shells)
  func `no status stops it, nothing waits for input, and its output is evidence as it is`(shell: String) throws {
    // The first is refused, the second complains without a line break and would read all of its input.
    let appliance = try StandIns([
      "glow": "test \"$2\" = 'the lamp' || exit 99\necho 'level 3'\nexit 1",
      "fuse": "cat\nprintf 'wire blown' >&2\nexit 124",
      "label": "exit 0",
    ])
    let collected = try Collected(["answers.json": #"{"kind":"desk"}"#])
    let script = try CommandsTests.commands("--format", "sh").output
    // By a pipe, as `ssh HOST sh` gets it.
    let output = try appliance.run(script, by: shell)
    #expect(
      output == """
        === begin read_glow ===
        level 3
        === end read_glow: exit status 1 ===
        === begin test_fuse ===
        wire blown=== end test_fuse: exit status 124 ===
        === begin read_label ===
        === end read_label: exit status 0 ===

        """)
    try collected.put(output, at: "transcript.txt")
    let result = try collected.check("--json")
    #expect(result.status == 2)
    #expect(result.output.contains(#""facts":{"fuse.state":"blown","glow.level":3,"kind":"desk"}"#))
  }

  @Test func `the appliance's own commands give a transcript that is judged`() throws {
    let folder = try TemporaryDirectory()
    let pem = try OpenSSL.makeCertificate(
      in: folder.url, notBefore: Request.date - 425 * 86_400, notAfter: Request.date - 86_400)
    let openssl = """
      case "$1" in
      x509) shift; [ "$2" = /var/sf/beaker3/securefirewall-dev-prod-01_prod.pem ] || exit 9
        exec \(try Self.find("openssl")) x509 -in '\(pem.path)' -text ;;
      *) echo 'CONNECTED(00000003)'; echo 'Verify return code: 0 (ok)' ;;
      esac
      """
    let appliance = try StandIns([
      "openssl": openssl,
      "nslookup":
        "printf 'Server:\\t\\t127.0.0.2\\nAddress:\\t127.0.0.2#53\\n\\nNon-authoritative answer:\\nName:\\t%s\\nAddress: 203.0.113.10\\n\\n' \"$1\"",
      "telnet":
        "[ \"$2\" = 443 ] || exit 9\nprintf \"Trying 203.0.113.10...\\nConnected to %s.\\nEscape character is '^]'.\\nConnection closed by foreign host.\\n\" \"$1\"\nexit 1",
      "pmtool": "printf 'talosAgent (system) - Running 4242\\nbeaker3 (system) - Running 4243\\n'",
      "date": "echo 'Mon Nov 23 18:20:00 UTC 2026'",
    ])
    let script = try Tool.run("commands", "--format", "sh", "--product", "fmc", "--version", "7.6.0")
    #expect(script.status == 0)
    let output = try appliance.run(script.output, by: "sh")
    // Nothing else of an appliance is here, such as its files.
    let played = ["read_certificate", "resolve", "reach", "process_status", "appliance_clock"]
    let sections = output.split(separator: "=== begin ").filter { section in played.contains { section.hasPrefix($0) } }
    #expect(sections.count == played.count)
    let transcript = sections.map { "=== begin " + $0 }.joined()
    let collected = try Collected(
      ["answers.json": #"{"product":"fmc","version":"7.6.0"}"#, "transcript.txt": transcript], runbook: nil)
    let result = try collected.check("--json")
    #expect(result.status == 2)
    let reply = try #require(JSONSerialization.jsonObject(with: Data(result.output.utf8)) as? [String: Any])
    let facts = try #require(reply["facts"] as? [String: Any])
    #expect(facts["certificate.not_after"] as? String == "2026-11-22T18:20:00Z")
    #expect(facts["certificate.kind"] as? String == "factory")
    #expect((reply["verdict"] as? [String: Any])?["id"] as? String == "certificate_expired")
    // Telnet leaves with 1 where it was connected; its output is there all the same.
    #expect(
      output.contains(
        "Escape character is '^]'.\nConnection closed by foreign host.\n=== end reach: exit status 1 ===\n"))
    #expect(output.contains("=== begin resolve ===\nServer:\t\t127.0.0.2\n"))
  }

  @Test(
    .enabled(if: (try? find("shellcheck")) != nil, "there is no shellcheck here"),
    arguments: [[], ["--node", "restart"]])
  func `shellcheck has nothing to say`(arguments: [String]) throws {
    let shellcheck = try Self.find("shellcheck")
    for language in ["en", "ko"] {
      let script = try Tool.run(["commands", "--format", "sh", "--lang", language] + arguments)
      let result = try Program.run(shellcheck, arguments: ["-s", "sh", "-"], standardInput: Data(script.output.utf8))
      #expect(String(decoding: result.output, as: UTF8.self) == "")
      #expect(result.status == 0)
    }
  }

  private static func find(_ program: String) throws -> String {
    let candidates = ["/usr/bin/", "/bin/", "/usr/local/bin/"].map { $0 + program }
    guard let found = candidates.first(where: { FileManager.default.isExecutableFile(atPath: $0) }) else {
      throw CocoaError(.fileNoSuchFile)
    }
    return found
  }
}
