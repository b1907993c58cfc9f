package import Coupling
package import ScenarioReading
import Study

/// The numbers that a run computes for results in single years; a growth is that over the year before.
package struct ComputedYears {
  /// A result in a year of the run.
  package struct Wish: Hashable, Sendable {
    package var result: NamedResult
    package var year: Int

    package init(_ result: NamedResult, year: Int) {
      self.result = result
      self.year = year
    }
  }

  private var values: [Wish: Double] = [:]

  init(_ values: [Wish: Double]) { self.values = values }

  /// Runs the scenario once; nothing is run where nothing is wished.
  /// - Throws: `SampleFailure` saying what failed, or is infeasible, and where.
  package init(_ prepared: PreparedRun, _ wishes: Set<Wish>) throws(SampleFailure) {
    let wishes = wishes.filter { prepared.header.years.contains($0.year) }
    guard !wishes.isEmpty else { return }
    var problem = prepared.problem
    let first = problem.targets.count
    let order = Array(wishes)
    for wish in order {
      let year = prepared.header.years.firstIndex(of: wish.year) ?? 0
      problem.targets.append(
        Target(identifier: "", value: 0, needed: 0, measure: wish.result.measure, year: year, since: max(0, year - 1)))
    }
    let outputs = Set(order.indices.map { Output.target(first + $0) })
    let answers = try problem.evaluate(.central, outputs: outputs, modules: prepared.loadedModules)
    if let failure = answers.failures[0] { throw failure }
    for (place, wish) in order.enumerated() {
      values[wish] = answers.row(.target(first + place), sample: 0)?.first
    }
  }

  /// In the unit of the result; nil where it has no finite number.
  package func value(_ result: NamedResult, in year: Int) -> Double? {
    values[Wish(result, year: year)].flatMap { $0.isFinite ? $0 : nil }
  }
}
