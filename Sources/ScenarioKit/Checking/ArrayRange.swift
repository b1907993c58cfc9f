import Diagnostics
import SimulationKit

/// The meaning of one low and one high value for an array.
public enum RangeRule: String, Sendable, Hashable, Codable, CaseIterable {
  /// Every number lies between the two, whatever it is. So it is where no rule is named.
  case common
  /// The two are factors of each number: from low times to high times its value.
  case factor
}

/// The ranges of an array whose numbers do not share one.
public struct ArrayRange: Sendable, Hashable, Codable {
  /// Nil where every number has a range of its own.
  public var rule: RangeRule?
  /// In the order of the array; of a rule one number, which is a factor.
  public var lows: [Double]
  public var highs: [Double]

  public init(rule: RangeRule? = nil, lows: [Double], highs: [Double]) {
    (self.rule, self.lows, self.highs) = (rule, lows, highs)
  }

  /// The range of one number.
  public func range(at place: Int, of value: Double) -> (low: Double, high: Double)? {
    if rule == .factor, let low = lows.first, let high = highs.first {
      return (min(low * value, high * value), max(low * value, high * value))
    }
    guard lows.indices.contains(place), highs.indices.contains(place) else { return nil }
    return (lows[place], highs[place])
  }
}

extension ValueReader {
  /// The rule that a value's annotation names; common after reporting an unknown one.
  mutating func rangeRule(_ name: String, at place: SourceLocation) -> RangeRule {
    if let rule = RangeRule(rawValue: name) { return rule }
    let names = RangeRule.allCases.map(\.rawValue)
    report(
      at: place, "unknown range \"\(name)\"",
      advice: closest(to: name, in: names).map { "did you mean \"\($0)\"?" }
        ?? "write \(names.map { "\"\($0)\"" }.joined(separator: " or ")), or a low and a high value for each number")
    return .common
  }

  /// The ranges of an annotated array that are not one for all numbers; nil where they are, or after reporting.
  /// - Parameter names: the axes of the array.
  mutating func arrayRange(
    of annotated: AnnotatedValue, _ frame: NumberFrame, axes names: ArraySlice<String>, path: [String]
  ) -> ArrayRange? {
    guard let low = annotated.low, let high = annotated.high else { return nil }
    if annotated.rule == .factor {
      let factor = NumberFrame(unit: "1", bounds: .positive)
      guard let least = number(low, factor.ofBound, path: path + ["low"]),
        let most = number(high, factor.ofBound, path: path + ["high"])
      else { return nil }
      guard least <= 1, most >= 1 else {
        report(
          at: low.location,
          "the factors of the range of \(path.dotted), \(least) and \(most), leave the value itself out",
          advice: "write a low factor of at most 1 and a high one of at least 1")
        return nil
      }
      return ArrayRange(rule: .factor, lows: [least], highs: [most])
    }
    guard !names.isEmpty, [low, high].contains(where: { $0.isList || $0.table != nil }) else { return nil }
    // A bound beside the value is no number that is written for it.
    let kept = (places, courses)
    defer { (places, courses) = kept }
    var bound = ArrayFrame(number: frame.ofBound, absent: nil)
    bound.number.range = ValueRange()
    guard let lows = apart(low, names, bound, path: path + ["low"])?.values,
      let highs = apart(high, names, bound, path: path + ["high"])?.values
    else { return nil }
    return ArrayRange(lows: lows, highs: highs)
  }

  /// Whether the numbers of an array lie in their ranges.
  mutating func check(_ values: [Double], in range: ArrayRange?, at place: SourceLocation, path: [String], unit: String)
  {
    guard let range, range.rule == nil, range.lows.count == values.count else { return }
    let frame = NumberFrame(unit: unit, bounds: .any)
    for (number, value) in values.enumerated() where !value.isNaN {
      let (low, high) = (range.lows[number], range.highs[number])
      if low > high {
        report(
          at: place, "a low value of \(path.dotted), \(frame.text(low)), is above its high one, \(frame.text(high))")
        return
      }
      guard value < low || value > high else { continue }
      report(
        at: place,
        "a number of \(path.dotted) is \(frame.text(value)), \(value < low ? "below its low" : "above its high") value "
          + "\(frame.text(value < low ? low : high))", advice: "the numbers and their ranges stand in the same order")
      return
    }
  }
}

extension NumberFrame {
  /// The frame of a low or a high value of a number that is read against this one.
  var ofBound: NumberFrame {
    var frame = self
    frame.isBound = true
    return frame
  }
}
