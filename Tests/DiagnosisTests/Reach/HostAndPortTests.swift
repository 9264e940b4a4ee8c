import Diagnosis
import Testing

struct HostAndPortTests {
  @Test(
    arguments: [
      ("192.0.2.53", "192.0.2.53", 53), ("192.0.2.53:5353", "192.0.2.53", 5353), ("2001:db8::53", "2001:db8::53", 53),
      ("[2001:db8::53]", "2001:db8::53", 53), ("[2001:db8::53]:5353", "2001:db8::53", 5353), ("dns:1", "dns", 1),
      ("dns:65535", "dns", 65_535),
    ])
  func `a host may have a port`(text: String, host: String, port: Int) {
    #expect(HostAndPort(reading: text, defaultPort: 53) == HostAndPort(host: host, port: port))
  }

  @Test(
    arguments: [
      "", ":53", "[]:53", "dns:", "dns:0", "dns:65536", "dns:+53", "dns:5x", "[::1]5", "[::1", "a b", "a/b", "u@h:1",
      "dns\n", "h:1#x", "한국:53",
    ])
  func `what is neither is nothing`(text: String) {
    #expect(HostAndPort(reading: text, defaultPort: 53) == nil)
  }

  @Test func `a port that has to be named has to be named`() {
    #expect(HostAndPort(reading: "proxy", defaultPort: nil) == nil)
    #expect(HostAndPort(reading: "[::1]", defaultPort: nil) == nil)
  }

  @Test func `an IPv6 address stands in brackets`() {
    #expect(HostAndPort(host: "2001:db8::1", port: 443).description == "[2001:db8::1]:443")
    #expect(HostAndPort(host: "proxy", port: 3128).description == "proxy:3128")
  }
}
