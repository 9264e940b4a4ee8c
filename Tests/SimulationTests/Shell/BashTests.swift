import Simulation
import Testing

struct BashTests {
  static let lines: [(line: String, printed: String)] = [
    ("", ""),
    ("   # nothing but a remark", ""),
    ("echo a  'b  c' \"d $USER\" e\\ f", "a b  c d root e f\n"),
    ("echo '$USER' \"\\$USER\" ${USER}s", "$USER $USER roots\n"),
    ("NAME=value; echo $NAME; unset NAME; echo [$NAME]", "value\n[]\n"),
    ("export LC_ALL=C LANG=C; echo $LC_ALL", "C\n"),
    ("printf 'MARK%s\\n' $?", "MARK0\n"),
    ("false; printf '%s-%d;' a 1 b $?", "a-1;b-1;"),
    ("printf '100%%\\t%s' x", "100%\tx"),
    ("true && echo yes || echo no", "yes\n"),
    ("false && echo yes || echo no", "no\n"),
    ("{ echo a; echo b; } | grep -c .", "2\n"),
    ("echo hidden >/dev/null; echo shown", "shown\n"),
    ("nosuch 2>/dev/null; echo $?", "127\n"),
    ("nosuch 2>&1 | grep -c found", "1\n"),
    ("nosuch >/dev/null 2>&1; echo $?", "127\n"),
    ("nosuch &>/dev/null; echo $?", "127\n"),
    ("cat </dev/null; echo $?", "0\n"),
    ("echo one two | grep -v three", "one two\n"),
    ("echo Alpha | grep -i alpha", "Alpha\n"),
    ("echo beta | grep -i -E 'alpha|beta'", "beta\n"),
    ("echo beta | grep 'alpha\\|beta'", "beta\n"),
    ("cd /var/sf; pwd; cd /Volume/home/admin", "/var/sf\n"),
    ("whoami; id -u; hostname; tty; uname", "root\n0\nfmc-a\n/dev/pts/0\nLinux\n"),
    ("date -u", "Mon Nov 23 18:20:00 UTC 2026\n"),
    ("date -u +%Y-%m-%dT%H:%M:%SZ", "2026-11-23T18:20:00Z\n"),
    ("date +'%a %b %F %T %Z %s %%'", "Mon Nov 2026-11-23 18:20:00 UTC 1795458000 %\n"),
    ("timeout 15 echo a", "a\n"),
    ("timeout x", "Try 'timeout --help' for more information.\n"),
    ("cat /etc/sf/sf-version", "Cisco Secure Firewall Management Center for VMware v7.6.0 (build 113)\n"),
    ("cat /nowhere", "cat: /nowhere: No such file or directory\n"),
    ("grep -i tunnel /ngfw/var/log/messages", "grep: /ngfw/var/log/messages: No such file or directory\n"),
    ("grep -h -s -i tunnel /ngfw/var/log/messages; echo $?", "2\n"),
    (
      "grep VERSION /nowhere /etc/sf/ims.conf",
      "grep: /nowhere: No such file or directory\n/etc/sf/ims.conf:SWVERSION=7.6.0\n"
    ),
    ("grep -h -s VERSION /nowhere /etc/sf/ims.conf", "SWVERSION=7.6.0\n"),
    ("ls /etc/sf/ims.conf", "/etc/sf/ims.conf\n"),
    ("echo 'open", "-bash: unexpected EOF while looking for matching `''\n"),
    ("echo \"open", "-bash: unexpected EOF while looking for matching `\"'\n"),
    ("echo a | | b", "-bash: syntax error near unexpected token `|'\n"),
    ("{ echo a", "-bash: syntax error near unexpected token `newline'\n"),
    ("echo >", "-bash: syntax error near unexpected token `newline'\n"),
    ("; echo", "-bash: syntax error near unexpected token `;'\n"),
  ]

  @Test(arguments: lines)
  func `a line prints what bash prints`(line: String, printed: String) {
    var typing = Typing.asRoot("factory-certificate-expired")
    #expect(typing.type(line) == printed + "root@fmc-a:/Volume/home/admin# ")
  }

  @Test func `a client may turn off the prompt and the echo`() {
    var typing = Typing.asRoot("factory-certificate-expired")
    #expect(typing.type("PS1=''; stty -echo") == "")
    #expect(!typing.session.isEchoing)
    #expect(typing.type("echo a") == "a\n")
    #expect(typing.type("PS1='\\u@\\h:\\w\\$ '; stty echo") == "root@fmc-a:/Volume/home/admin# ")
    #expect(typing.session.isEchoing)
  }

  @Test func `what only root may read is refused to others`() {
    var typing = Typing("factory-certificate-expired")
    typing.type("expert")
    let path = ShellSessionTests.path
    #expect(typing.type("cat \(path)") == "cat: \(path): Permission denied\nadmin@fmc-a:~$ ")
    #expect(typing.type("grep a /var/log/messages") == "grep: /var/log/messages: Permission denied\nadmin@fmc-a:~$ ")
    #expect(
      typing.type("openssl x509 --in \(path) --text").contains(
        "Could not open file or uri for loading certificate from \(path)\n"))
    #expect(typing.type("pmtool status") == "You must be root to run this command\nadmin@fmc-a:~$ ")
  }
}
