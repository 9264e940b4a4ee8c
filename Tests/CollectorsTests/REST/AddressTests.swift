import Collectors
import Diagnosis
import Testing

struct AddressTests {
  @Test(arguments: [
    ("https://api@fmc.example.com", "api", "fmc.example.com", 443, "fmc.example.com:443"),
    ("HTTPS://api@FMC:8443/", "api", "fmc", 8_443, "fmc:8443"),
    ("https://Global%5Cbranch@10.0.0.1:1", "Global\\branch", "10.0.0.1", 1, "10.0.0.1:1"),
    ("https://a@b@fmc_a:65535", "a@b", "fmc_a", 65_535, "fmc_a:65535"),
    ("https://%ED%95%9C%EA%B8%80@[2001:DB8::1]:443", "한글", "2001:db8::1", 443, "[2001:db8::1]:443"),
    ("https://api@[::1]", "api", "::1", 443, "[::1]:443"),
  ])
  func `an appliance is an account at a host`(
    text: String, user: String, host: String, port: Int, authority: String
  ) throws {
    let target = try RESTTarget(text)
    #expect((target.user, target.host, target.port, target.authority) == (user, host, port, authority))
    #expect(target.account == "\(user)@\(host)")
  }

  @Test(arguments: [
    ("http://api@fmc", AddressMistake.Problem.scheme), ("api@fmc", .scheme), ("", .scheme), ("https:/api@fmc", .scheme),
    ("https://api:secret@fmc", .passwordInside), ("https://api:@fmc", .passwordInside),
    ("https://api:se/cr?et@fmc", .passwordInside), ("https://api:s@cret@fmc:443", .passwordInside),
    ("https://fmc", .userMissing), ("https://@fmc", .userMissing), ("https://fmc:443", .userMissing),
    ("https://a%3Ab@fmc", .userNotUsable), ("https://a%0Ab@fmc", .userNotUsable), ("https://a%@fmc", .userNotUsable),
    ("https://a%FF@fmc", .userNotUsable), ("https://fmc/@other", .userNotUsable),
    ("https://api@", .hostMissing), ("https://api@:443", .hostMissing), ("https://api@/", .hostMissing),
    ("https://api@fm c", .hostNotUsable), ("https://api@방화벽", .hostNotUsable), ("https://api@[fmc]", .hostNotUsable),
    ("https://api@[::1", .hostNotUsable), ("https://api@::1", .hostMissing), ("https://api@fmc\\x", .hostNotUsable),
    ("https://api@fmc:0", .portNotUsable), ("https://api@fmc:65536", .portNotUsable),
    ("https://api@fmc:", .portNotUsable), ("https://api@fmc:+1", .portNotUsable), ("https://api@fmc:４", .portNotUsable),
    ("https://api@[::1]443", .portNotUsable),
    ("https://api@fmc/api", .moreThanHost), ("https://api@fmc?x", .moreThanHost), ("https://api@fmc#x", .moreThanHost),
    ("https://api@fmc//", .moreThanHost),
  ])
  func `what is no appliance says why`(text: String, problem: AddressMistake.Problem) {
    #expect(throws: AddressMistake(problem, in: .appliance)) { try RESTTarget(text) }
  }

  @Test(arguments: [
    ("http://proxy:3128", nil, "proxy", 3_128), ("http://walker@10.1.2.3:80/", "walker", "10.1.2.3", 80),
  ])
  func `a proxy is a host with its port, and perhaps a user`(text: String, user: String?, host: String, port: Int)
    throws
  {
    let proxy = try ProxyAddress(text)
    #expect((proxy.user, proxy.host, proxy.port) == (user, host, port))
    #expect(proxy.purpose == user.map { .proxy(user: $0, host: host) })
  }

  @Test(arguments: [
    ("https://proxy:3128", AddressMistake.Problem.scheme), ("socks5://proxy:1080", .scheme),
    ("http://u:p@proxy:3128", .passwordInside), ("http://proxy", .portMissing), ("http://@proxy:1", .userMissing),
    ("http://proxy:3128/x", .moreThanHost),
  ])
  func `what is no proxy says why`(text: String, problem: AddressMistake.Problem) {
    #expect(throws: AddressMistake(problem, in: .proxy)) { try ProxyAddress(text) }
  }
}
