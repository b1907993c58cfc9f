import Foundation
import LinearAlgebra
import SVGCharts
import SampleAnalysis
import SimulationKit
import StudyRuns
import Testing

@testable import StudyReporting

struct StudyChartTests {
  @Test(arguments: Language.allCases)
  func `the charts of an ensemble are drawn as the golden files show them`(language: Language) throws {
    let study = try StudyCase(samples: 64)
    let gallery = try study.report([.ensemble], language).gallery
    #expect(
      gallery.pictures.map(\.name) == [
        "chances", "fan-sei_share", "fan-sei_growth_premium", "fan-value_added", "inputs-sei-share",
        "samples-sei-share",
        "inputs-sei-growth-premium", "samples-sei-growth-premium",
      ])
    try compare(gallery, language)
  }

  @Test(arguments: SensitivitySummary.Method.allCases, Language.allCases)
  func `what matters most is drawn as the golden file shows it`(
    method: SensitivitySummary.Method, language: Language
  ) throws {
    let gallery = SensitivityReport(try StudyCase.sensitivity(method).1, language: language).gallery
    #expect(gallery.pictures.map(\.name) == [method.rawValue])
    try compare(gallery, language)
  }

  @Test(arguments: Language.allCases)
  func `boxes over samples are drawn as the golden file shows them`(language: Language) throws {
    var gallery = StudyGallery()
    gallery.add("box", Self.box(language))
    try compare(gallery, language)
  }

  /// Twenty samples on a grid, of which those with a fast market and little losses are of interest.
  private static func box(_ language: Language, _ boxes: [DiscoverySummary.Box]? = nil) -> Chart {
    let first = (0..<20).map { k in Double(k % 5) / 20 }
    let second = (0..<20).map { k in Double(k / 5) / 100 }
    let isOfInterest: [Bool?] = first.indices.map { k -> Bool? in
      if k == 7 { return nil }
      return first[k] >= 0.1 && second[k] < 0.02
    }
    let limit = DiscoverySummary.Box.Limit(factor: 0, low: 0.075, high: nil, lowChance: nil, highChance: nil)
    let other = DiscoverySummary.Box.Limit(factor: 3, low: nil, high: 0.015, lowChance: nil, highChance: nil)
    let found = DiscoverySummary.Box(
      limits: [limit, other], count: 6, ofInterest: 5, coverage: 1, density: 5.0 / 6, mass: 6.0 / 19)
    return BoxChart(
      .init("market.growth", factor: 0, first), .init("losses", factor: 3, second),
      isOfInterest: isOfInterest, boxes: boxes ?? [found], met: 5, of: 19,
      interest: Title(en: "the target is met", zh: "达到目标"), language: language
    ).chart(title: Title(en: "Where it is met", zh: "达标条件")[language])
  }

  @Test func `the finding of a box names its limits, and what it holds`() {
    #expect(
      Self.box(.en).finding
        == "the target is met in 5 of 19 samples. With market.growth above 0.075 and losses below 0.015 "
        + "it is so in 83.3 %; 100.0 % of all such samples lie there.")
    #expect(
      Self.box(.zh).finding
        == "19个样本中有5个达到目标。当market.growth 高于0.075且losses 低于0.015时，该比例为83.3%，覆盖全部此类样本的100.0%。")
  }

  @Test func `the finding of a box counts the limits of inputs that are not drawn`() {
    let limits = [0, 1, 2].map { DiscoverySummary.Box.Limit(factor: $0, low: 0.075, high: nil) }
    let box = DiscoverySummary.Box(
      limits: limits, count: 6, ofInterest: 5, coverage: 1, density: 5.0 / 6, mass: 6.0 / 19)
    #expect(
      Self.box(.en, [box]).finding.contains(" With market.growth above 0.075 and 2 more limits it is so in 83.3 %;"))
    #expect(Self.box(.zh, [box]).finding.contains("当market.growth 高于0.075且另有2项限制时，"))
  }

  @Test func `the findings of an ensemble are sentences with its numbers`() throws {
    let study = try StudyCase(samples: 64)
    let summary = try study.ensemble()
    let pictures = try study.report([.ensemble], .en).gallery.pictures
    let findings = Dictionary(uniqueKeysWithValues: pictures.map { ($0.name, $0.finding) })
    let chance = summary.chances[0].chance
    let quantiles = summary.bands[0].quantiles.values
    func last(_ place: Int) -> String { shownNumber(100 * quantiles[place, 5], 2) }
    let share = shownNumber(100 * chance.share, 1)
    #expect(
      findings["fan-sei_share"]
        == "In 2020 9 in 10 samples lie between \(last(0)) and \(last(4)) %, half of them above \(last(2)) %. The target, "
        + "about 15 % in 2020, met from 14.5 on, is met in \(share) % of the samples.")
    // Growth moves it by less than chance would among 64 samples.
    #expect(
      findings["inputs-sei-share"]
        == "What moves \"SEI value added as a share of above-scale industrial value added\" most: "
        + "\"Market growth (Electronics sold outside)\".")
    #expect(
      try #require(findings["samples-sei-share"]).hasPrefix(
        "\(chance.met) of 64 samples meet \"SEI value added as a share of above-scale industrial value added\"; in half of "
          + "these \"Market growth (Electronics sold outside)\" is above "))
  }

  private func compare(_ gallery: StudyGallery, _ language: Language) throws {
    let folder = URL(filePath: #filePath).deletingLastPathComponent().appending(path: "Golden")
    let isRecording = ProcessInfo.processInfo.environment["SIMPLAN_RECORD"] == "1"
    #expect(gallery.undrawn.isEmpty)
    for picture in gallery.pictures {
      let file = folder.appending(path: "\(picture.name)-\(language.rawValue).svg")
      if isRecording { try Data(picture.svg.utf8).write(to: file) }
      #expect(picture.svg == (try String(contentsOf: file, encoding: .utf8)), "\(file.lastPathComponent) differs")
    }
  }
}
