import Diagnostics

extension TableOptions {
  /// The options with the unit as our files write it, as in `1e4 CNY` for 万元.
  /// - Throws: `InvalidInput` where the unit is not understood.
  func understood() throws(InvalidInput) -> TableOptions {
    guard let said = unit else { return self }
    guard let known = MoneyUnit(whole: said)?.text ?? Self.codeUnit(said) else {
      throw InvalidInput(
        .error(
          "the unit '\(said)' of --unit is not understood",
          advice: "write a power of ten and a currency, as in --unit '1e4 CNY', --unit 万元 or --unit '10 million yuan'"))
    }
    var options = self
    options.unit = known
    return options
  }

  /// A unit that is written as our files write it, with any currency's code of three capital letters.
  private static func codeUnit(_ text: String) -> String? {
    let words = text.split(separator: " ")
    guard let code = words.last, code.count == 3, code.allSatisfy({ ("A"..."Z").contains($0) }) else { return nil }
    guard words.count == 2 else { return words.count == 1 ? text : nil }
    guard words[0].hasPrefix("1e"), let power = Int(words[0].dropFirst(2)), (1...15).contains(power) else { return nil }
    return "1e\(power) \(code)"
  }
}

extension WrittenFacts {
  /// The unit that is written; nil where none is, or where what is written is unclear and a person says the unit.
  /// - Throws: `InvalidInput` where units contradict each other or what is said, or where none is understood.
  func unit(said: String?) throws(InvalidInput) -> Fact<String>? {
    if let said, let found = units.first(where: { $0.value == said }) { return found }
    if let unclear = unclearUnits.first, said == nil {
      throw InvalidInput(
        .error(
          at: unclear.place, "the unit '\(unclear.value)' is not understood",
          advice: "write a power of ten and a currency, as in 单位：万元, unit: 10 million yuan or unit: 1e4 CNY, or say it "
            + "with --unit"))
    }
    guard let first = units.first else { return nil }
    if units.count > 1 {
      let other = units[1]
      let elsewhere = other.place == first.place ? "as well" : "in \(first.place.withinFile)"
      throw InvalidInput(
        .error(
          at: other.place, "the unit is '\(other.value)' here, and '\(first.value)' \(elsewhere)",
          advice: "mend the file, or say with --unit which of them is meant"))
    }
    if let said {
      throw InvalidInput(
        .error(
          at: first.place, "the file says the unit '\(first.value)' here, and --unit says '\(said)'",
          advice: "leave out --unit, or mend the file"))
    }
    return first
  }
}
