import Economy
import ModuleHost
import ScenarioCase
import ScenarioReading
import Study
import Testing

@testable import StudyRuns

/// Years between written ones follow those that vary, as in a scenario that has the number.
struct FollowingYearsTests {
  private static func text(_ year2017: Double, _ year2020: Double, _ way: String) -> String {
    """
    [economy.changes.saving]
    verb = "scale"
    space = "coefficient"
    from = "ELC"
    to = "all"
    reason = "Less is used"
    offset = { value_added = 1 }
    factor = { 2015 = 1.1, 2016 = 1.05, 2017 = \(year2017), 2020 = \(year2020), interpolation = "\(way)" }

    """
  }

  @Test(arguments: ["linear", "growth", "step"])
  func aSampleIsThePlainRunOfItsNumbers(_ way: String) throws {
    let uncertain = """
      [uncertain]
      "economy.changes.saving.factor.2020" = { distribution = "uniform", low = 0.7, high = 0.9 }
      """
    let study = try EnsembleTests.Study(Self.text(1, 0.8, way) + uncertain, .oneAtATime, samples: 3)
    let names = study.run.design.factors.following.factors.map(\.name)
    #expect(names == ["economy.changes.saving.factor.2018", "economy.changes.saving.factor.2019"])
    for (sample, value) in [(0, 0.8), (1, 0.7), (2, 0.9)] {
      let row = try study.run.row(sample)
      #expect(row.values == [value])
      let plain = try ScenarioCase(Self.text(1, value, way), modules: false).prepared()
      let answers = try plain.problem.evaluate(
        .central, outputs: [.economy(.valueAdded)], modules: plain.loadedModules)
      let answer = try #require(answers.row(.economy(.valueAdded), sample: 0))
      let series = try #require(study.run.outputs.series.first { $0.name == "value_added" })
      for (column, expected) in zip(series.columns, answer) {
        #expect(abs(row.outputs[column] - expected) < 1e-10 * expected, "\(value) \(way)")
      }
    }
  }
}
