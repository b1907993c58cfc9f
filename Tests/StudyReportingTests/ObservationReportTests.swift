import Foundation
import Observation
import Results
import SVGCharts
import ScenarioCase
import ScenarioReading
import ScratchFolder
import SimulationKit
import Testing

@testable import StudyReporting

/// The bill is stock x 1000 h x 1 CNY/kWh: 0, 0, 0, 10, 20 and 40 (1e8 CNY) from 2015 to 2020, twice that in hindsight.
struct ObservationReportTests {
  private struct Case {
    let scenario: ScenarioCase
    let plan: PreparedRun
    let known: PreparedRun

    init() throws {
      scenario = try ScenarioCase(
        """
        [plan]
        targets = "plan.csv"
        [modules.heat-pumps]
        stock = { 2015 = 0, 2016 = 0, 2017 = 0, 2018 = 1, 2019 = 2, 2020 = 4 }
        hours = { value = 1000, kind = "assumption", low = 500, high = 2000, reason = "A guess." }
        price = { ELC = 1, GWT = -0.4 }
        """, modules: false,
        files: [
          "plan.csv": """
          target,indicator_en,indicator_zh,value,year,unit,bound,clause,relation,relation_to,note_en,note_zh,variable,baseline,baseline_unit,baseline_year
          bill,Bills,电费,40,2020,1e8 CNY_2017,at least,I(1),,,,,heat-pumps/bill[sector=ELC],10,1e8 CNY_2017,2018
          patents,Patents,专利,6,2020,per 1e4 persons,reach,II,,,,,*/patents,3,per 1e4 persons,2015

          """,
          "observed.csv": """
          variable,year,value,unit,kind,source
          heat-pumps/bill[sector=ELC],2018,8,1e8 CNY_2017,document,A table
          heat-pumps/bill[sector=ELC],2019,25,1e8 CNY_2017,document,A table
          value_added,2017,44552.8,1e8 CNY,document,A table
          patents,2017,2.5,per 1e4 persons,document,A table

          """,
        ])
      try scenario.folder.write(
        "base = \"case.toml\"\nname = \"known\"\ntitle_en = \"In hindsight\"\ntitle_zh = \"事后\"\n[modules.heat-pumps]\n"
          + "hours = 2000\n", to: "known.toml")
      plan = try scenario.prepared()
      known = try scenario.prepared("known.toml")
    }

    func figures(_ prepared: PreparedRun) throws -> [ObservedFigure] {
      try ObservedFile.read(path: scenario.folder.at("observed.csv"), for: prepared)
    }

    func backCast(_ language: Language) throws -> ObservationReport {
      ObservationReport(
        try BackCast(plan, try figures(plan)), of: plan, hindsight: (try BackCast(known, try figures(known)), known),
        language: language)
    }

    func monitor(_ language: Language) throws -> ObservationReport {
      ObservationReport(try Monitor(plan, try figures(plan)), of: plan, language: language)
    }
  }

  @Test(arguments: Language.allCases)
  func `computed and observed numbers are drawn as the golden files show them`(language: Language) throws {
    let made = try Case()
    for report in [try made.backCast(language), try made.monitor(language)] {
      let picture = try #require(report.gallery.pictures.first)
      let file = URL(filePath: #filePath).deletingLastPathComponent()
        .appending(path: "Golden/\(picture.name)-\(language.rawValue).svg")
      if ProcessInfo.processInfo.environment["SIMPLAN_RECORD"] == "1" {
        try Data(picture.svg.utf8).write(to: file)
      }
      #expect(picture.svg == (try String(contentsOf: file, encoding: .utf8)), "\(file.lastPathComponent) differs")
    }
  }

  // 10 for 8 and 20 for 25: 25 and 20 %; 20 for 8 and 40 for 25: 150 and 60 %.
  @Test func `the finding of a back-cast has the errors of both scenarios`() throws {
    let made = try Case()
    #expect(
      try made.backCast(.en).gallery.pictures.map(\.finding) == [
        "Furthest from the figures is Bills, by 22.5 % on average over 2 years; with what became known later, by 105.0 %."
      ])
    #expect(
      try made.backCast(.zh).gallery.pictures.map(\.finding) == [
        "与观测值差距最大的是电费，2年平均误差22.5%；按事后已知情况为105.0%。"
      ])
  }

  // From 10 in 2018 to 40 in 2020 the even growth doubles: 20 in 2019. From 3 in 2015 to 6 in 2020: 3 x 2^(2/5) = 3.96 in 2017.
  @Test func `a target on its path and one behind it are told apart`() throws {
    let made = try Case()
    let monitor = try Monitor(made.plan, try made.figures(made.plan))
    #expect(monitor.lines.map(\.isBehind) == [false, true])
    let (bill, patents) = (monitor.lines[0], monitor.lines[1])
    #expect(bill.actuals == [2018: 8, 2019: 25] && patents.actuals == [2017: 2.5] && patents.scenarioPath.isEmpty)
    #expect(bill.scenarioPath.keys.sorted() == Array(2015...2020))
    #expect(abs((bill.scenarioPath[2019] ?? 0) - 20) < 1e-9 && abs((bill.neededPath[2019] ?? 0) - 20) < 1e-9)
    #expect(
      bill.neededPath.keys.sorted() == [2018, 2019, 2020] && patents.neededPath.keys.sorted() == Array(2015...2020))
    // 2.5 to 6 in three years: 33.9 % a year.
    #expect(
      try made.monitor(.en).gallery.pictures.map(\.finding) == [
        "1 of 2 targets with figures is behind the path that leads there; the steepest, \"Patents\", still needs 33.9 % a year."
      ])
    #expect(
      try made.monitor(.zh).gallery.pictures.map(\.finding) == [
        "2个有数据的目标中有1个落后于应达到路径；其中“专利”尚需年均增长33.9%，要求最高。"
      ])
  }

  @Test func `the folder holds tables, chart and page`() throws {
    let made = try Case()
    let place = try ResultsFolder(at: made.scenario.folder.at("out"), content: .summary)
    let report = try made.backCast(.en)
    try report.write(to: place, program: ProgramDescription(version: "1", libraries: [:]))
    let folder = made.scenario.folder
    #expect(try folder.text("out/report.html") == report.page)
    #expect(try folder.text("out/charts/backcast.svg") == report.gallery.pictures[0].svg)
    #expect(try folder.text("out/hindsight.csv").contains("heat-pumps/bill[sector=ELC],1e8 CNY_2017,2018,8,20,12,150,"))
    #expect(try folder.text("out/backcast.csv").contains("heat-pumps/bill[sector=ELC],1e8 CNY_2017,2018,8,10,2,25,"))
    #expect(report.page.contains("<caption>In hindsight</caption>"))
    #expect(try made.monitor(.zh).page.contains("<th scope=\"row\">专利：2020年达到6 件/万人</th>"))
  }
}

extension Monitor {
  fileprivate init(_ prepared: PreparedRun, _ figures: [ObservedFigure]) throws {
    try self.init(prepared, figures, Monitor.computed(prepared, for: figures))
  }
}
