import PlanReading
import SimulationKit
import StoredRun
import Study
import Testing

@testable import Reporting
@testable import ResultText
@testable import Results

struct PlanAnswerTests {
  private func row(
    _ state: TargetResult.State, value: Double?, of goal: Double = 200, year: Int = 2020
  ) throws -> Scorecard.Row {
    var row = try #require(try StoredRun.record().scorecard.first)
    row.target.identifier = "firms"
    row.target.indicator = Title(en: "Firms", zh: "企业数")
    (row.target.variable, row.target.unit, row.target.value, row.target.year) = ("*/firms", "firms", goal, year)
    (row.state, row.value, row.shortfall) = (state, value, value.map { goal - $0 })
    return row
  }

  private func answer(_ rows: [Scorecard.Row], _ language: Language = .en) throws -> PlanAnswer {
    var record = try StoredRun.record()
    record.scorecard = rows
    return PlanAnswer(StoredResults(record: record, tables: [:]), nil, language)
  }

  @Test func `the question names the year that all targets share`() throws {
    #expect(try answer([row(.met, value: 200)]).question == "Does the plan reach its targets for 2020?")
    #expect(try answer([row(.met, value: 200)], .zh).question == "规划提出的2020年目标能否实现？")
    let two = [try row(.met, value: 200), try row(.met, value: 200, year: 2025)]
    #expect(try answer(two).question == "Does the plan reach its targets?")
    #expect(try answer(two, .zh).question == "规划目标能否实现？")
  }

  @Test func `all met, none met, some met and none judged are four answers`() throws {
    let (met, missed, other) = (
      try row(.met, value: 210), try row(.missed, value: 50), try row(.otherPerimeter, value: 50)
    )
    #expect(
      try answer([met, other]).sentences == [
        "Yes, as far as this run can tell: of the plan's 2 targets 1 can be judged; 1 is met and 0 are missed.",
        "Firms: 210 firms, where the plan wants 200.", "Nothing has to change for the targets that can be judged.",
      ])
    #expect(
      try answer([missed]).sentences == [
        "No, not under this scenario: of the plan's 1 targets 1 can be judged; 0 are met and 1 is missed.",
        "Firms: 50 firms, where the plan wants 200.",
        "Most is missing elsewhere; furthest from its target is “Firms”, 50 of 200.",
      ])
    #expect(
      try answer([met, missed], .zh).sentences == [
        "按本情景只能部分实现：规划的2项目标中有2项可作判断，1项达到，1项未达到。", "企业数为210家，规划目标为200家。",
        "差距主要在其他目标；差距最大的是“企业数”，目标200，计算值50。",
      ])
    #expect(
      try answer([other]).sentences == [
        "This run cannot say: none of the plan's 1 targets is computed for the perimeter that the plan means."
      ])
  }

  @Test(arguments: [
    (
      Language.en,
      [
        "No, not under this scenario: of the plan's 1 targets 1 can be judged; 0 are met and 1 is missed.",
        "The strategic industries' share of industrial value added goes from 11.80 % in 2015 to 12.60 % in 2020, 2.40 points short of the 15 % that the plan wants in 2020; what moves it most: Sold outside (+0.70).",
        "To get there the share would have to grow by 4.9 % a year instead of 1.3 %.",
      ]
    ),
    (
      .zh,
      [
        "按本情景不能实现：规划的1项目标中有1项可作判断，0项达到，1项未达到。",
        "战略性新兴产业增加值占规模以上工业的比重由2015年的11.80%变为2020年的12.60%，距规划2020年15%的目标差2.40个百分点；影响最大的是外销（+0.70）。",
        "要实现该目标，占比须年均提高4.9%，而本情景为1.3%。",
      ]
    ),
  ])
  func `the share says where it comes from, and the growth that it would need`(
    language: Language, sentences: [String]
  ) throws {
    var record = try StoredRun.record()
    record.drivers = [
      RunRecord.DriverPart(driver: "market", market: Title(en: "Sold outside", zh: "外销"), title: "market")
    ]
    let results = StoredResults(
      record: record,
      tables: [
        "economy/strategic_share.csv": StoredTable(
          header: ["indicator", "unit", "2015", "2020"],
          rows: [["share_of_above_scale_industry", "%", "11.8", "12.6"]]),
        "economy/strategic_share_by_driver.csv": StoredTable(
          header: ["measure", "driver", "unit", "2015", "2020"],
          rows: [["share", "market", "percentage points", "0", "0.7"]]),
      ])
    let reasons = ShareReasons(results, language: language)
    #expect(PlanAnswer(results, reasons, language).sentences == sentences)
  }

  @Test(arguments: [
    (
      Language.en,
      "The strategic industries' share of industrial value added goes from 11.80 % in 2015 to 12.60 % in 2020, 2.40 points short of the 15 % that the plan wants in 2020, and then to 15.52 % in 2035.",
      "To get there the share would have to grow by 4.9 % a year until 2020 instead of 1.3 %."
    ),
    (
      .zh, "战略性新兴产业增加值占规模以上工业的比重由2015年的11.80%变为2020年的12.60%，距规划2020年15%的目标差2.40个百分点，随后变为2035年的15.52%。",
      "要实现该目标，占比到2020年须年均提高4.9%，而本情景为1.3%。"
    ),
  ])
  func `a run that goes on says the share of the target's year before the gap`(
    language: Language, cause: String, remedy: String
  ) throws {
    let results = StoredResults(
      record: try StoredRun.record(),
      tables: [
        "economy/strategic_share.csv": StoredTable(
          header: ["indicator", "unit", "2015", "2020", "2035"],
          rows: [["share_of_above_scale_industry", "%", "11.8", "12.6", "15.52"]]),
        "economy/strategic_share_by_driver.csv": StoredTable(
          header: ["measure", "driver", "unit", "2015", "2020", "2035"]),
      ])
    let sentences = PlanAnswer(results, ShareReasons(results, language: language), language).sentences
    #expect(Array(sentences.dropFirst()) == [cause, remedy])
  }
}
