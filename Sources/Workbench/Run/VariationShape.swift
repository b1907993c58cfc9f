import Diagnostics
import ScenarioKit
import SimulationKit

/// How one key varies, as the file says it, in the unit of the key.
struct VariationShape {
  var table: ScenarioTable
  var unit: String
  var bounds: Bounds

  static let distributions = ["uniform", "triangular", "normal", "lognormal", "discrete", "range"]

  /// Nil after reporting what is wrong.
  func read(
    _ section: VariedKey.Section, _ origin: Provenance, scenario: Scenario, into problems: inout [Diagnostic]
  ) -> VariedKey.Variation? {
    let before = problems.count
    let listsValues = table.keys.contains {
      $0 == "values" || closest(to: $0, in: ["low", "high", "values"]) == "values"
    }
    let name = section == .levers ? (listsValues ? "choice" : "interval") : distribution(&problems)
    guard let name else { return nil }
    let declarations = declarations(name)
    let count = table["values"].map { value in if case .list(let all) = value.content { all.count } else { 1 } } ?? 0
    let section = SectionChecker(
      axes: ["value": (1...max(1, count)).map(String.init)], declarations: declarations,
      otherKeys: section == .levers ? [] : ["distribution"], reportsMissing: scenario.isComplete
    ).resolve(table, into: &problems)
    guard problems.count == before, scenario.isComplete else { return nil }
    let found = Found(section: section, unit: unit)
    let variation = variation(name, found, origin, &problems)
    return problems.count == before ? variation : nil
  }

  private func distribution(_ problems: inout [Diagnostic]) -> String? {
    if let place = table.misplacedAt {
      problems.append(
        .error(at: place, "what varies is a table", advice: "write { distribution = \"uniform\", low = 1, high = 2 }"))
      return nil
    }
    let choice = ParameterDeclaration("distribution", .choice(Self.distributions), meaning: "how the number varies")
    let others = table.keys.filter { $0 != "distribution" }
    let section = SectionChecker(axes: [:], declarations: [choice], otherKeys: others).resolve(table, into: &problems)
    return section.parameters.has("distribution") ? section.parameters.text("distribution") : nil
  }

  private func declarations(_ name: String) -> [ParameterDeclaration] {
    func number(_ key: String, _ meaning: String, optional: Bool = false) -> ParameterDeclaration {
      ParameterDeclaration(key, .number(unit: unit, bounds), meaning: meaning, optional: optional)
    }
    func positive(_ key: String, _ unit: String, _ bounds: Bounds, _ meaning: String) -> ParameterDeclaration {
      ParameterDeclaration(key, .number(unit: unit, bounds), meaning: meaning)
    }
    let low = number("low", "the smallest value")
    let high = number("high", "the largest value")
    let limits = [
      number("low", "where it is cut off", optional: true), number("high", "where it is cut off", optional: true),
    ]
    let values = ParameterDeclaration(
      "values", .array(axes: ["value"], unit: unit, bounds, absent: nil), meaning: "the values it can have")
    let reason = ParameterDeclaration("reason", .text, meaning: "why it varies so", optional: true)
    let shape: [ParameterDeclaration] =
      switch name {
      case "uniform", "interval": [low, high]
      case "triangular": [low, number("mode", "the likeliest value"), high]
      case "normal":
        [number("mean", "the mean"), positive("standard_deviation", unit, .positive, "the standard deviation")] + limits
      case "lognormal":
        [
          ParameterDeclaration("median", .number(unit: unit, .positive), meaning: "the median"),
          positive(
            "geometric_standard_deviation", "1", Bounds(1, includesLower: false),
            "the factor by which it strays"),
        ] + limits
      case "discrete":
        [
          values,
          ParameterDeclaration(
            "weights", .array(axes: ["value"], unit: "1", .nonNegative, absent: nil), meaning: "how likely each is",
            optional: true),
        ]
      case "choice": [values]
      default: []
      }
    return shape + [reason]
  }

  /// The numbers of the table by key.
  private struct Found {
    var section: ResolvedSection
    var unit: String

    func number(_ key: String) -> Double { section.parameters.number(key) }
    func limit(_ key: String) -> Double? { section.parameters.has(key) ? number(key) : nil }
    func text(_ value: Double) -> String { StoredTable.cell(value) + (unit == "1" ? "" : " \(unit)") }
  }

  private func variation(
    _ name: String, _ found: Found, _ origin: Provenance, _ problems: inout [Diagnostic]
  ) -> VariedKey.Variation? {
    func ordered(_ low: String, _ high: String) {
      guard let a = found.limit(low), let b = found.limit(high), a > b || (a == b && low == "low" && high == "high")
      else { return }
      problems.append(
        .error(
          at: found.section.location(of: high),
          "\(high), \(found.text(b)), is not above \(low), \(found.text(a))", advice: "exchange them"))
    }
    func cut(_ isBelow: Bool) {
      let missing = [
        bounds.lower != nil && isBelow && found.limit("low") == nil ? "low" : nil,
        bounds.upper != nil && found.limit("high") == nil ? "high" : nil,
      ].compactMap(\.self)
      if !missing.isEmpty {
        problems.append(
          .error(
            at: table.location,
            "a \(name) distribution leaves the bounds of the key, \(bounds.text(unit: unit))",
            advice: "cut it off: write \(missing.joined(separator: " and "))"))
      }
    }
    ordered("low", "high")
    switch name {
    case "uniform": return .uniform(low: found.number("low"), high: found.number("high"))
    case "interval": return .interval(low: found.number("low"), high: found.number("high"))
    case "triangular":
      ordered("low", "mode")
      ordered("mode", "high")
      return .triangular(low: found.number("low"), mode: found.number("mode"), high: found.number("high"))
    case "normal":
      cut(true)
      return .normal(
        mean: found.number("mean"), standardDeviation: found.number("standard_deviation"), low: found.limit("low"),
        high: found.limit("high"))
    case "lognormal":
      cut((bounds.lower ?? 0) > 0)
      return .lognormal(
        median: found.number("median"), geometricStandardDeviation: found.number("geometric_standard_deviation"),
        low: found.limit("low"), high: found.limit("high"))
    case "choice": return .choice(found.section.parameters.array("values").values)
    case "discrete":
      let values = found.section.parameters.array("values").values
      guard found.section.parameters.has("weights") else {
        return .discrete(values: values, weights: values.map { _ in 1 / Double(values.count) })
      }
      let weights = found.section.parameters.array("weights").values
      let sum = weights.reduce(0, +)
      if abs(sum - 1) > 1e-9 {
        problems.append(
          .error(
            at: found.section.location(of: "weights"), "the weights sum to \(StoredTable.cell(sum))",
            advice: "let them sum to 1"))
      }
      return .discrete(values: values, weights: weights)
    default:
      guard let low = origin.low, let high = origin.high, low < high else {
        problems.append(
          .error(
            at: table.location, "the key has no range: it is no assumption with a low and a high value",
            advice: "write them where the value stands, or another distribution"))
        return nil
      }
      return .uniform(low: low, high: high)
    }
  }
}
