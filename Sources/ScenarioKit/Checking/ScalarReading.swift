import Diagnostics
import NumberText
import SimulationKit

/// The declaration that a number is read against.
struct NumberFrame {
  /// As declared.
  var unit: String
  var bounds: Bounds
  /// The unit that the annotation gives bare numbers, with its place.
  var writtenUnit: (text: String, place: SourceLocation)?
  var range = ValueRange()
  /// A base's annotation of the numbers in whose place these stand.
  var replaced = ReplacedNumber()
  /// Whether the number is the low or the high value of another.
  var isBound = false

  init(unit: String, bounds: Bounds) {
    self.unit = unit
    self.bounds = bounds
  }

  /// "8760 h", "0.3", "5 × 1e8 CNY".
  func text(_ value: Double) -> String { formatNumber(value) + (unit == "1" ? "" : " \(unit.afterNumber)") }
}

extension ValueReader {
  /// Charts and tables show numbers up to it.
  private static let largestNumber = 1e12

  /// A number in the declared unit, within the bounds; nil after reporting.
  mutating func number(_ value: ScenarioValue, _ frame: NumberFrame, path: [String]) -> Double? {
    guard let converted = converted(value, frame, path: path) else { return nil }
    guard converted.magnitude <= Self.largestNumber else {
      report(
        at: value.location, "\(path.dotted) is \(frame.text(converted)), and results show no more than 1e12",
        advice: "is the unit right?")
      return nil
    }
    guard frame.bounds.contains(converted) else {
      // 8 where 0.08 belongs; 1.2 is as likely to be too large as 1.2 %.
      let isPercent =
        value.isBareNumber && frame.unit == "1" && abs(converted) >= 2 && frame.bounds.contains(converted / 100)
      report(
        at: value.location,
        "\(path.dotted) is \(frame.text(converted)) but must be \(frame.bounds.text(unit: frame.unit.afterNumber))",
        advice: isPercent && (frame.bounds.upper ?? .infinity) <= 1
          ? "write \"\(formatNumber(converted)) %\" for a percentage" : nil)
      return nil
    }
    check(converted, in: frame, at: value.location, path: path)
    let isAskedAbout =
      value.isBareNumber && frame.writtenUnit == nil && warnOfUnit(converted, value, frame, path: path)
    if isAskedAbout { questioned.insert(path) }
    if !frame.isBound { checkAgainstBase(converted, value, frame, path: path, isTold: isAskedAbout) }
    return converted
  }

  private mutating func converted(_ value: ScenarioValue, _ frame: NumberFrame, path: [String]) -> Double? {
    let bare: Double
    switch value.content {
    case .integer(let integer): bare = Double(integer)
    case .number(let number): bare = number
    case .text(let text): return quantity(text, at: value.location, frame, path: path)
    default:
      let isUnfinished = value.table?.keys.contains { AnnotatedValue.keys.contains($0) } ?? false
      report(
        at: value.location, "\(path.dotted) must be a number, not \(value.kindName)",
        advice: isUnfinished
          ? "a table with a unit or a source needs the key value" : "write \(frame.unit.exampleOfNumber)")
      return nil
    }
    guard bare.isFinite else {
      report(at: value.location, "\(path.dotted) is not a finite number", advice: "write \(frame.unit.exampleOfNumber)")
      return nil
    }
    guard let unit = frame.writtenUnit else { return bare }
    return convert(bare, from: unit.text, to: frame, at: unit.place, path: path)
  }

  private mutating func quantity(_ text: String, at place: SourceLocation, _ frame: NumberFrame, path: [String])
    -> Double?
  {
    do {
      let quantity = try Quantity.parse(text)
      if frame.writtenUnit != nil {
        if quantity.unit.isEmpty { return convert(quantity.number, from: "", to: frame, at: place, path: path) }
        report(
          at: frame.writtenUnit?.place ?? place, "the unit of \(path.dotted) is given twice, here and in \"\(text)\"",
          advice: "remove one of the two")
        return nil
      }
      return convert(quantity.number, from: quantity.unit, to: frame, at: place, path: path)
    } catch {
      report(
        at: place, "\(path.dotted): \(error.message)", advice: error.advice ?? "write \(frame.unit.exampleOfNumber)")
      return nil
    }
  }

  private mutating func convert(
    _ number: Double, from unit: String, to frame: NumberFrame, at place: SourceLocation, path: [String]
  ) -> Double? {
    do {
      let converted = try Unit(parsing: unit).conversion(to: Unit(parsing: frame.unit))(number)
      if let key = originKey(of: path), provenance[key]?.unitAsWritten == nil, !unit.isEmpty {
        provenance[key]?.unitAsWritten = unit
      }
      if !unit.isEmpty { origins[path]?.unitAsWritten = unit }
      guard converted.isFinite else {
        report(at: place, "\(path.dotted) is larger than a double can hold in \(frame.unit)")
        return nil
      }
      return converted
    } catch {
      report(at: place, "\(path.dotted): \(error.message)", advice: error.advice)
      return nil
    }
  }

  mutating func integer(_ value: ScenarioValue, bounds: Bounds, path: [String]) -> ParameterValue? {
    guard case .integer(let integer) = value.content else {
      report(
        at: value.location,
        "\(path.dotted) must be a whole number, not \(value.kindName == "a number" ? "a decimal one" : value.kindName)",
        advice: wholeNumberAdvice(value))
      return nil
    }
    guard bounds.contains(Double(integer)) else {
      report(at: value.location, "\(path.dotted) is \(integer) but must be \(bounds.text(unit: "1"))")
      return nil
    }
    return .integer(Int(integer))
  }

  private func wholeNumberAdvice(_ value: ScenarioValue) -> String {
    switch value.content {
    case .text(let text) where Int(text.withoutFullWidth) != nil: "write \(text.withoutFullWidth) without quotes"
    case .number(let number):
      Int(exactly: number).map { "write \($0) without a point" } ?? "write a number without a fraction"
    default: "write digits alone, as in 5"
    }
  }

  mutating func boolean(_ value: ScenarioValue, path: [String]) -> ParameterValue? {
    if case .boolean(let flag) = value.content { return .boolean(flag) }
    report(
      at: value.location, "\(path.dotted) must be true or false, not \(value.kindName)",
      advice: "write true or false, without quotes")
    return nil
  }

  mutating func text(_ value: ScenarioValue, path: [String]) -> String? {
    if case .text(let text) = value.content { return text }
    report(
      at: value.location, "\(path.dotted) must be a text, not \(value.kindName)", advice: "write a text in quotes")
    return nil
  }

  mutating func choice(_ value: ScenarioValue, choices: [String], path: [String]) -> ParameterValue? {
    guard let text = text(value, path: path) else { return nil }
    if choices.contains(text) { return .text(text) }
    let close = closest(to: text, in: choices).map { "did you mean \"\($0)\"?" }
    report(
      at: value.location, "\(path.dotted) is \"\(text.escapingControls)\"",
      advice: close ?? "write \(choices.map { "\"\($0)\"" }.joined(separator: " or "))")
    return nil
  }
}

extension String {
  /// A declared unit as it stands behind a number.
  fileprivate var afterNumber: String { first?.isNumber == true && self != "1" ? "× \(self)" : self }

  /// Forms of a number in a declared unit: of `1e8 CNY` a number or "150000000 CNY".
  var exampleOfNumber: String {
    guard self != "1", let (factor, unit) = try? UnitText.leadingFactor(of: self) else { return "a number" }
    return "a number in \(self), as in \"\(formatNumber(1.5 * factor)) \(unit)\""
  }
}
