package import SimulationKit

/// The number of a clause of a plan, in the form of the language it is read in: II(3) in English, 二（三）in Chinese. A
/// number of another form stays as it is written.
package enum ClauseNumber {
  /// - Parameter text: one clause or several between commas.
  package static func text(_ text: String, _ language: Language) -> String {
    let parts = text.split { $0 == "," || $0 == "，" || $0 == "、" }.map { part in
      String(part.drop { $0 == " " }.reversed().drop { $0 == " " }.reversed())
    }
    return parts.map { clause($0, language) }.joined(separator: language == .zh ? "、" : ", ")
  }

  /// `SECTION(ARTICLE)ITEM`, where the item may be missing.
  private static func clause(_ text: String, _ language: Language) -> String {
    guard let open = text.firstIndex(where: { $0 == "(" || $0 == "（" }),
      let close = text[open...].firstIndex(where: { $0 == ")" || $0 == "）" }),
      let section = number(text[..<open], roman) ?? number(text[..<open], chinese)
    else { return text }
    let inner = text[text.index(after: open)..<close]
    let item = text[text.index(after: close)...]
    guard let article = Int(inner) ?? number(inner, chinese), chinese.indices.contains(article),
      item.allSatisfy(\.isNumber)
    else { return text }
    return language == .zh
      ? "\(chinese[section])（\(chinese[article])）\(item)" : "\(roman[section])(\(article))\(item)"
  }

  private static func number(_ text: Substring, _ numerals: [String]) -> Int? {
    text.isEmpty ? nil : numerals.firstIndex(of: String(text))
  }

  /// By number; nothing is called 0.
  private static let roman = [
    "", "I", "II", "III", "IV", "V", "VI", "VII", "VIII", "IX", "X", "XI", "XII", "XIII", "XIV", "XV", "XVI", "XVII",
    "XVIII", "XIX", "XX",
  ]
  private static let chinese = [
    "", "一", "二", "三", "四", "五", "六", "七", "八", "九", "十", "十一", "十二", "十三", "十四", "十五", "十六", "十七", "十八", "十九",
    "二十",
  ]
}
