/// A word of a unit of money, with the text that it stands for.
struct MoneyWord {
  enum Meaning: Hashable {
    /// A number in digits and its power of ten; nil for one that is none.
    case number(power: Int?)
    case scale(Int)
    /// - isCode: whether it may stand before the magnitude, as RMB does and yuan does not.
    case currency(String, isCode: Bool)
    case of
    case space
    case other(Character)
  }

  var meaning: Meaning
  var text: String

  /// Whether the word says of which size a unit is.
  var isMagnitude: Bool {
    switch meaning {
    case .number(let power): power.map { $0 > 0 } ?? false
    case .scale: true
    default: false
    }
  }

  static func words(of text: String) -> [MoneyWord] {
    let letters = plain(text)
    var words: [MoneyWord] = []
    var at = 0
    while at < letters.count {
      let found = digits(letters, from: at) ?? latin(letters, from: at) ?? chinese(letters, from: at)
      let (new, count) = found ?? ([letters[at] == " " ? .space : .other(letters[at])], 1)
      let text = String(letters[at..<at + count])
      // Several words that are written together share the text.
      for (place, meaning) in new.enumerated() {
        words.append(MoneyWord(meaning: meaning, text: place == 0 ? text : ""))
      }
      at += count
    }
    return words
  }

  /// Lower case in ASCII forms, white space as blanks.
  private static func plain(_ text: String) -> [Character] {
    text.lowercased().unicodeScalars.compactMap { scalar in
      if scalar.properties.isWhitespace { return " " }
      if (0xFF01...0xFF5E).contains(scalar.value) { return Unicode.Scalar(scalar.value - 0xFEE0).map(Character.init) }
      return scalar.properties.generalCategory == .format ? nil : Character(scalar)
    }
  }

  /// Digits, with signs or blanks between groups of three, and an exponent as in 1e8.
  private static func digits(_ letters: [Character], from start: Int) -> ([Meaning], Int)? {
    func isDigit(_ at: Int) -> Bool { at < letters.count && letters[at].isASCII && letters[at].isWholeNumber }
    guard isDigit(start) else { return nil }
    var (end, number) = (start, "")
    func take() {
      while isDigit(end) {
        number.append(letters[end])
        end += 1
      }
    }
    take()
    while end < letters.count, letters[end] == "," || letters[end] == " ", (1...3).allSatisfy({ isDigit(end + $0) }),
      !isDigit(end + 4)
    {
      end += 1
      take()
    }
    var power = number.first == "1" && number.dropFirst().allSatisfy({ $0 == "0" }) ? number.count - 1 : nil
    if end < letters.count, letters[end] == ".", isDigit(end + 1) {
      end += 1
      take()
      power = nil
    }
    if end < letters.count, letters[end] == "e", isDigit(end + 1) {
      end += 1
      number = ""
      take()
      power = power.flatMap { base in Int(number).flatMap { $0 < 100 ? base + $0 : nil } }
    }
    return ([.number(power: power)], end - start)
  }

  private static let latinWords: [String: Meaning] = [
    "one": .number(power: 0), "of": .of, "ten": .scale(1), "tens": .scale(1), "hundred": .scale(2),
    "hundreds": .scale(2),
    "thousand": .scale(3), "thousands": .scale(3), "million": .scale(6), "millions": .scale(6), "mn": .scale(6),
    "billion": .scale(9), "billions": .scale(9), "bn": .scale(9), "trillion": .scale(12), "trillions": .scale(12),
    "yuan": .currency("CNY", isCode: false), "rmb": .currency("CNY", isCode: true),
    "cny": .currency("CNY", isCode: true), "euro": .currency("EUR", isCode: false),
    "euros": .currency("EUR", isCode: false), "eur": .currency("EUR", isCode: true),
    "usd": .currency("USD", isCode: true), "jpy": .currency("JPY", isCode: true), "gbp": .currency("GBP", isCode: true),
    "hkd": .currency("HKD", isCode: true), "krw": .currency("KRW", isCode: true),
  ]

  /// A run of Latin letters that consists of known words, as `million` and `millionyuan` do.
  private static func latin(_ letters: [Character], from start: Int) -> ([Meaning], Int)? {
    let run = String(letters[start...].prefix { $0.isASCII && $0.isLetter })
    guard !run.isEmpty else { return nil }
    var (rest, meanings) = (run[...], [Meaning]())
    while !rest.isEmpty {
      let length = (1...rest.count).last { latinWords[String(rest.prefix($0))] != nil }
      guard let length, let meaning = latinWords[String(rest.prefix(length))] else {
        return (run.map { .other($0) }, run.count)
      }
      meanings.append(meaning)
      rest = rest.dropFirst(length)
    }
    return (meanings, run.count)
  }

  private static let chineseWords: [(word: String, meaning: Meaning)] = [
    ("人民币", .currency("CNY", isCode: true)), ("美元", .currency("USD", isCode: false)),
    ("欧元", .currency("EUR", isCode: false)), ("日元", .currency("JPY", isCode: false)),
    ("港元", .currency("HKD", isCode: false)), ("元", .currency("CNY", isCode: false)), ("十", .scale(1)),
    ("百", .scale(2)), ("千", .scale(3)), ("万", .scale(4)), ("亿", .scale(8)),
  ]

  private static func chinese(_ letters: [Character], from start: Int) -> ([Meaning], Int)? {
    let rest = letters[start...]
    if rest.first == "一", let next = rest.dropFirst().first, "十百千万亿".contains(next) {
      return ([.number(power: 0)], 1)
    }
    return chineseWords.first { rest.starts(with: $0.word) }.map { ([$0.meaning], $0.word.count) }
  }
}
