/// The two-set Korean keyboard: which Latin key a jamo is typed with.
enum Jamo {
  static let latin: [Character: Character] = {
    let jamo = "ㅂㅈㄷㄱㅅㅛㅕㅑㅐㅔㅁㄴㅇㄹㅎㅗㅓㅏㅣㅋㅌㅊㅍㅠㅜㅡㅃㅉㄸㄲㅆㅒㅖ"
    let keys = "qwertyuiopasdfghjklzxcvbnmQWERTOP"
    return Dictionary(zip(jamo, keys), uniquingKeysWith: { $1 })
  }()
}
