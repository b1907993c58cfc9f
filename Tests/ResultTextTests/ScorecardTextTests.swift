import PlanReading
import Results
import ScenarioReading
import SimulationKit
import StoredRun
import Study
import Testing

@testable import ResultText

struct ScorecardTextTests {
  @Test(arguments: [
    ("II(3)", "II(3)", "二（三）"), ("II(3), III(1)1", "II(3), III(1)1", "二（三）、三（一）1"),
    ("二（三）、三（一）", "II(3), III(1)", "二（三）、三（一）"), ("IV（十一）", "IV(11)", "四（十一）"), ("Art. 5", "Art. 5", "Art. 5"),
    ("II(3)b", "II(3)b", "II(3)b"), ("", "", ""), ("(3)", "(3)", "(3)"), ("II(99)", "II(99)", "II(99)"),
  ])
  func `a clause is numbered in the form of its language`(written: String, en: String, zh: String) {
    #expect(ClauseNumber.text(written, .en) == en)
    #expect(ClauseNumber.text(written, .zh) == zh)
  }

  private func record(_ rows: [Scorecard.Row]) throws -> RunRecord {
    var record = try StoredRun.record()
    record.scorecard = rows
    return record
  }

  private func row(
    _ identifier: String, _ year: Int, _ result: TargetResult, offer: Title? = nil,
    relation: (String, to: String) = ("", "")
  ) -> Scorecard.Row {
    Scorecard.Row(
      target: PlanTargets.Target(
        identifier: identifier, indicator: Title(en: "The \(identifier)", zh: "指标"), value: 2000, unit: "1e8 CNY",
        year: year, bound: "reach", clause: "III(3)", relation: relation.0, relationTo: relation.to,
        note: Title(en: "", zh: ""), variable: "x", offer: offer), result)
  }

  @Test
  func `targets of several years say theirs, another perimeter its ratio, and what is not modelled who offers it`()
    throws
  {
    let record = try record([
      row("scale", 2020, TargetResult(state: .otherPerimeter, value: 1500), relation: ("higher than", "revenue")),
      row(
        "revenue", 2025, TargetResult(state: .notModelled),
        offer: Title(en: "fleet offers it, and is switched off here", zh: "模块fleet可提供，本情景未启用")),
      row("rate", 2025, TargetResult(state: .notModelled, obstacle: Title(en: "it divides by 0", zh: "分母为零"))),
    ])
    #expect(
      ScorecardText(record).terminal() == """
        Target                         Plan  Computed  State
        --------------------  -------------  --------  ------------
        Other perimeter: the ratio of what was computed to the plan's figure, not judged
        The scale, 1e8 CNY    2,000 in 2020     1,500  ratio 0.75
            higher than III(3): 2,000

        Not modelled
        The revenue, 1e8 CNY  2,000 in 2025            not modelled
            fleet offers it, and is switched off here
        The rate, 1e8 CNY     2,000 in 2025            not modelled
            it divides by 0

        """)
    let chinese = ScorecardText(record, language: .zh)
    #expect(chinese.lines[0].clause == "三（三）" && chinese.lines[0].stateText == "口径不同：为规划规模的0.75倍")
    #expect(chinese.lines[0].relation == "高于三（三）的2,000" && chinese.lines[1].remark == "模块fleet可提供，本情景未启用")
    #expect(chinese.lines[0].target == "2020年2,000亿元" && chinese.heading == "规划值")
  }

  @Test func `the scorecard keeps to the width of the terminal, and colours only repeat what words say`() throws {
    var met = row("rate", 2020, TargetResult(state: .met, value: 2100))
    met.target.indicator.en = "a rate of which the words are too long to stand beside three columns of numbers"
    let record = try record([met, row("scale", 2020, TargetResult(state: .missed, value: 1900, shortfall: 100))])
    let plain = ScorecardText(record).terminal(columns: 60)
    #expect(
      plain == """
        Target                    Plan 2020  Computed  State
        ------------------------  ---------  --------  -------------
        Judged: 1 met, 1 missed
        a rate of which the           2,000     2,100  met
          words are too long to
          stand beside three
          columns of numbers,
          1e8 CNY
        The scale, 1e8 CNY            2,000     1,900  missed by 100

        """)
    let colored = ScorecardText(record).terminal(columns: 60, colored: true)
    #expect(colored.contains("\u{1B}[32mmet\u{1B}[0m") && colored.contains("\u{1B}[31mmissed by 100\u{1B}[0m"))
    #expect(
      colored.replacing("\u{1B}[32m", with: "").replacing("\u{1B}[31m", with: "").replacing("\u{1B}[0m", with: "")
        == plain)
    #expect(
      ScorecardText(record, language: .zh).terminal(columns: 60) == """
        目标        2020年规划值  计算值  状态
        ----------  ------------  ------  -----
        可作判断：达到1项，未达到1项
        指标，亿元         2,000   2,100  达到
        指标，亿元         2,000   1,900  差100

        """)
  }

  @Test(arguments: [
    (13.26, 13.2575361785, "reach", "13.26", "13.258", "missed by 0.002 points", "差0.002个百分点"),
    (13.258, 13.2575361785, "at least", "13.258", "13.2575", "missed by 0.0005 points", "差0.0005个百分点"),
    (13.2575, 13.2575361785, "at most", "at most 13.2575", "13.25754", "missed by 0.00004 points", "差0.00004个百分点"),
    (15, 13.26, "about", "15", "13.26", "missed by 1.74 points", "差1.74个百分点"),
    (2000, 1999.8, "at least", "2,000", "1,999.8", "missed by 0.2 points", "差0.2个百分点"),
    (20, 20, "more than", "20", "20", "missed: equal to the bound", "未达到：等于界限值"),
  ])
  func `target, computed number and gap have the digits that tell them apart`(
    goal: Double, value: Double, bound: String, target: String, computed: String, state: String, chinese: String
  ) throws {
    var missed = row(
      "share", 2020, TargetResult(state: .missed, value: value, shortfall: (goal - value).magnitude))
    (missed.target.value, missed.target.unit, missed.target.bound) = (goal, "%", bound)
    let line = ScorecardText(try record([missed])).lines[0]
    #expect([line.targetNumber, line.valueNumber, line.shortState] == [target, computed, state])
    #expect(ScorecardText(try record([missed]), language: .zh).lines[0].stateText == chinese)
  }

  @Test func `one year stands in the heading`() throws {
    let record = try record([row("scale", 2030, TargetResult(state: .met, value: 2100))])
    #expect(ScorecardText(record).heading == "Plan 2030" && ScorecardText(record).lines[0].target == "2,000 (1e8 CNY)")
  }

  @Test func `of two readings of one promise each says how the other fares`() throws {
    let record = try record([
      row("early", 2020, TargetResult(state: .met, value: 2100), relation: ("stated higher later", "later")),
      row("later", 2020, TargetResult(state: .missed, value: 1900, shortfall: 100), relation: ("higher than", "early")),
    ])
    let lines = ScorecardText(record).lines
    #expect(
      lines.map(\.relation) == ["stated higher later: 2,000 in III(3) (missed)", "higher than III(3): 2,000 (met)"])
    #expect(lines.map(\.stateText) == ["met", "missed by 100 (1e8 CNY)"])
  }
}
