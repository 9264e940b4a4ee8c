import Diagnosis
import Testing

struct HostNameTests {
  @Test(arguments: ["fmc-a", "fmc-a.example.net", "FMC_01", "192.0.2.1", "2001:db8::a", "fmc-a.example.net."])
  func `a name or an address is one`(text: String) { #expect(HostName.isPossible(text)) }

  @Test(arguments: [
    "", "fmc a!", "fmc a", "-fmc", "fmc-", "a..b", "fmc/a", "root@fmc", "fmc:443", ".",
    String(repeating: "a", count: 64),
  ])
  func `what cannot be a host's name is none`(text: String) { #expect(!HostName.isPossible(text)) }
}
