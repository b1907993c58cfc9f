/// A unit of money as people write it, in Chinese or English: a power of ten and a currency.
struct MoneyUnit: Hashable {
  var power: Int
  /// The currency's code in ISO 4217.
  var currency: String

  /// The unit as our files write it, as in `1e8 CNY`.
  var text: String { power == 0 ? currency : "1e\(power) \(currency)" }

  /// A place in a text that names money.
  enum Mention: Hashable {
    case unit(MoneyUnit)
    /// A currency with a magnitude that is no power of ten, or is put together as nobody does: the words as written.
    case unclear(String)
  }

  /// The units that a text names. A currency inside another word, as in the name of a company, is none.
  static func mentions(in text: String) -> [Mention] {
    let words = MoneyWord.words(of: text)
    var mentions: [Mention] = []
    var at = 0
    while at < words.count {
      guard let phrase = MoneyPhrase(words, from: at) else {
        at += 1
        continue
      }
      // A currency alone says nothing of the magnitude.
      if phrase.isMeasure, let mention = phrase.mention { mentions.append(mention) }
      at = phrase.end
    }
    return mentions
  }

  init(power: Int, currency: String) { (self.power, self.currency) = (power, currency) }

  /// The unit of a text that names a unit and nothing else.
  /// - Parameter needsMeasure: whether the code of a currency alone is none.
  init?(whole text: String, needsMeasure: Bool = false) {
    let words = MoneyWord.words(of: text)
    guard let start = words.firstIndex(where: { $0.meaning != .space }),
      let phrase = MoneyPhrase(words, from: start), phrase.isMeasure || !needsMeasure,
      words[phrase.end...].allSatisfy({ $0.meaning == .space }),
      case .unit(let unit)? = phrase.mention
    else { return nil }
    self = unit
  }
}

/// A currency with the magnitude before it (`10 million yuan`, `百亿元`) or behind it (`RMB 10 000`).
private struct MoneyPhrase {
  private let words: [MoneyWord]
  private let start: Int
  private(set) var end: Int
  private var currencies: Set<String> = []
  private var power = 0
  private var isClear = true
  private var hasMagnitude = false
  /// Whether there is a magnitude, or a currency's unit such as 元, and not the name of a currency only.
  private(set) var isMeasure = false

  init?(_ words: [MoneyWord], from start: Int) {
    self.words = words
    (self.start, end) = (start, start)
    guard start < words.count, words[start].meaning != .space else { return nil }
    takeCurrencies(codesOnly: true)
    takeMagnitude()
    takeCurrencies(codesOnly: false)
    if currencies.isEmpty { return nil }
  }

  private mutating func takeCurrencies(codesOnly: Bool) {
    while case .currency(let code, let isCode)? = next, isCode || !codesOnly {
      currencies.insert(code)
      if !isCode { isMeasure = true }
      step()
    }
  }

  private mutating func takeMagnitude() {
    if case .number(let found)? = next {
      if let found { power = found } else { isClear = false }
      (isMeasure, hasMagnitude) = (true, true)
      step()
    }
    var scale = 0
    while true {
      switch next {
      case .scale(let found)?:
        // 百万 and 万亿 multiply; in 万百 or "million million" somebody mistook something.
        if found <= scale { isClear = false }
        scale += found
        power += found
        (isMeasure, hasMagnitude) = (true, true)
      case .of? where hasMagnitude: break
      default: return
      }
      step()
    }
  }

  /// The word that follows, blanks passed over.
  private var next: MoneyWord.Meaning? { words[end...].first { $0.meaning != .space }?.meaning }

  private mutating func step() {
    while words[end].meaning == .space { end += 1 }
    end += 1
  }

  /// Nil where the letters beside the phrase make it a part of another word.
  var mention: MoneyUnit.Mention? {
    let written = words[start..<end].map(\.text).joined()
    if end < words.count, case .other(let letter) = words[end].meaning, letter.isLetter,
      !"计和及或为注按每人".contains(letter)
    {
      return nil
    }
    if start > 0, case .other(let letter) = words[start - 1].meaning {
      if letter.isNumber || "一二三四五六七八九两几数兆零".contains(letter) { return .unclear("\(letter)\(written)") }
      if letter.isLetter, !"位价按为以值额是".contains(letter) { return nil }
    }
    if !hasMagnitude, let apart = magnitudeApart { return .unclear(apart) }
    guard isClear, !isBehindMagnitude, currencies.count == 1, let currency = currencies.first else {
      return .unclear(written)
    }
    return .unit(MoneyUnit(power: power, currency: currency))
  }
  /// The text of a currency without a magnitude and of one that stands elsewhere, as in `yuan (10,000)`; nil where none does.
  private var magnitudeApart: String? {
    let others = words.indices.filter { ($0 < start || $0 >= end) && words[$0].isMagnitude }
    guard let first = others.first, let last = others.last else { return nil }
    let whole = words[min(first, start)..<max(last + 1, end)]
    let isClosed = whole.endIndex < words.count && words[whole.endIndex].meaning == .other(")")
    return whole.map(\.text).joined() + (isClosed ? ")" : "")
  }

  /// Whether only a bracket divides the phrase from a magnitude, as in `100 (million yuan)`.
  private var isBehindMagnitude: Bool {
    let before = words[..<start].reversed().drop { $0.meaning == .space }
    guard before.first?.meaning == .other("(") else { return false }
    return before.dropFirst().first { $0.meaning != .space }?.isMagnitude ?? false
  }
}
