import Testing

@testable import Diagnosis

struct TranscriptTests {
  private static let line = "openssl x509 --in /var/sf/beaker3/a.pem --text"

  private func output(_ text: String) -> Transcript.Output {
    Transcript(NormalisedText(text), programs: CommandLines.programs(in: [Self.line]), unit: "fmc-a").output(of: [
      Self.line
    ])
  }

  @Test(arguments: [
    "> ", "$ ", "# ", "admin@fmc-a:~$ ", "root@fmc-a:/Volume/home/admin# ", "[root@fmc-a ~]# ", ">",
    "admin@fmc-a:~$ sudo ", "",
  ])
  func `the echoed command is told from its output under any prompt`(prompt: String) {
    #expect(output("\(prompt)\(Self.line)\nCertificate:") == .found("\nCertificate:", isAsked: true))
  }

  @Test func `what other commands printed is passed over`() {
    let text = "$ date -u\nMon Nov 23\n# \(Self.line)\nCertificate:\n# pmtool status\nx - Running 1"
    #expect(output(text) == .found("\nCertificate:\n", isAsked: true))
  }

  @Test func `text without any echo counts`() {
    #expect(output("Certificate:\n  Data:") == .found("Certificate:\n  Data:", isAsked: false))
  }

  @Test func `other options on the same file are the same evidence`() {
    #expect(
      output("# openssl x509 -in /var/sf/beaker3/a.pem -noout -dates\nnotAfter=x")
        == .found("\nnotAfter=x", isAsked: true))
    #expect(output("# openssl x509 -in a.pem -noout -dates\nnotAfter=x") == .found("\nnotAfter=x", isAsked: true))
  }

  @Test func `a command line that the terminal broke is put together`() {
    let text = "root@fmc-a:~# openssl x509 --in /var/sf/bea\nker3/a.pem --text\nCertificate:"
    guard case .found(let found, isAsked: true) = output(text) else {
      Issue.record("the broken line was taken for another command")
      return
    }
    #expect(found.hasSuffix("Certificate:"))
  }

  @Test func `the same program on another file makes all of it doubtful`() {
    let text = "# openssl x509 --in /etc/ssl/other.pem --text\nCertificate:"
    #expect(output(text) == .other(echo: "openssl x509 --in /etc/ssl/other.pem --text"))
  }

  @Test(arguments: [
    "timeout 15 telnet api.example.net 443 </dev/null", "timeout -k 5 15 telnet api.example.net 443 2>&1",
    "sudo timeout 15 telnet api.example.net 443 | head", "LC_ALL=C telnet api.example.net 443; date",
    "telnet api.example.net 443 >/tmp/out 2>&1",
  ])
  func `what a shell does around a command does not change which one it is`(echo: String) {
    let line = "telnet api.example.net 443"
    for prompt in ["# ", ""] {
      let text = NormalisedText("\(prompt)\(echo)\nConnected")
      let programs = CommandLines.programs(in: [line])
      // Without a prompt, the words of the command alone are kept, and a setting in front hides it.
      guard !(prompt.isEmpty && echo.hasPrefix("LC_")) else { continue }
      #expect(Transcript(text, programs: programs).parts.compactMap(\.echo) == [prompt.isEmpty ? line : echo])
      #expect(Transcript(text, programs: programs).output(of: [line]) == .found("\nConnected", isAsked: true))
    }
  }

  @Test func `another port is something else, another program of an alternative is not`() {
    let line = "telnet api.example.net 443"
    let transcript = Transcript(
      NormalisedText("# telnet api.example.net 80\nConnected"), programs: CommandLines.programs(in: [line]))
    #expect(transcript.output(of: [line]) == .other(echo: "telnet api.example.net 80"))
    let other = Transcript(NormalisedText("# cat /etc/hosts\n127.0.0.1"), programs: ["cat", "show"])
    #expect(other.output(of: ["show version"], or: ["cat /etc/sf/ims.conf"]) == .found("", isAsked: false))
  }
}
