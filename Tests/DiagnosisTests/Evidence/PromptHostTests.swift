import Diagnosis
import Testing

struct PromptHostTests {
  @Test(
    arguments: [
      ("fmc-a", "root@fw-busan-77:/Volume/home/admin# openssl x509", "fw-busan-77"),
      ("fmc-a.example.net", "admin@fmc-a:~$ ls", nil), ("FMC-A", "[root@fmc-a.example.net ~]# ls", nil),
      ("fmc-a", "admin@fmc-a:~$ ssh fmc-b\nadmin@fmc-b:~$ ls", "fmc-b"), ("192.0.2.1", "admin@fmc-b:~$ ls", nil),
      ("2001:db8::a", "admin@fmc-b:~$ ls", nil), ("fmc-a", "write to admin@fmc-b.example.net for more", nil),
      ("fmc-a", "", nil),
    ] as [(String, String, String?)])
  func `a prompt of another host is noticed`(unit: String, text: String, host: String?) {
    #expect(PromptHost.other(than: unit, in: text) == host)
  }
}
