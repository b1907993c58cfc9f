import Diagnostics
import Foundation
import PlanReading
import SVGCharts
import ScenarioCase
import SimulationKit
import StudyRuns
import Testing

@testable import StudyReporting

/// Inputs of which an end of the range has no answer, and studies without any answer.
struct UnknownEffectTests {
  /// Shares that sum to one fail where this one is 0.9.
  private static let halfFailing =
    StudyCase.uncertain + """
      "sales.displaced_inflow" = { distribution = "discrete", values = [0.3, 0.9] }

      """

  private static let failing = """
    [uncertain]
    "sales.displaced_inflow" = { distribution = "discrete", values = [0.8, 0.9] }

    """

  @Test(arguments: Language.allCases)
  func `an end without an answer leaves the least that the effect can be, and says so`(language: Language) throws {
    let study = try StudyCase(Self.halfFailing, .oneAtATime, samples: 9)
    let summary = try SensitivitySummary(
      study.run, study.folder, .tornado, try study.run.outputs.target("sei-share"))
    let line = try #require(summary.lines.first { summary.names[$0.factor] == "sales.displaced_inflow" })
    #expect(line.isAtLeast && line.effect.isFinite && line.cells[1].isNaN && summary.unknown.isEmpty)
    let words = StudyWords(study.run.prepared, language)
    #expect(words.cells(line).last?.hasPrefix(language == .en ? "at least " : "至少") == true)
    #expect(
      words.finding(summary).hasSuffix(
        language == .en
          ? " The effect of \"\(summary.title(line).en)\" is the least that it can be: one end of the range has no answer."
          : "“\(summary.title(line).zh)”的影响只是下限：其范围的一端没有结果。"))
    let chart = try #require(SensitivityChart(summary: summary, words: words).chart)
    #expect(
      chart.caption.hasSuffix(language == .en ? " Half a bar: the other end has no answer." : "只有半条的：另一端没有结果。"))
  }

  @Test(arguments: Language.allCases)
  func `effects that are not known at all are named, and never told as none`(language: Language) throws {
    let study = try StudyCase(Self.failing, .oneAtATime, samples: 3)
    let summary = try SensitivitySummary(
      study.run, study.folder, .tornado, try study.run.outputs.target("sei-share"))
    let (line, name) = (summary.lines[0], summary.target.target.indicator[language])
    #expect(summary.lines.count == 1 && summary.unknown.map(\.factor) == [line.factor])
    #expect(
      StudyWords(study.run.prepared, language).finding(summary)
        == (language == .en
          ? "These samples leave open what moves \"\(name)\". The effect of \"\(summary.title(line).en)\" is unknown: "
            + "neither end of the range has an answer."
          : "这些样本不能说明什么影响“\(name)”。“\(summary.title(line).zh)”的影响未知：其范围两端均没有结果。"))
  }

  @Test(arguments: [
    (StudyAnalysis.ensemble, StudyDesign.Kind.sobol, 4), (.discovery(.prim), .sobol, 4),
    (.sensitivity(.morris), .morris, 4), (.sensitivity(.sobol), .saltelli, 6), (.sensitivity(.pawn), .sobol, 40),
  ])
  func `a study without any answer is refused with the reasons of its first samples`(
    analysis: StudyAnalysis, design: StudyDesign.Kind, samples: Int
  ) throws {
    let study = try StudyCase(Self.failing, design, samples: samples)
    let refusal = #expect(throws: StudyError.self) { try study.report([analysis], .en) }
    let rows = try study.run.firstRows(3, in: study.folder)
    #expect(
      refusal?.description
        == "none of the \(study.run.design.count) samples has an answer, so that there is nothing to analyse; move the "
        + "ranges to where the scenario has one\n"
        + rows.map { "  sample \($0.sample): \($0.failure?.sentence ?? "")" }.joined(separator: "\n"))
    #expect(rows.allSatisfy { $0.failure?.sentence.isEmpty == false } && refusal?.isInfeasible == false)
  }

  @Test func `an analysis that lost too many samples tells the reasons of the first`() throws {
    let growth = "\"economy.growth\" = { distribution = \"uniform\", low = \"6 %\", high = \"9 %\" }\n"
    let study = try StudyCase(StudyCase.failing + growth, samples: 30)
    let refusal = #expect(throws: StudyError.self) { try study.report([.sensitivity(.pawn)], .en) }
    let failed = try study.ensemble().failed
    #expect(
      refusal?.description
        == "the samples cannot be analysed: \(30 - failed.count) samples are too few: at least 20 are needed, and "
        + "\(failed.count) failed; \(failed.count) of them have no answer"
        + failed.first.map { "\n  sample \($0.sample): \($0.failure?.sentence ?? "")" }.joined())
  }

  @Test(arguments: Language.allCases)
  func `bands say how many samples they leave out`(language: Language) throws {
    let study = try StudyCase(StudyCase.failing, samples: 8)
    let lost = language == .en ? "Left out: 4 of 8 samples, without an answer." : "8个样本中有4个没有结果，未计入。"
    let text = EnsembleText(try study.ensemble(), language: language).text
    #expect(text.components(separatedBy: "\n\(lost)\n").count == 4)
    let report = try study.report([.ensemble], language)
    #expect(report.page.contains("<p class=\"quiet\">\(lost)</p>"))
    let fan = try #require(
      EnsembleCharts(
        summary: try study.ensemble(), words: StudyWords(study.run.prepared, language), rows: []
      ).fan(try study.ensemble().bands[0]))
    #expect(fan.caption.hasSuffix(lost))
  }

  private static let boxes: [(Int, DiscoverySummary.Method, String, String)] = [
    (0, .prim, "", ""), (1, .prim, ", outside the box before", "（前一范围以外）"),
    (2, .prim, ", outside the boxes before", "（前面各范围以外）"), (1, .cart, "", ""),
  ]

  @Test(arguments: boxes)
  func `a box after another says that it counts only samples outside`(
    number: Int, method: DiscoverySummary.Method, english: String, chinese: String
  ) throws {
    let prepared = try ScenarioCase("", modules: false).prepared()
    #expect(StudyWords(prepared, .en).outside(number, of: method) == english)
    #expect(StudyWords(prepared, .zh).outside(number, of: method) == chinese)
  }
}
