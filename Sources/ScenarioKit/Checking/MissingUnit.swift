import Diagnostics
import NumberText
import SimulationKit

/// The annotation around a number of a base, where a number without that annotation takes its place.
struct ReplacedNumber {
  var unit: String?
  var range = ValueRange()
}

extension ValueReader {
  /// Warns of a bare number that is far from what a base says, and would not be in another unit: 9000 for 9,000 MW,
  /// where GW are declared.
  /// - Returns: whether it warned.
  mutating func warnOfUnit(_ number: Double, _ written: ScenarioValue, _ frame: NumberFrame, path: [String]) -> Bool {
    guard number != 0, let lower = written.replaced?.value, let unit = try? Unit(parsing: frame.unit),
      let range = usualRange(of: lower, frame, unit), !range.contains(number)
    else { return false }
    for meant in MeantMultiple.units(near: frame.unit) {
      guard let other = try? Unit(parsing: meant), let conversion = try? other.conversion(to: unit),
        !conversion.isIdentity, Self.isUsual(conversion(number), range)
      else { continue }
      let shown = formatNumber(number)
      problems.append(
        Diagnostic(
          .warning, at: written.location,
          "\(path.dotted) is \(frame.text(number)), and its base (\(lower.location)) has "
            + "\(formatNumber(range.lowerBound)) to \(frame.text(range.upperBound))",
          advice: "is it \"\(shown) \(meant)\"? If not, write it with its unit: "
            + "\"\(shown)\(frame.unit == "1" ? "" : " \(MeantMultiple.writable(frame.unit))")\""))
      return true
    }
    return false
  }

  /// Whether a range holds a number. Next to nothing is not usual where the range begins at zero: any number would be, in
  /// some small unit.
  private static func isUsual(_ number: Double, _ range: ClosedRange<Double>) -> Bool {
    guard range.contains(number) else { return false }
    let largest = max(range.lowerBound.magnitude, range.upperBound.magnitude)
    return range.lowerBound > 0 || range.upperBound < 0 || number.magnitude * 100 >= largest
  }

  /// The range that a base takes for possible: its low and high value, or without them a third to three times its value where that
  /// is written with a unit.
  private func usualRange(of lower: ScenarioValue, _ frame: NumberFrame, _ unit: Unit) -> ClosedRange<Double>? {
    if let stated = statedRange(of: lower, frame, unit) { return stated }
    let table = lower.table
    let value = table == nil ? lower : table?["value"]
    let own = ownUnit(of: lower)
    guard value?.isText ?? false || own != nil || frame.replaced.unit != nil,
      let middle = number(value, own, frame, unit), middle != 0
    else { return nil }
    return min(middle / 3, middle * 3)...max(middle / 3, middle * 3)
  }

  /// The low and the high value that a base states.
  func statedRange(of lower: ScenarioValue, _ frame: NumberFrame, _ unit: Unit) -> ClosedRange<Double>? {
    let (table, own) = (lower.table, ownUnit(of: lower))
    if let low = number(table?["low"], own, frame, unit), let high = number(table?["high"], own, frame, unit),
      low <= high
    {
      return low...high
    }
    if table == nil, let low = frame.replaced.range.low, let high = frame.replaced.range.high, low <= high {
      return low...high
    }
    return nil
  }

  private func ownUnit(of lower: ScenarioValue) -> String? {
    lower.table?["unit"].flatMap { value in
      if case .text(let text) = value.content { text } else { String?.none }
    }
  }

  private func number(_ value: ScenarioValue?, _ own: String?, _ frame: NumberFrame, _ unit: Unit) -> Double? {
    switch value?.content {
    case .integer(let whole)?: converted(Double(whole), from: own ?? frame.replaced.unit, to: unit)
    case .number(let bare)?: converted(bare, from: own ?? frame.replaced.unit, to: unit)
    case .text(let text)?:
      (try? Quantity.parse(text)).flatMap { converted($0.number, from: $0.unit, to: unit) }
    default: nil
    }
  }

  private func converted(_ number: Double, from text: String?, to unit: Unit) -> Double? {
    guard let text else { return number }
    return try? Unit(parsing: text).conversion(to: unit)(number)
  }
}

/// Units that differ from a declared one by a power of ten, as people write them.
private enum MeantMultiple {
  private static let prefixes = ["k", "M", "G", "T"]
  private static let numerals = ["万", "亿"]

  static func units(near declared: String) -> [String] {
    if declared == "1" { return ["%", "‰"] }
    let bare = (try? UnitText.leadingFactor(of: declared))?.1 ?? declared
    let parts = bare.split(separator: "/", maxSplits: 1, omittingEmptySubsequences: false).map(String.init)
    var units = multiples(of: parts[0]).map { ([$0] + parts.dropFirst()).joined(separator: "/") }
    if parts.count == 2, !parts[1].hasPrefix("(") { units += multiples(of: parts[1]).map { "\(parts[0])/\($0)" } }
    return units
  }

  /// W, kW, MW, … of any of them; money and counted things by numerals.
  private static func multiples(of unit: String) -> [String] {
    var root = unit
    if let first = unit.first, prefixes.contains(String(first)), unit.count > 1,
      (try? Unit(parsing: String(unit.dropFirst()))) != nil
    {
      root = String(unit.dropFirst())
    }
    let isPrefixed = ["W", "Wh", "J", "t", "g", "m"].contains(root)
    return [root] + (isPrefixed ? prefixes : numerals).map { $0 + root }
  }

  /// A declared unit as it may stand in quotes behind a number.
  static func writable(_ unit: String) -> String { unit.first?.isNumber == true ? "(\(unit))" : unit }
}
