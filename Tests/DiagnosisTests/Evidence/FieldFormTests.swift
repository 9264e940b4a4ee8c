import BundledRunbook
import Diagnosis
import Runbooks
import Testing

/// What the field pastes: each text gives these facts and no others.
struct FieldFormTests {
  private static let header = "Server:\t\t192.0.2.53\nAddress:\t192.0.2.53#53\n\n"
  private static let answer = header + "Name:\tapi-sse.cisco.com\nAddress: 198.51.100.10\n"

  private func read(_ command: CommandID, _ text: String) -> [FactName: String] {
    Bundled.reader.reading(of: command, in: text, unit: "fmc-a").facts.compactMapValues { $0.value?.description }
  }

  @Test(
    arguments: [
      ("root@fmc-a:~# dig +short api-sse.cisco.com\n198.51.100.1\n", "resolved"),
      ("api-sse.cisco.com has address 198.51.100.1\n", "resolved"),
      ("Host api-sse.cisco.com not found: 3(NXDOMAIN)\n", "nxdomain"),
      ("nslookup: can't resolve 'api-sse.cisco.com': Name does not resolve\n", "nxdomain"),
      (header + "** server can't find api-sse.cisco.com.corp.example: NXDOMAIN\n", "nxdomain"),
      (header + "*** Can't find api-sse.cisco.com: No answer\n", "no_address"),
      (
        "root@fmc-a:~# nslookup\n> www.example.com\n\(answer.replacing("api-sse.cisco.com", with: "www.example.com"))> api-sse.cisco.com\n;; no servers could be reached\n> exit\n",
        "no_server"
      ),
      (
        "root@fmc-a:~# nslookup www.example.com\n\(answer.replacing("api-sse.cisco.com", with: "www.example.com"))root@fmc-a:~# nslookup api-sse.cisco.com\n\(answer)",
        "resolved"
      ),
      (
        "root@fmc-a:~# nslookup api-sse.cisco.com\n\(answer)root@fmc-a:~# nslookup api-sse.cisco.com\n;; no servers could be reached\n",
        "no_server"
      ),
      (answer + "\n" + header + "** server can't find api-sse.cisco.com: SERVFAIL\n", "servfail"),
      // What was asked of somebody else, or answered by somebody else, tells nothing.
      ("root@fmc-a:~# nslookup api-sse.cisco.com 8.8.8.8\n\(answer)", nil),
      ("root@fmc-a:~# nslookup\n> server 8.8.8.8\n> api-sse.cisco.com\n\(answer)> exit\n", nil),
      ("root@fmc-a:~# dig @8.8.8.8 +short api-sse.cisco.com\n198.51.100.1\n", nil),
      (header + "Name:\tapi-sse.cisco.com.corp.example\nAddress: 203.0.113.7\n", nil),
      (header + "Name:\tapi-sse.cisco.com\nAddress: 0.0.0.0\n", nil),
      (header + "Name:\tapi-sse.cisco.com\nAddress: ::\n", nil),
      (header + "Name:\tapi-sse.cisco.com\nAddress: 10.9.9.9\n", nil),
      (header + "Name:\tapi-sse.cisco.com\nAddress: 146.112.61.106\n", nil),
      ("Server:  dc01.corp.example\nAddress:  192.0.2.10\n\nName:    api-sse.cisco.com\nAddress:  198.51.100.9\n", nil),
      (
        "Using domain server:\nName: 192.0.2.8\nAddress: 192.0.2.8#53\nAliases: \n\napi-sse.cisco.com has address 198.51.100.1\n",
        nil
      ),
    ] as [(String, String?)])
  func `a name is resolved by the appliance's own resolver or not at all`(text: String, result: String?) {
    #expect(read("resolve", text)["dns.result"] == result)
  }

  @Test(
    arguments: [
      ("telnet: connect to address 198.51.100.17: Operation timed out\n", "timed_out"),
      ("* Connected to api-sse.cisco.com (198.51.100.3) port 443\n", "connected"),
      ("* connect to 198.51.100.3 port 443 from 192.0.2.2 port 51000 failed: Connection refused\n", "refused"),
      ("nc: connect to api-sse.cisco.com (198.51.100.3) port 443 (tcp) failed: No route to host\n", "unreachable"),
      ("nc: connect to api-sse.cisco.com port 443 (tcp) timed out: Operation now in progress\n", "timed_out"),
      ("Ncat: TIMEOUT.\n", "timed_out"),
      ("Connection to api-sse.cisco.com 443 port [tcp/https] succeeded!\n", "connected"),
      (
        "root@fmc-a:~# telnet api-sse.cisco.com 443 Trying 198.51.100.17... Connected to api-sse.cisco.com. Escape character is '^]'.",
        "connected"
      ),
      (
        "> > root@fmc-a:~# telnet api-sse.cisco.com 443\n> > Trying 198.51.100.17...\n> > Connected to api-sse.cisco.com.\n",
        "connected"
      ),
      (
        "root@fmc-a:~# telnet api-sse.cisco.com 443\nConnected to api-sse.cisco.com.\nroot@fmc-a:~# telnet api-sse.cisco.com 443\nTrying 198.51.100.17...\ntelnet: Unable to connect to remote host: Connection timed out\n",
        "timed_out"
      ),
      ("Connection to api-sse.cisco.com (198.51.100.34) 80 port [tcp/http] succeeded!\n", nil),
      ("* Connected to api-sse.cisco.com (198.51.100.3) port 80\n", nil),
      ("Trying 127.0.0.1...\nConnected to localhost.\nEscape character is '^]'.\n", nil),
      ("* Connected to proxy.example (192.0.2.1) port 8080\n* CONNECT tunnel failed, response 407\n", nil),
      (
        "* SOCKS5 communication to api-sse.cisco.com:443\n* Connected to api-sse.cisco.com (192.0.2.1) port 1080\n", nil
      ),
      (
        "root@fmc-a:~# curl -v -x http://192.0.2.1:8080 https://api-sse.cisco.com\n* Connected to 192.0.2.1 (192.0.2.1) port 8080\n",
        nil
      ),
    ] as [(String, String?)])
  func `a connection is one to TCP 443 of api-sse itself`(text: String, result: String?) {
    #expect(read("reach", text)["tcp.result"] == result)
  }

  @Test(arguments: [
    ("US, O = Zscaler Inc., CN = Zscaler Intermediate Root CA", 0, "intercepted"),
    ("O = Cisco, CN = Cisco Umbrella Primary SubCA", 20, "intercepted"),
    ("DC = local, CN = Example Issuing CA", 0, "accepted"),
    ("O = IdenTrust, CN = HydrantID Server CA O1", 0, "trusted"),
    ("DC = local, CN = Example Issuing CA", 20, "intercepted"),
  ])
  func `who issued the certificate tells whether TLS is inspected`(issuer: String, code: Int, result: String) {
    let text = "CONNECTED(00000003)\n---\nissuer=C = \(issuer)\n---\nVerify return code: \(code) (x)\n"
    #expect(read("tls_probe", text) == ["tls.result": result, "tls.issuer": "C = \(issuer)"])
  }

  @Test(arguments: [
    "-bash: /root/.bashrc: No such file or directory\nnotBefore=Jan 30 22:32:39 2024 GMT\nnotAfter=Mar 30 22:32:39 2025 GMT\n",
    "notBefore=2024-01-30 22:32:39Z\nnotAfter=2025-03-30 22:32:39Z\n",
    "not before jan 30 22:32:39 2024\nNOT AFTER MAR 30 22:32:39 2025 GMT\n",
    "Not Before： Jan 30 22:32:39 2024 GMT\nNot After ： Mar 30 22:32:39 2025 GMT\n",
    "Certificate: Data: Validity Not Before: Jan 30 22:32:39 2024 GMT Not After : Mar 30 22:32:39 2025 GMT Subject: CN = SFW76",
    "&gt; Not Before: Jan 30 22:32:39 2024 GMT<br>\n&gt; Not After : Mar 30 22:32:39 2025 GMT<br>\n",
    "[2026-11-23 18:10:00] Not Before: Jan 30 22:32:39 2024 GMT\n[2026-11-23 18:10:00] Not After : Mar 30 22:32:39 2025 GMT\n",
  ])
  func `the dates of a certificate are read in every form, and a stray error does not stand beside them`(text: String) {
    let facts = read("read_certificate", text)
    #expect(facts["certificate.not_before"] == "2024-01-30T22:32:39Z")
    #expect(facts["certificate.not_after"] == "2025-03-30T22:32:39Z")
    #expect(facts["certificate.error"] == nil)
  }

  @Test func `an error of something else is no error of the certificate's`() {
    #expect(read("read_certificate", "-bash: /root/.bashrc: No such file or directory\n").isEmpty)
  }

  @Test(arguments: [
    ("\"URLDB - 비커 인벤토리를 검색하지 못했습니다.\"", "URLDB", "beaker_inventory"),
    ("- \"LSP - Failed to retrieve beaker inventory\"", "LSP", "beaker_inventory"),
    ("\"보강 - 일괄 쿼리를 수행하지 못했습니다.\"", "Enrichment", "enrichment"),
  ])
  func `the headings of the document are alerts as well`(text: String, module: String, message: String) {
    #expect(read("health_alert", text + "\n") == ["alert.modules": module, "alert.message": message])
  }

  @Test(arguments: [
    (
      "server_version",
      "[kim@jump ~]$ curl -sk https://fmc-a/api/fmc_platform/v1/info/serverversion\n{\"items\":[{\"serverVersion\":\"7.4.2.3 (build 41)\"}]}\n[kim@jump ~]$ ",
      "7.4.2.3"
    ),
    (
      "server_version",
      "HTTP/1.1 200 OK\nContent-Type: application/json\n\n{\"items\":[{\"serverVersion\":\"7.6.0 (build 113)\"}]}\n",
      "7.6.0"
    ),
  ])
  func `an API's answer is read behind its head, whoever asked`(command: CommandID, text: String, version: String) {
    #expect(read(command, text)["version"] == version)
  }

  @Test(arguments: [
    (
      "resolve", "> nslookup api-sse.cisco.com\nSyntax error: Illegal parameter\n",
      "Type expert first, then the command."
    ),
    (
      "process_status", "admin@fmc-a:~$ sudo su\nSorry, try again.\nsudo: 3 incorrect password attempts\n",
      "not that of the web login."
    ),
    (
      "process_status", "admin@fmc-a:~$ pmtool status\nbash: pmtool: command not found\n",
      "Type expert and sudo su first"
    ),
  ])
  func `an error of the shell says what to type`(command: CommandID, text: String, words: String) throws {
    let reason = try #require(Bundled.reader.reading(of: command, in: text, unit: "fmc-a").unread)
    #expect(Wording(.en, Bundled.pinned.runbook).sentence(reason).contains(words))
  }

  @Test func `only an empty text is called empty`() throws {
    let wording = Wording(.en, Bundled.pinned.runbook)
    let empty = try #require(Bundled.reader.reading(of: "resolve", in: " \n").unread)
    #expect(wording.sentence(empty) == "The text is empty.")
    let silent = try #require(
      Bundled.reader.reading(of: "resolve", in: "root@fmc-a:~# nslookup api-sse.cisco.com\n").unread)
    #expect(wording.sentence(silent) == "None of the lines says it.")
  }
}
