import Diagnosis

/// `SCHEME://[USER@]HOST[:PORT]`, read strictly and without a password.
struct WebAddress {
  let user: String?
  /// A name, an IPv4 address, or an IPv6 address without its brackets.
  let host: String
  let port: Int?

  init(_ text: String, as form: AddressMistake.Form) throws(AddressMistake) {
    let scheme = form.scheme + "://"
    guard text.lowercased().hasPrefix(scheme) else { throw AddressMistake(.scheme, in: form) }
    var rest = text.dropFirst(scheme.count)
    var user: String?
    // The last one, whatever comes before: no part of a password may end up as a host.
    if let at = rest.lastIndex(of: "@") {
      let name = rest[..<at]
      guard !name.contains(":") else { throw AddressMistake(.passwordInside, in: form) }
      user = Self.decoded(name)
      guard let user, !user.isEmpty else {
        throw AddressMistake(name.isEmpty ? .userMissing : .userNotUsable, in: form)
      }
      // A colon ends the user's name in HTTP Basic: RFC 7617, section 2.
      guard !user.contains(":"), !name.contains(where: { "/?#".contains($0) }),
        user.unicodeScalars.allSatisfy({ $0.value >= 0x20 && $0.value != 0x7F })
      else {
        throw AddressMistake(.userNotUsable, in: form)
      }
      rest = rest[rest.index(after: at)...]
    }
    if rest.hasSuffix("/") { rest = rest.dropLast() }
    guard !rest.contains(where: { "/?#".contains($0) }) else { throw AddressMistake(.moreThanHost, in: form) }
    self.user = user
    (host, rest) = try Self.host(rest, in: form)
    guard !rest.isEmpty else {
      port = nil
      return
    }
    guard rest.first == ":", rest.dropFirst().allSatisfy({ $0.isASCII && $0.isNumber }),
      let port = Int(rest.dropFirst()), (1...65_535).contains(port)
    else { throw AddressMistake(.portNotUsable, in: form) }
    self.port = port
  }

  /// - Returns: `nil` where a percent sign does not begin two hexadecimal digits, or the bytes are not UTF-8.
  private static func decoded(_ text: Substring) -> String? {
    var bytes: [UInt8] = []
    var rest = Array(text.utf8)[...]
    while let byte = rest.popFirst() {
      guard byte == UInt8(ascii: "%") else {
        bytes.append(byte)
        continue
      }
      let digits = String(decoding: rest.prefix(2), as: UTF8.self)
      guard digits.count == 2, digits.allSatisfy(\.isHexDigit), let value = UInt8(digits, radix: 16) else { return nil }
      bytes.append(value)
      rest = rest.dropFirst(2)
    }
    return String(validating: bytes, as: UTF8.self)
  }

  /// The host, and what stands behind it.
  private static func host(
    _ text: Substring, in form: AddressMistake.Form
  ) throws(AddressMistake) -> (String, Substring) {
    let host: Substring
    let rest: Substring
    let letters: String
    if text.hasPrefix("[") {
      guard let end = text.firstIndex(of: "]") else { throw AddressMistake(.hostNotUsable, in: form) }
      host = text[text.index(after: text.startIndex)..<end]
      rest = text[text.index(after: end)...]
      letters = "0123456789abcdefABCDEF:."
      guard host.contains(":") else { throw AddressMistake(.hostNotUsable, in: form) }
    } else {
      host = text.prefix { $0 != ":" }
      rest = text[host.endIndex...]
      letters = "0123456789abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ-._"
    }
    guard !host.isEmpty else { throw AddressMistake(.hostMissing, in: form) }
    guard host.count <= 253, host.allSatisfy(letters.contains) else { throw AddressMistake(.hostNotUsable, in: form) }
    return (host.lowercased(), rest)
  }
}
