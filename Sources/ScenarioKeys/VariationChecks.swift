import Diagnostics
import Glibc
import NumberText
import ScenarioKit
import SimulationKit

/// Checks of numbers against each other, which the declaration of a single number cannot make.
extension VariationReader {
  func check(_ name: String, _ section: ResolvedSection, into problems: inout [Diagnostic]) {
    func report(_ key: String, _ message: String, _ advice: String) {
      problems.append(.error(at: section.location(of: key), message, advice: advice))
    }
    func text(_ value: Double) -> String { formatNumber(value) + (unit == "1" ? "" : " \(unit)") }
    func number(_ key: String) -> Double? { section.parameters.has(key) ? section.parameters.number(key) : nil }
    func ordered(_ low: String, _ high: String) {
      guard let a = number(low), let b = number(high) else { return }
      if a > b { report(high, "\(high), \(text(b)), is not above \(low), \(text(a))", "exchange them") }
      if a == b, low == "low", high == "high" {
        report(high, "low and high are both \(text(a))", "let high be above low, or leave the key as it is written")
      }
    }
    ordered("low", "high")
    ordered("low", "mode")
    ordered("mode", "high")
    checkBounds(name, section, into: &problems)
    checkCut(name, section, into: &problems)
    guard section.parameters.has("weights") else { return }
    let sum = section.parameters.array("weights").values.reduce(0, +)
    if abs(sum - 1) > 1e-9 { report("weights", "the weights sum to \(formatNumber(sum))", "let them sum to 1") }
  }

  func checkReason(_ section: ResolvedSection, into problems: inout [Diagnostic]) {
    guard section.parameters.has("reason"), section.parameters.text("reason").allSatisfy(\.isWhitespace) else { return }
    problems.append(
      .error(at: section.location(of: "reason"), "its reason is empty", advice: "say why the number varies so"))
  }

  /// Checks the listed values by themselves, whatever else is wrong.
  func checkValues(_ name: String, _ section: ResolvedSection, into problems: inout [Diagnostic]) {
    func text(_ value: Double) -> String { formatNumber(value) + (unit == "1" ? "" : " \(unit)") }
    guard section.parameters.has("values") else { return }
    let values = section.parameters.array("values").values
    if values.count == 1 {
      problems.append(
        .error(
          at: section.location(of: "values"), "one value alone does not vary",
          advice: "list another, or leave the key as it is written"))
    }
    for (place, value) in values.enumerated() where values[..<place].contains(value) {
      problems.append(
        .error(
          at: section.location(of: "values", index: ["\(place + 1)"]), "values lists \(text(value)) twice",
          advice: name == "discrete" ? "leave one, and let weights say how likely it is" : "leave one"))
    }
    if isWhole {
      for (place, value) in values.enumerated() where value != value.rounded() {
        problems.append(
          .error(
            at: section.location(of: "values", index: ["\(place + 1)"]),
            "values.\(place + 1) is \(text(value)), but the key is a whole number",
            advice: "write \(text(value.rounded()))"))
      }
    }
  }

  /// A distribution without ends must be cut where the key is bounded.
  private func checkBounds(_ name: String, _ section: ResolvedSection, into problems: inout [Diagnostic]) {
    guard name == "normal" || name == "lognormal" else { return }
    let isBelow = name == "normal" || (bounds.lower ?? 0) > 0
    let missing = [
      bounds.lower != nil && isBelow && !section.parameters.has("low") ? "low" : nil,
      bounds.upper != nil && !section.parameters.has("high") ? "high" : nil,
    ].compactMap(\.self)
    if !missing.isEmpty {
      problems.append(
        .error(
          at: table.location, "a \(name) distribution leaves the bounds of the key, \(bounds.text(unit: unit))",
          advice: "cut it off: write \(missing.joined(separator: " and "))"))
    }
  }

  /// A cut beyond three standard deviations leaves less than 0.2 % of a distribution.
  private func checkCut(_ name: String, _ section: ResolvedSection, into problems: inout [Diagnostic]) {
    let parameters = section.parameters
    guard name == "normal" || name == "lognormal" else { return }
    let (middle, spread) =
      name == "normal" ? ("mean", "standard_deviation") : ("median", "geometric_standard_deviation")
    func place(_ value: Double) -> Double {
      name == "normal"
        ? (value - parameters.number(middle)) / parameters.number(spread)
        : log(value / parameters.number(middle)) / log(parameters.number(spread))
    }
    for (key, side) in [("low", 1.0), ("high", -1.0)] where parameters.has(key) {
      // A lognormal variate is positive: a lower limit of zero cuts nothing.
      let away = name == "lognormal" && parameters.number(key) <= 0 ? -side * .infinity : place(parameters.number(key))
      guard side * away > 3 else { continue }
      let limit = formatNumber(parameters.number(key))
      problems.append(
        .error(
          at: section.location(of: middle),
          "almost nothing is left of the distribution: its \(middle), \(formatNumber(parameters.number(middle))), lies "
            + "more than three standard deviations \(side > 0 ? "below low" : "above high"), \(limit)",
          advice: "let the \(middle) lie between low and high"))
    }
  }
}
