import Testing

@testable import Inspection

struct ChangingReadsTests {
  @Test(arguments: [
    ("rm -f /tmp/x", "rm"), ("ls | sudo tee /tmp/x", "tee"), ("sudo /bin/mv a b", "mv"), ("cat a > b", ">"),
    ("echo x >> /etc/hosts", ">"), ("ls &> out", ">"), ("systemctl restart sshd", "restart"),
    ("service x stop", "stop"), ("somectl restartbyid 7", "restartbyid"), ("timeout 15 reboot", "reboot"),
    ("curl -X POST https://a/b", "POST"), ("curl -XDELETE https://a/b", "-XDELETE"), ("PATCH /api/x", "PATCH"),
    ("curl -d x https://a", "-d"), ("sed -i s/a/b/ f", "sed -i"), ("chmod 600 f", "chmod"), ("ls; kill 1", "kill"),
    ("ls && cp a b", "cp"), ("LANG=C rm x", "rm"), ("date -s 10:00", "date -s"), ("ls `rm x`", "rm"),
  ])
  func `a line that changes something is known by its sign`(line: String, sign: String) {
    #expect(ChangingReads.sign(in: line) == sign)
  }

  @Test(arguments: [
    "openssl x509 --in {path} --text", "cat /var/log/messages | grep 'restart > 1'", "ls 2>&1", "ls 2> /dev/null",
    "timeout 15 telnet {host} 443 </dev/null", "somectl status", "show version", "GET /api/info/serverversion",
    "sed -n 1,3p f", "grep kill /var/log/messages", "echo \"rm -rf > x\"", "date -u", "systemctl status sshd",
    "nslookup {host}", "ls; date",
  ])
  func `a line that only reads has none`(line: String) {
    #expect(ChangingReads.sign(in: line) == nil)
  }
}
