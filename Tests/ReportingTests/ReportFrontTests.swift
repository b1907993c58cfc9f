import Diagnostics
import PlanReading
import ScenarioKit
import ScenarioReading
import SimulationKit
import StoredRun
import Study
import Testing

@testable import Reporting
@testable import Results

/// The first page of a report: what a director reads, and whether it stands before the rest.
struct ReportFrontTests {
  private func page(
    _ language: Language = .en, studies: [StudyFinding] = [], _ change: (inout RunRecord) -> Void = { _ in }
  ) throws -> String {
    var record = try StoredRun.record()
    change(&record)
    return HTMLReport(StoredResults(record: record, tables: [:]), language: language, studies: studies).page()
  }

  private func isBefore(_ first: String, _ second: String, in page: String) throws -> Bool {
    let one = try #require(page.firstRange(of: first), "\(first)")
    let other = try #require(page.firstRange(of: second), "\(second)")
    return one.lowerBound < other.lowerBound
  }

  @Test func `a warning stands before the scorecard, and a note of a module in its chapter`() throws {
    let page = try page { record in
      record.warnings = ["fund: 36.3 of the 100 (1e8 CNY) to be paid find no project: absorption limits bind first"]
      record.notes = ["fund: 5 are paid too late", "an input rests on nothing"]
    }
    let warning =
      "<li>The fund: 36.3 of the 100 (1e8 CNY) to be paid find no project: absorption limits bind first</li>"
    #expect(try isBefore(warning, "id=\"scorecard\"", in: page))
    #expect(try isBefore("id=\"modules\"", "<ul class=\"notes\">\n<li>5 are paid too late</li>", in: page))
    #expect(try isBefore("id=\"annex\"", "<li>an input rests on nothing</li>", in: page))
  }

  @Test func `nothing to beware of is no section`() throws {
    #expect(try !page().contains("id=\"warnings\""))
  }

  @Test(arguments: [
    (
      Language.en, "Henan's plan: variant slow",
      "Derived from “Henan's plan” (plan): it changes values of The fund (1), Electricity (1)."
    ),
    (.zh, "河南规划：派生情景 slow", "由“河南规划”（plan）派生，改变的数值：模块fund（1项）、电力（1项）。"),
  ])
  func `a derived scenario without title and story says what it changes in which base`(
    language: Language, title: String, story: String
  ) throws {
    let page = try page(language) { record in
      record.scenario.name = "slow"
      record.scenario.title = Title(en: "Henan's plan", zh: "河南规划")
      record.scenario.story = ""
      record.scenario.base = RunRecord.BasePart(
        name: "plan", title: record.scenario.title, path: "plan.toml", lendsTitle: true)
      record.values[0].origin.inherited = true
    }
    #expect(page.contains("<h1>\(title)</h1>"))
    #expect(page.contains("<p class=\"story\">\(story)</p>"))
  }

  @Test func `the base is named with what differs, up to six values`() throws {
    let page = try page { record in
      record.scenario.base = RunRecord.BasePart(
        name: "plan", title: Title(en: "Plan", zh: "规划"), path: "plan.toml", lendsTitle: false)
      record.values = (1...8).map { number in
        var value = record.values[1]
        value.key = "size\(number)"
        return value
      }
    }
    #expect(page.contains("<li>The fund: <code lang=\"en\">size6</code> is 1000</li>"))
    #expect(
      !page.contains("<code lang=\"en\">size7</code> is")
        && page.contains("<li>and 2 more, marked in the annex</li>"))
    #expect(page.contains("<span class=\"remark\">changed here</span>"))
    #expect(page.contains("The base's results are not beside these."))
  }

  @Test func `a module that a scenario switches off is named as the base names it`() throws {
    let base = try StoredRun.record()
    var record = base
    record.scenario.base = RunRecord.BasePart(
      name: "plan", title: Title(en: "Plan", zh: "规划"), path: "plan.toml", lendsTitle: false)
    record.modules.removeAll { $0.identifier == "fund" }
    record.values = [base.values[0]]
    (record.values[0].key, record.values[0].value) = ("enabled", .flag(false))
    let page = HTMLReport(StoredResults(record: record, tables: [:]), language: .en, base: base).page()
    #expect(page.contains("<ul>\n<li>Switched off: The fund</li>\n</ul>"))
  }

  @Test func `beside the run of its base a scenario says what the results become`() throws {
    var base = try StoredRun.record()
    base.values[1].value = .number(500)
    base.scorecard[0].value = 12.5
    var record = try StoredRun.record()
    record.scenario.base = RunRecord.BasePart(
      name: "plan", title: Title(en: "Plan", zh: "规划"), path: "plan.toml", lendsTitle: false)
    func page(_ language: Language) -> String {
      HTMLReport(StoredResults(record: record, tables: [:]), language: language, base: base).page()
    }
    #expect(page(.en).contains("<li>The fund: <code lang=\"en\">size</code> is 1000, in the base 500</li>"))
    #expect(page(.en).contains("<p>Results: SEI share: 12 instead of 12.50 %.</p>"))
    #expect(page(.zh).contains("<code lang=\"en\">size</code>为1000，基准为500</li>"))
    #expect(page(.zh).contains("<p>结果：战略性新兴产业占比为12%，基准为12.50%。</p>"))
  }

  @Test func `targets stand in groups, two readings of one promise in a row`() throws {
    func row(_ clause: String, _ goal: Double, _ record: RunRecord) -> Scorecard.Row {
      var row = record.scorecard[0]
      (row.state, row.value, row.shortfall, row.target.value, row.target.clause) = (
        .otherPerimeter, 500, nil, goal, clause
      )
      (row.target.indicator, row.target.unit) = (Title(en: "Scale", zh: "规模"), "1e8 CNY")
      return row
    }
    let page = try page { record in
      var bare = record.scorecard[0]
      (bare.state, bare.value, bare.shortfall) = (.notModelled, nil, nil)
      bare.target.indicator = Title(en: "Centres", zh: "中心")
      bare.obstacle = Title(en: "no public data", zh: "无公开数据")
      record.scorecard += [row("II(3)", 1000, record), row("III(3)", 2000, record), bare]
    }
    #expect(page.contains("<caption>Judged: 1 targets</caption>"))
    #expect(page.contains("II(3): 1,000 (1e8 CNY) (×0.50); III(3): 2,000 (1e8 CNY) (×0.25)</td>"))
    #expect(page.contains("<strong>Not modelled (1): </strong>Centres, II(3): 15 % (no public data).</p>"))
  }

  @Test func `a study says how sure the answer is, and without one the page says so`() throws {
    var study = StudyFinding(scenario: "plan-uncertain", samples: 1000, failed: 2, inputs: 35)
    study.ranges = [
      StudyFinding.Range(title: Title(en: "The share", zh: "占比"), unit: Title("%"), year: 2020, low: 13.04, high: 14)
    ]
    study.chances = [
      StudyFinding.Chance(
        target: Title(en: "The share", zh: "占比"), goal: Title(en: "15 %", zh: "15%"), share: 0.001, low: 0, high: 0.006)
    ]
    study.ranking = StudyFinding.Ranking(target: Title(en: "The share", zh: "占比"), inputs: ["a.b", "c.d"])
    #expect(
      study.sentences(.en) == [
        "In 1,000 samples of 35 uncertain inputs (study plan-uncertain), in nine of ten: The share lies between 13.04 and 14 % in 2020.",
        "Met: “The share” (15 %) in 0.1 % of the samples (0.0 to 0.6 %).", "“The share” is moved most by “a.b”, “c.d”.",
        "2 samples have no answer.",
      ])
    #expect(
      study.sentences(.zh) == [
        "对35项不确定输入抽取1,000个样本（研究 plan-uncertain），九成样本中2020年占比在13.04至14%之间。",
        "达到“占比”（15%）的概率为0.1%（0.0%至0.6%）。", "对“占比”影响最大的输入：“a.b”、“c.d”。", "2个样本没有结果。",
      ])
    let told = "<li>“The share” is moved most by “a.b”, “c.d”.</li>"
    let none = "No study of this scenario was found"
    #expect(try page(studies: [study]).contains(told) && !page(studies: [study]).contains(none))
    #expect(try page().contains(none))
  }

  @Test(arguments: [
    (Language.en, "GDP of 河南省 grew", "GDP of <span lang=\"zh-CN\">河南省</span> grew"), (.en, "plain", "plain"),
    (.zh, "No figure is at hand there.", "<span lang=\"en\">No figure is at hand there.</span>"),
    (.zh, "同 a.b", "同 a.b"),
    (.zh, "simplan 0.1", "simplan 0.1"),
  ])
  func `words of the other language are marked for a voice`(language: Language, text: String, source: String) {
    #expect(HTML.prose(text, in: language).source == source)
  }
}
