import Collectors
import Diagnosis
import Testing

struct TypedSecretsTests {
  private static let login = SecretPurpose.login(user: "admin", host: "fmc")
  private static let sudo = SecretPurpose.sudo(host: "fmc")

  @Test func `what was typed for a login is offered once for sudo on the same host`() async {
    let source = KnownSecrets([Self.login: "one", Self.sudo: "two", .sudo(host: "other"): "three"])
    let typed = TypedSecrets(source)
    #expect(await Self.text(typed.secret(for: Self.login)) == "one")
    #expect(await Self.text(typed.secret(for: .sudo(host: "other"))) == "three")
    #expect(await Self.text(typed.secret(for: Self.sudo)) == "one")
    #expect(await Self.text(typed.secret(for: Self.sudo)) == "two")
  }

  @Test func `a key's passphrase is offered to nobody else`() async {
    let key = SecretPurpose.passphrase(key: "/home/kim/.ssh/id")
    let source = KnownSecrets([key: "one", Self.sudo: "two"])
    let typed = TypedSecrets(source)
    #expect(await Self.text(typed.secret(for: key)) == "one")
    #expect(await Self.text(typed.secret(for: Self.sudo)) == "two")
  }

  @Test func `wiping the one leaves the other`() async {
    let typed = TypedSecrets(KnownSecrets([Self.login: "one"]))
    await typed.secret(for: Self.login)?.wipe()
    #expect(await Self.text(typed.secret(for: Self.sudo)) == "one")
  }

  @Test func `without a login, sudo is asked for`() async {
    let source = KnownSecrets()
    let typed = TypedSecrets(source)
    #expect(await typed.secret(for: Self.login) == nil)
    #expect(await typed.secret(for: Self.sudo) == nil)
    #expect(source.purposes == [Self.login, Self.sudo])
  }

  private static func text(_ secret: Secret?) -> String? {
    secret?.withBytes { String(decoding: $0, as: UTF8.self) }
  }
}
