import BundledRunbook
import Diagnosis
import Runbooks
import Testing

/// A paste is a transcript of machines: what another one printed never counts as the appliance's.
struct WhoseLineTests {
  private static let answer =
    "Server:\t\t192.0.2.53\nAddress:\t192.0.2.53#53\n\nNon-authoritative answer:\nName:\tapi-sse.cisco.com\nAddress: 198.51.100.10\n"
  private static let connected =
    "Trying 198.51.100.17...\nConnected to api-sse.cisco.com.\nEscape character is '^]'.\n"
  private static let refused = "Trying 198.51.100.17...\ntelnet: Unable to connect to remote host: Connection refused\n"

  private static func reading(_ text: String, unit: String = "fmc-a", host: String? = nil) -> Reading {
    let command: CommandID = text.contains("Server:") ? "resolve" : "reach"
    return Bundled.reader.reading(of: command, in: text, unit: unit, host: host)
  }

  private static func value(_ reading: Reading) -> String? {
    (reading.facts["dns.result"]?.value ?? reading.facts["tcp.result"]?.value)?.description
  }

  @Test(arguments: [
    "kim@MacBook-Pro ~ % telnet api-sse.cisco.com 443\n", "┌──(kali㉿kali)-[~]\n└─$ telnet api-sse.cisco.com 443\n",
    "kim@box ~> telnet api-sse.cisco.com 443\n", "C:\\Users\\kim>telnet api-sse.cisco.com 443\n",
    "PS C:\\> telnet api-sse.cisco.com 443\n", "[kim@jump ~]$ telnet api-sse.cisco.com 443\n",
    "kim@jump01:~$ telnet api-sse.cisco.com 443\n", "root@jump01:~# telnet api-sse.cisco.com 443\n",
    "SW1#telnet api-sse.cisco.com 443\n", "FPR4150-1 /ssa # telnet api-sse.cisco.com 443\n",
    "firepower# connect local-mgmt\nfirepower(local-mgmt)# telnet api-sse.cisco.com 443\n",
    "root@fmc-a:~# ssh admin@fmc-b\n> expert\nadmin@fmc-b:~$ telnet api-sse.cisco.com 443\n",
    "root@fmc-a:~# exit\nConnection to fmc-a closed.\n[kim@jump ~]$ telnet api-sse.cisco.com 443\n",
  ])
  func `what another machine printed is no evidence, and says whose it is`(start: String) {
    let reading = Self.reading(start + Self.connected)
    #expect(reading.facts.isEmpty)
    guard case .otherMachine(let name)? = reading.unread else {
      Issue.record("not another machine's: \(String(describing: reading.unread))")
      return
    }
    #expect(name != "fmc-a")
  }

  @Test(arguments: [
    "kim@PC MINGW64 ~\n$ telnet api-sse.cisco.com 443\n\(connected)",
    "kim@jump01:~/work\n$ telnet api-sse.cisco.com 443\n\(connected)",
    "$ telnet api-sse.cisco.com 443\n\(connected)$ ssh admin@fmc-a\n> expert\nadmin@fmc-a:~$ ",
  ])
  func `where nothing tells whose a line is and another machine is in sight, it is unknown`(text: String) {
    let reading = Self.reading(text)
    #expect(reading.facts.isEmpty)
    guard case .unclearMachine? = reading.unread else {
      Issue.record("not unclear: \(String(describing: reading.unread))")
      return
    }
  }

  @Test(arguments: [
    "root@fmc-a:~# telnet api-sse.cisco.com 443\n", "admin@firepower:~$ telnet api-sse.cisco.com 443\n",
    "$ telnet api-sse.cisco.com 443\n", "> expert\nadmin@other-name:~$ telnet api-sse.cisco.com 443\n",
    "kim@jump01:~$ ssh admin@10.1.1.5\nPassword:\n\n> expert\nadmin@fmc01-prod:~$ telnet api-sse.cisco.com 443\n",
    "$ telnet localhost 2003\nConnected to localhost.\n\nfirepower login: admin\n\n> expert\nadmin@firepower:~$ telnet api-sse.cisco.com 443\n",
    "kim@fmc-a:~$ telnet api-sse.cisco.com 443\n",
  ])
  func `the appliance's own lines count, however one came there`(start: String) {
    #expect(Self.value(Self.reading(start + Self.refused)) == "refused")
  }

  @Test func `lines before the first prompt are those of the machine that shows it`() {
    #expect(Self.reading(Self.answer + "[kim@jump ~]$ ").unread == .otherMachine("jump"))
    #expect(Self.value(Self.reading(Self.answer + "root@fmc-a:~# ")) == "resolved")
  }

  @Test func `a jump host's answer does not spoil the appliance's`() {
    let text =
      "[kim@jump ~]$ telnet api-sse.cisco.com 443\n\(Self.connected)[kim@jump ~]$ ssh admin@fmc-a\n> expert\n"
      + "admin@fmc-a:~$ telnet api-sse.cisco.com 443\n\(Self.refused)"
    #expect(Self.value(Self.reading(text)) == "refused")
  }

  @Test func `a name that somebody said is the appliance's counts`() {
    let text = "root@fw-77:~# telnet api-sse.cisco.com 443\n\(Self.refused)"
    #expect(Self.reading(text).unread == .otherMachine("fw-77"))
    #expect(Self.value(Self.reading(text, host: "fw-77")) == "refused")
    // Where nobody named the unit, the account of the prompt is enough.
    #expect(Self.value(Self.reading(text, unit: "appliance")) == "refused")
  }

  @Test func `a banner after ssh counts, and versions are known to the data plane's console too`() {
    let banner = "Cisco Secure Firewall Management Center for VMWare 300 v7.4.2 (build 172)\n"
    func version(_ text: String) -> String? {
      Bundled.reader.reading(of: "show_version", in: text, unit: "fmc-a").facts["version"]?.value?.description
    }
    #expect(version("$ ssh admin@192.0.2.40\n\(banner)\n> ") == "7.4.2")
    #expect(version("[kim@jump ~]$ ssh admin@fmc-b\n\(banner)") == nil)
    let model = "Model : Cisco Firepower 1010 Threat Defense (78) Version 7.6.2.1 (Build 3)\n"
    #expect(version("firepower# show version\n\(model)") == "7.6.2.1")
    #expect(version("firepower# show tech-support\n\n----- show version -----\n\(model)") == "7.6.2.1")
  }

  @Test func `why it does not count is said in both languages`() {
    let runbook = Bundled.pinned.runbook
    #expect(
      Wording(.en, runbook).sentence(.otherMachine("jump"))
        == "The output is from jump, not from the appliance. Run the command on the appliance and paste what it prints."
    )
    #expect(
      Wording(.ko, runbook).sentence(.otherMachine("jump"))
        == "장비가 아니라 jump 시스템의 출력입니다. 장비에서 명령을 실행한 뒤 그 출력을 붙여넣으십시오.")
    #expect(
      Wording(.en, runbook).sentence(.unclearMachine(among: "jump"))
        == "The text is from several machines (jump), and nothing shows which one printed the answer. Paste it with the prompt of the appliance."
    )
    #expect(
      Wording(.ko, runbook).sentence(.unclearMachine(among: "jump"))
        == "여러 시스템(jump)의 출력이 섞여 있어 어느 시스템의 출력인지 알 수 없습니다. 장비의 프롬프트까지 함께 붙여넣으십시오.")
  }
}
