import CNcurses
import Glibc
import PlainText
import Testing

struct WidthTests {
  @Test func `every scalar that may be drawn is as wide as the C library takes it for, where it knows it`() {
    #expect(setlocale(LC_CTYPE, "C.UTF-8") != nil)
    var known = 0
    var strangers: [String] = []
    for value in UInt32(0x20)...0x10FFFF {
      guard let scalar = Unicode.Scalar(value) else { continue }
      let kept = SafeText("a" + String(Character(scalar))).string.unicodeScalars.last
      let width = taloscope_width(value)
      guard kept == scalar, width >= 0 else { continue }
      known += 1
      if Int(width) != DisplayWidth.of(scalar) { strangers.append(String(value, radix: 16)) }
    }
    #expect(known > 100_000)
    // AHOM CONSONANT SIGN MEDIAL RA: a spacing mark for Unicode, without width for glibc 2.36. It is drawn as `?`.
    #expect(strangers == ["1171e"])
  }
}
