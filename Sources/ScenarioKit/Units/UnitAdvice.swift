/// Advice for a unit that measures something else, or for none.
struct UnitAdvice {
  let written: Unit
  let target: Unit

  var text: String {
    if let priced = withPriceYears(written.text), written.handle.currencies != target.handle.currencies {
      let years = target.handle.currencies.compactMap { $0.split(separator: "_").dropFirst().first }
      guard let year = years.first, written.handle.currencies.contains(where: { $0.contains("_") }) else {
        return "write \"\(priced)\": prices are converted by a deflator, never by a unit"
      }
      return
        "convert the number to prices of \(year) with a deflator and write it in \"\(priced)\": another year in the "
        + "unit alone would change its worth"
    }
    if target.handle.baseUnits == "1", target.handle.factor == 1 {
      return "write a number without a unit, or with %"
    }
    if let counted = counted { return "write \"\(counted)\"" }
    return "write a unit like " + spellings.map { "\"\($0)\"" }.joined(separator: " or ")
  }

  /// A unit as written, its money at the price years of the target; nil where it measures something else then too.
  private func withPriceYears(_ text: String) -> String? {
    var result = ""
    var rest = text[...]
    while let character = rest.first {
      let money = UnitVocabulary.currencies.first { rest.hasPrefix($0.symbol) }
      guard let money, let priced = target.handle.currencies.first(where: { $0.hasPrefix(money.name) }) else {
        result.append(character)
        rest.removeFirst()
        continue
      }
      result += money.symbol + priced.dropFirst(money.name.count)
      rest.removeFirst(money.symbol.count)
      let year = rest.dropFirst().prefix { $0.isNumber }
      if rest.first == "_", !year.isEmpty { rest = rest[year.endIndex...] }
    }
    guard let unit = try? Unit(parsing: result), unit.handle.baseUnits == target.handle.baseUnits else { return nil }
    return result
  }

  /// 亿 alone: 亿元_2017, 亿千瓦时. The numeral is kept, or the value would be another by powers of ten.
  private var counted: String? {
    guard !written.text.isEmpty, written.text.allSatisfy({ UnitVocabulary.numerals[$0] != nil }) else { return nil }
    for unit in UnitVocabulary.counted {
      if let priced = withPriceYears(written.text + unit) { return priced }
    }
    return nil
  }

  /// The declared unit, with its factor in words and without it: of `1e4 vehicle` 万辆 and 辆.
  private var spellings: [String] {
    guard let (factor, bare) = try? UnitText.leadingFactor(of: target.text) else { return [target.text] }
    let name = bare.prefix { $0.isLetter }
    let chinese = UnitVocabulary.base.first { $0.contains(String(name)) }?.first { $0.contains { !$0.isASCII } }
    guard let chinese, let numeral = UnitVocabulary.numerals.first(where: { $0.value == factor })?.key else {
      return [bare]
    }
    let unit = chinese + bare.dropFirst(name.count)
    return ["\(numeral)\(unit)", unit]
  }
}
