import Economy
import ScenarioCase
import ScenarioReading
import SimulationKit
import Study
import Testing

@testable import Results

@Suite struct BatchOfChangesTests {
  /// A batch computes what it is asked for by another way than a run, which computes everything.
  @Test func `changes of final demand are in a batch's value added by driver as in a run's`() throws {
    let prepared = try ScenarioCase(ScenarioCase.fourChanges, modules: false).prepared()
    let run = try ScenarioRun(prepared).stored(program: .current)
    let losses = try #require(
      run.record.values.first { $0.section == "electricity" && $0.key == "losses" }?.value?.numbers.first)
    let samples = Samples([try #require(prepared.factor("electricity.losses"))], values: [losses, 2 * losses])
    let answers = try prepared.problem.evaluate(samples, outputs: [.economy(.valueAddedByDriver)], modules: [:])
    let table = try #require(run.economy("value_added_by_driver"))
    let stored = table.rows.flatMap { table.values($0).compactMap(\.self) }
    for sample in 0..<2 {
      let row = Array(try #require(answers.row(.economy(.valueAddedByDriver), sample: sample)))
      #expect(row.count == stored.count && !stored.isEmpty)
      // The stored numbers have 12 digits.
      #expect(zip(row, stored).allSatisfy { abs($0 - $1) <= 1e-10 * max(abs($1), 1000) })
    }
  }
}
