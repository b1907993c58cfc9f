import PlanReading
import SVGCharts
import ScenarioCase
import SimulationKit
import StudyRuns
import Testing

@testable import StudyReporting

/// Rankings of so few samples that they tell nothing, and samples beyond those that were asked for.
struct TooFewSamplesTests {
  @Test(arguments: Language.allCases)
  func `indices whose interval is wider than the variance are no finding`(language: Language) throws {
    let (study, summary) = try StudyCase.sensitivity(.sobol, samples: 10)
    let (first, name) = (try #require(summary.lines.first), summary.target.target.indicator[language])
    try #require(summary.isTooFew)
    let words = StudyWords(study.run.prepared, language)
    let (low, high) = (words.cells(first)[1], words.cells(first)[2])
    let said =
      language == .en
      ? "These samples are too few to tell what moves \"\(name)\": the interval of the largest share of the variance, "
        + "\(low) to \(high), is wider than all of it; take more."
      : "样本太少，不能说明什么影响“\(name)”：最大方差占比的区间为\(low)至\(high)，宽于全部方差；请增加样本。"
    #expect(words.finding(summary) == said)
    #expect(SensitivityChart(summary: summary, words: words).chart?.finding == said)
    #expect(try StudyCase.sensitivity(.sobol, samples: 1000).1.isTooFew == false)
  }

  private static let roundings: [(Int, StudyAnalysis, String?)] = [
    (
      12, .sensitivity(.sobol),
      "note: 12 samples were asked for; pairs of Saltelli come in whole groups, which makes 15"
    ),
    (10, .sensitivity(.sobol), nil), (12, .ensemble, nil),
    (
      10, .sensitivity(.morris),
      "note: 10 samples were asked for; trajectories of Morris come in whole groups, which makes 12"
    ),
  ]

  @Test(arguments: roundings)
  func `samples beyond those asked for are told`(asked: Int, analysis: StudyAnalysis, note: String?) throws {
    let prepared = try ScenarioCase(StudyCase.uncertain, modules: false).prepared()
    var study = StudyDescription("study", [analysis], StudyVariation(prepared, levers: false))
    study.samples = asked
    #expect(study.rounding(in: try study.design(prepared)) == note)
  }

  @Test func `tables say from which number on a target is met`() throws {
    let study = try StudyCase(samples: 16)
    let chances = try #require(try study.ensemble().files.last?.text.split(separator: "\n"))
    #expect(chances[0].hasSuffix(",chance,low,high,bound,condition"))
    #expect(chances[1].hasSuffix(",about,≥ 14.5") && chances[2].hasSuffix(",about,≥ 4.5"))
    #expect(EnsembleText(try study.ensemble(), language: .en).text.contains("   15 %  ≥ 14.5  "))
  }
}
