import TestSupport
import Testing

@testable import Diagnosis

struct SecretsTests {
  @Test(arguments: [
    ("Authorization: Bearer abc.def", "Authorization: [removed]"),
    ("authorization:Basic YWRtaW46YQ==", "authorization:[removed]"),
    ("X-auth-access-token: 1241836e-59ba", "X-auth-access-token: [removed]"),
    ("X-Auth-Refresh-Token: 99", "X-Auth-Refresh-Token: [removed]"),
    ("http://user:secret@proxy.example.net:8080/", "http://user:[removed]@proxy.example.net:8080/"),
    ("a\n-----BEGIN RSA PRIVATE KEY-----\nMIIE\n-----END RSA PRIVATE KEY-----\nb", "a\n[private key removed]\nb"),
    ("-----BEGIN PRIVATE KEY-----\nMIIEvQIBADANBgkq", "[private key removed]"),
    (
      "MIIEvQIBADANBgkqhkiG9w0B\nAQEFAASCBKcwggSjAgEAAoIB\n-----END EC PRIVATE KEY-----\nrest",
      "[private key removed]\nrest"
    ),
  ])
  func `a secret is replaced by what stood there`(text: String, masked: String) {
    #expect(Secrets.masked(text) == Secrets.Masked(text: masked, count: 1))
  }

  @Test(arguments: [
    "https://fmc-a.example.net/ddd/", "sudo openssl x509 --in /var/sf/a.pem --text", "Not After : Mar 30 22:32:39 2025",
    "-----BEGIN CERTIFICATE-----\nMIID\n-----END CERTIFICATE-----",
  ])
  func `what is no secret stays`(text: String) {
    #expect(Secrets.masked(text) == Secrets.Masked(text: text, count: 0))
  }

  @Test func `a private key pasted with its certificate is gone and the certificate stays`() throws {
    let text = try Fixture.text("certificates/with-private-key.txt")
    let key = try #require(text.split(separator: "-----BEGIN PRIVATE KEY-----").last)
    let masked = Secrets.masked(text)
    #expect(masked.count == 1)
    #expect(masked.text.contains("-----END CERTIFICATE-----"))
    for line in key.split(separator: "\n") where line.count > 20 { #expect(!masked.text.contains(line)) }
  }

  @Test func `masking a masked text changes nothing`() throws {
    let once = Secrets.masked(try Fixture.text("certificates/with-private-key.txt") + "http://a:b@c/").text
    #expect(Secrets.masked(once).text == once)
  }
}
