import Coupling
import Diagnostics
import NumberText
import PlanReading
import ScenarioReading
package import SimulationKit
import Study

/// A number that a search between levers wants more or less of: a target's value, a result in a year, or the distance of
/// the levers from the plan.
package struct FrontierObjective: Hashable, Sendable {
  enum Measure: Hashable, Sendable {
    case target(Int)
    case result(Study.Target.Measure, year: Int, since: Int)
    case distance
  }

  /// As it was written, without the wish.
  package var name: String
  package var isToBeLarge: Bool
  package var title: Title
  package var unit: String
  package var year: Int?
  /// Of the computed number, in the unit.
  var factor: Double
  var measure: Measure

  package static let distance = "distance"

  /// - Parameter text: `max:sei-share`, `min:satellite:co2@2020` or `min:distance`.
  /// - Throws: `InvalidInput` for a name that nothing has, with the nearest, and for what no lever could move.
  init(_ text: String, _ prepared: PreparedRun) throws(InvalidInput) {
    let parts = text.split(separator: ":", maxSplits: 1, omittingEmptySubsequences: false).map(String.init)
    guard parts.count == 2, ["max", "min"].contains(parts[0]), !parts[1].isEmpty else {
      let name = parts.count == 2 && parts[0].count == 3 ? parts[1] : text
      throw InvalidInput(
        .error(
          "'\(text)' does not say whether more or less of it is wanted",
          advice: "write max:\(name.isEmpty ? "sei-share" : name) or min:\(name.isEmpty ? "sei-share" : name)"))
    }
    isToBeLarge = parts[0] == "max"
    name = parts[1]
    if name == Self.distance {
      guard !isToBeLarge else {
        throw InvalidInput(.error("max:distance would move every lever to its end", advice: "write min:distance"))
      }
      title = Title(en: "distance of the levers from the plan", zh: "各项与规划取值的距离")
      (unit, year, factor, measure) = ("1", nil, 1, .distance)
      return
    }
    let named = name.split(separator: "@", maxSplits: 1, omittingEmptySubsequences: false).map(String.init)
    let years = prepared.header.years
    var asked: Int?
    if named.count == 2 {
      guard let number = Int(named[1]), years.contains(number) else {
        throw InvalidInput(
          .error(
            "'\(named[1])' is no year of the run", advice: "write one from \(years[0]) to \(years[years.count - 1])"))
      }
      asked = number
    }
    let result = try prepared.result(named: named[0])
    if case .parameter = result.measure {
      throw InvalidInput(
        .error(
          "\(named[0]) is \(result.variable), a number that the scenario sets: no lever moves it",
          advice: "name a result, such as \(prepared.targets.targets.first?.identifier ?? "value_added")"))
    }
    if let target = result.target, asked == nil || asked == target.year,
      let place = prepared.targets.targets.firstIndex(of: target)
    {
      (title, unit, year, factor, measure) = (target.indicator, target.unit, target.year, 1, .target(place))
      return
    }
    let year = asked ?? years[years.count - 1]
    let place = years.firstIndex(of: year) ?? 0
    if result.isGrowth, place == 0 {
      throw InvalidInput(.error("\(named[0]) grows over the year before, and \(year) is the first of the run"))
    }
    self.year = year
    title = result.target?.indicator ?? Title(en: result.variable, zh: result.variable)
    (unit, factor) = result.isGrowth ? ("%/year", 100) : (result.unit, 1)
    measure = .result(result.measure, year: place, since: max(0, place - 1))
  }

  /// The target that a problem computes for it; nil for one that is there, or is not computed.
  var added: Study.Target? {
    guard case .result(let measure, let year, let since) = measure else { return nil }
    return Study.Target(identifier: "", value: 0, needed: 0, measure: measure, factor: factor, year: year, since: since)
  }
}
