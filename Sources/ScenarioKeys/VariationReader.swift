import Diagnostics
import ScenarioKit
package import SimulationKit

/// Reads how one key varies, in the unit of the key.
package struct VariationReader {
  var table: ScenarioTable
  var unit: String
  var bounds: Bounds
  /// Only whole numbers make sense.
  var isWhole = false

  package static let distributions = ["uniform", "triangular", "normal", "lognormal", "discrete", "range"]

  /// All keys that say how a number varies.
  static let keys = Set(
    (distributions + ["interval", "choice"]).flatMap { declarations($0).map(\.key) } + ["distribution"])

  /// Returns nil after reporting mistakes.
  func read(
    _ section: VariedKey.Section, _ origin: Provenance, scenario: Scenario, into problems: inout [Diagnostic]
  ) -> VariedKey.Variation? {
    let before = problems.count
    if let place = table.misplacedAt {
      problems.append(
        .error(
          at: place, "what varies is a table",
          advice: section == .levers
            ? "write { values = [1, 2] } or { low = 1, high = 2 }"
            : "write { distribution = \"uniform\", low = 1, high = 2 }"))
      return nil
    }
    let name = section == .levers ? (listsValues ? "choice" : "interval") : distribution(&problems)
    guard let name, isPossible(name, section, into: &problems) else { return nil }
    let left = leftovers(name, section, into: &problems)
    let table = table.keeping(table.keys.filter { !left.contains($0) })
    let declarations = Self.declarations(name, unit: unit, bounds: bounds)
    let count = listedNumbers("values") ?? 0
    let section = SectionChecker(
      axes: ["value": (1...max(1, count)).map(String.init)], declarations: declarations,
      otherKeys: section == .levers ? [] : ["distribution"], reportsMissing: scenario.isComplete
    ).resolve(table, into: &problems)
    checkReason(section, into: &problems)
    checkValues(name, section, into: &problems)
    guard problems.count == before, scenario.isComplete else { return nil }
    check(name, section, into: &problems)
    let variation = variation(name, Found(section: section), origin, &problems)
    return problems.count == before ? variation : nil
  }

  /// Whether a lever has a list: its own low or high stand in place of the list of a base.
  private var listsValues: Bool {
    let lists = table.members.filter {
      $0.key == "values" || closest(to: $0.key, in: ["low", "high", "values"]) == "values"
    }
    let hasOwnLimits = ["low", "high"].contains { table[$0].map { !$0.inherited } ?? false }
    return lists.contains { !$0.value.inherited } || (!lists.isEmpty && !hasOwnLimits)
  }

  /// The keys of another way of varying, which a base gives and this file changes, after reporting them, and weights
  /// that do not go with the values: the rest is checked without them.
  private func leftovers(
    _ name: String, _ section: VariedKey.Section, into problems: inout [Diagnostic]
  ) -> [String] {
    let (words, deciding) =
      switch name {
      case "choice": ("a lever with values", ["values"])
      case "interval": ("a lever from low to high", ["low", "high"])
      default: ("the distribution \"\(name)\"", ["distribution"])
      }
    let known = Self.declarations(name).map(\.key) + ["distribution"]
    let left = table.members.filter {
      $0.value.inherited && Self.keys.contains($0.key) && !known.contains($0.key)
    }
    if let own = deciding.compactMap({ table[$0] }).first(where: { !$0.inherited }), let first = left.first {
      problems.append(
        .error(
          at: own.keyLocation,
          "\(words) has no \(left.map(\.key).joined(separator: " and no ")), inherited from \(first.value.keyLocation)",
          advice: "write delete = [\(left.map { "\"\($0.key)\"" }.joined(separator: ", "))] beside it"))
      return left.map(\.key)
    }
    guard name == "discrete", let values = listedNumbers("values"), let weights = table["weights"],
      let count = listedNumbers("weights"), weights.isListOfNumbers, count != values
    else { return [] }
    problems.append(
      .error(
        at: weights.location,
        "there \(count == 1 ? "is 1 weight" : "are \(count) weights") for \(values) value\(values == 1 ? "" : "s")",
        advice: "write one weight for each value"))
    return ["weights"]
  }

  /// The count of numbers that a key lists, if it is written.
  private func listedNumbers(_ key: String) -> Int? {
    guard let written = table[key] else { return nil }
    return if case .list(let all) = (written.table?["value"] ?? written).content { all.count } else { 1 }
  }

  /// Reports a way in which the key cannot vary at all. Returns whether it can.
  private func isPossible(_ name: String, _ section: VariedKey.Section, into problems: inout [Diagnostic]) -> Bool {
    if listedNumbers("values") == 0, let place = table["values"]?.location {
      problems.append(.error(at: place, "values is empty", advice: "list the values that the key can have"))
      return false
    }
    guard isWhole, name != "discrete", name != "choice" else { return true }
    problems.append(
      .error(
        at: table.location, "the key is a whole number, which takes no value between two others",
        advice: section == .levers
          ? "list its values: { values = [1, 2, 3] }"
          : "list its values: { distribution = \"discrete\", values = [1, 2, 3] }"))
    return false
  }

  private func distribution(_ problems: inout [Diagnostic]) -> String? {
    let choice = ParameterDeclaration("distribution", .choice(Self.distributions), meaning: "how the number varies")
    let others = table.keys.filter { $0 != "distribution" }
    let section = SectionChecker(axes: [:], declarations: [choice], otherKeys: others).resolve(table, into: &problems)
    return section.parameters.has("distribution") ? section.parameters.text("distribution") : nil
  }

  /// The keys of a way of varying: a distribution, "interval" or "choice".
  package static func declarations(_ name: String, unit: String = "1", bounds: Bounds = .any) -> [ParameterDeclaration]
  {
    func number(_ key: String, _ meaning: Text, optional: Bool = false) -> ParameterDeclaration {
      ParameterDeclaration(key, .number(unit: unit, bounds), meaning: meaning, optional: optional)
    }
    func positive(_ key: String, _ unit: String, _ bounds: Bounds, _ meaning: Text) -> ParameterDeclaration {
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

    func number(_ key: String) -> Double { section.parameters.number(key) }
    func limit(_ key: String) -> Double? { section.parameters.has(key) ? number(key) : nil }
  }

  private func variation(
    _ name: String, _ found: Found, _ origin: Provenance, _ problems: inout [Diagnostic]
  ) -> VariedKey.Variation? {
    switch name {
    case "uniform": return .uniform(low: found.number("low"), high: found.number("high"))
    case "interval": return .interval(low: found.number("low"), high: found.number("high"))
    case "triangular":
      return .triangular(low: found.number("low"), mode: found.number("mode"), high: found.number("high"))
    case "normal":
      return .normal(
        mean: found.number("mean"), standardDeviation: found.number("standard_deviation"), low: found.limit("low"),
        high: found.limit("high"))
    case "lognormal":
      return .lognormal(
        median: found.number("median"), geometricStandardDeviation: found.number("geometric_standard_deviation"),
        low: found.limit("low"), high: found.limit("high"))
    case "choice": return .choice(values: found.section.parameters.array("values").values)
    case "discrete":
      let values = found.section.parameters.array("values").values
      guard found.section.parameters.has("weights") else {
        return .discrete(values: values, weights: values.map { _ in 1 / Double(values.count) })
      }
      return .discrete(values: values, weights: found.section.parameters.array("weights").values)
    default:
      guard let low = origin.low, let high = origin.high, low < high else {
        problems.append(
          .error(
            at: table.location,
            origin.ranges == nil
              ? "the key has no range: it is no assumption with a low and a high value"
              : "the key names several numbers, and each has a range of its own",
            advice: origin.ranges == nil
              ? "write them where the value stands, or another distribution"
              : "name one of them, or write another distribution"))
        return nil
      }
      return .uniform(low: low, high: high)
    }
  }
}

extension ScenarioValue {
  /// A single number as weight stands for all values.
  fileprivate var isListOfNumbers: Bool { (table?["value"] ?? self).isList }
}
