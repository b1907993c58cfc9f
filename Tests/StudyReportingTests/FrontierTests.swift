import Foundation
import PlanSeeking
import Results
import SVGCharts
import ScenarioCase
import ScratchFolder
import SimulationKit
import Testing

@testable import StudyReporting

struct FrontierTests {
  private static func seek(_ objectives: [String]) throws -> (FrontierSeek, FrontierSeek.Answer) {
    let scenario = try ScenarioCase(
      """
      [modules.heat-pumps]
      stock = { 2015 = 0, 2016 = 0, 2017 = 0, 2018 = 1, 2019 = 2, 2020 = 4 }
      hours = { value = 1000, kind = "assumption", low = 500, high = 2000, reason = "A guess." }
      price = { ELC = 1, GWT = -0.4 }
      [levers]
      "modules.heat-pumps.hours" = { low = 500, high = 2000 }
      "modules.heat-pumps.price.ELC" = { low = 0.5, high = 1.5 }
      """, modules: false)
    var options = FrontierSeek.Options()
    options.evaluations = 300
    options.epsilons = [8, 0.05, 1].prefix(objectives.count).map { $0 }
    let seek = try FrontierSeek(try scenario.prepared(), objectives: objectives, options)
    return (seek, try seek.answer())
  }

  private static let two = ["max:heat-pumps/bill[sector=ELC]", "min:distance"]

  @Test(arguments: Language.allCases, [2, 3])
  func `settings that no other beats are drawn as the golden file shows them`(language: Language, count: Int) throws {
    let objectives = (Self.two + ["max:heat-pumps/bill[sector=ELC]@2018"]).prefix(count)
    let (seek, answer) = try Self.seek(Array(objectives))
    let gallery = FrontierReport(seek, answer, language: language).gallery
    #expect(gallery.undrawn.isEmpty && gallery.pictures.count == 1)
    let file = URL(filePath: #filePath).deletingLastPathComponent()
      .appending(path: "Golden/frontier-\(count)-\(language.rawValue).svg")
    let svg = gallery.pictures[0].svg
    if ProcessInfo.processInfo.environment["SIMPLAN_RECORD"] == "1" { try Data(svg.utf8).write(to: file) }
    #expect(svg == (try String(contentsOf: file, encoding: .utf8)))
  }

  @Test(arguments: Language.allCases)
  func `text, page and table hold every setting`(language: Language) throws {
    let (seek, answer) = try Self.seek(Self.two)
    let text = FrontierText(seek, answer, language: language).text
    let rows = text.split(separator: "\n")
    let count = answer.settings.count
    #expect((4...19).contains(count))
    #expect(
      rows.count { $0.prefix { $0 != " " }.allSatisfy(\.isASCII) && Int($0.prefix { $0 != " " }) != nil } == count)
    #expect(
      rows[0]
        == (language == .en
          ? "case: \(count) settings that no other beats, of \(answer.evaluations) tried; seed 1"
          : "case：共试算\(answer.evaluations)个方案，其中\(count)个为非劣方案；种子1"))
    let folder = try ScratchFolder()
    let report = FrontierReport(seek, answer, language: language)
    let place = try ResultsFolder(at: folder.at("f"), content: .summary)
    try report.write(to: place, program: ProgramDescription(version: "1", libraries: [:]))
    #expect(try folder.text("f/report.html") == report.page)
    #expect(try folder.text("f/frontier.csv").split(whereSeparator: \.isNewline).count == count + 2)
    #expect(try folder.text("f/charts/frontier.svg") == report.gallery.pictures[0].svg)
    #expect(try folder.text("f/summary.json").contains("\"evaluations\" : \(answer.evaluations)"))
    #expect(report.page.contains(language == .en ? "<td class=\"number\">500</td>" : "规划方案"))
  }
}
