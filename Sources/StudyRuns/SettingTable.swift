package import Diagnostics
import Sampling
package import ScenarioKeys
package import ScenarioReading

/// Rows of numbers for some keys: settings of levers, or a design that an analyst brings.
package struct SettingTable: Sendable {
  package var keys: [VariedKey]
  /// [row][key]
  package var values: [Double]
  /// The names of the rows, where they have any of their own.
  package var names: [String]

  package init(_ keys: [VariedKey], values: [Double], names: [String]) {
    self.keys = keys
    self.values = values
    self.names = names
  }

  package var count: Int { names.count }

  package func row(_ number: Int) -> ArraySlice<Double> { values[number * keys.count..<(number + 1) * keys.count] }
}

extension SettingTable {
  /// Levers at equal steps from low to high, or at each of their values, in every combination; before them the levers as
  /// the scenario has them.
  package static func factorial(
    _ levers: [VariedKey], _ levels: StudyLevels, of prepared: PreparedRun
  ) throws(InvalidInput) -> SettingTable {
    do throws(SamplingError) {
      let design = try FullFactorial(levels: levers.map { levels.count(of: $0) })
      guard design.count < StudyDesign.largest else { throw .tooManySamples }
      var parts: [FactorSpace.Part] = []
      for lever in levers { parts.append(.number(try Distribution(varying: lever.variation))) }
      let space = try FactorSpace(try StudyDesign.evenly(parts))
      let table = SettingTable(
        levers, values: try space.values(0..<design.count, of: design),
        names: (0..<design.count).map { "\($0 + 1)" })
      return table.withStated(by: prepared)
    } catch { throw InvalidInput(.error("the settings cannot be made: \(error)")) }
  }

  /// The table with the levers as the scenario has them before its own rows.
  package func withStated(by prepared: PreparedRun) -> SettingTable {
    let central = keys.map { key in prepared.factor(key.key).flatMap { prepared.problem.number(of: $0) } ?? .nan }
    return SettingTable(keys, values: central + values, names: [RobustnessSummary.stated] + names)
  }
}
