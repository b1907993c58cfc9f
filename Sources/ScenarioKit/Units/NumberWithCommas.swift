/// A number that is written with commas or underscores, and what follows it: `1,200 GWh`, `46，5 GW`.
struct NumberWithCommas {
  /// Without separators; more than one where a comma may be a decimal sign as well, none where no reading is likely.
  let readings: [String]
  let rest: String

  /// Nil where no number with a separator begins the text.
  init?(_ text: String) {
    let isDigit: (Character) -> Bool = { $0.isASCII && $0.isNumber }
    let written = text.prefix { isDigit($0) || ",，_.+-".contains($0) }
    guard written.first != ",", written.contains(where: { ",，_".contains($0) }), let last = written.last, isDigit(last)
    else { return nil }
    rest = String(text.dropFirst(written.count))
    let sign = written.prefix { $0 == "+" || $0 == "-" }
    let groups = written.dropFirst(sign.count).filter { $0 != "_" }
      .split(omittingEmptySubsequences: false) { $0 == "," || $0 == "，" }
    let wholes = groups.dropLast() + [groups.last?.prefix { $0 != "." } ?? ""]
    var found: [String] = []
    if groups.count == 1
      || (wholes.dropFirst().allSatisfy { $0.count == 3 } && (1...3).contains(wholes[0].count)
        && wholes[0].first != "0")
    {
      found.append(groups.joined())
    }
    if groups.count == 2, groups[1].allSatisfy(isDigit) {
      found.append(groups[0].filter { $0 != "." } + "." + groups[1])
    }
    readings = found.map { sign + $0 }.filter { Double($0) != nil }
  }

  /// Advice, in the quotes of a text or without: `write 1800, or 1.800 if the comma is a decimal sign`.
  func advice(quote: String) -> String? {
    let texts = readings.map { quote + $0 + rest + quote }
    guard let first = texts.first else { return nil }
    return "write \(first)" + (texts.count > 1 ? ", or \(texts[1]) if the comma is a decimal sign" : "")
  }
}
