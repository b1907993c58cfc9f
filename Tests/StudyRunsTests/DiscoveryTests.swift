import NumberText
import SampleAnalysis
import ScenarioCase
import ScenarioKeys
import ScenarioReading
import ScratchFolder
import SimulationKit
import StudyReporting
import Testing

@testable import StudyRuns

/// Where a target is met, and which settings of levers are robust, counted again from the samples.
struct DiscoveryTests {
  private static let scenario = """
    [economy.markets.electronics]
    title_en = "Electronics sold outside"
    title_zh = "电子信息产品外销"
    products = { ICT = 1 }
    customers = { exports_abroad = 1, outflow_to_provinces = 1 }
    growth = "12 %"
    [uncertain]
    "economy.growth" = { distribution = "uniform", low = "6 %", high = "9 %" }
    "electricity.losses" = { distribution = "range" }
    [levers]
    "economy.markets.electronics.growth" = { low = "0 %", high = "60 %" }
    """

  private struct Case {
    let scenario: ScenarioCase
    let run: StudyRun
    let folder: StudyFolder
    var rows: [SampleRow] = []

    init(_ analysis: StudyAnalysis, samples: Int, levers: Bool = false) throws {
      scenario = try ScenarioCase(DiscoveryTests.scenario, modules: false)
      let prepared = try scenario.prepared()
      var study = StudyDescription("study", [analysis], StudyVariation(prepared, levers: levers))
      study.samples = samples
      if analysis == .robustness {
        let keys = prepared.varied.filter { $0.section == .levers }
        study.variation.settings = try SettingTable.factorial(keys, StudyLevels(4), of: prepared)
      }
      run = try study.run(prepared)
      folder = try StudyFolder(
        at: scenario.folder.at("study"), try StudyRecord(run, program: EnsembleTests.Study.program))
      try run.complete(folder)
      var rows: [SampleRow] = []
      try run.forEachRow(in: folder) { rows.append($0) }
      self.rows = rows
    }
  }

  @Test(arguments: [DiscoverySummary.Method.prim, .cart])
  func theFirstBoxIsLimitedByWhatDecides(_ method: DiscoverySummary.Method) throws {
    let made = try Case(.discovery(method), samples: 512, levers: true)
    let target = try made.run.outputs.target("sei-share")
    let summary = try DiscoverySummary(made.run, made.folder, method, target)
    let met = made.rows.filter { made.run.isMet(target, by: $0.outputs[target.column]) == true }
    #expect(summary.met == met.count && summary.answered == 512 && summary.failed.count == 0)
    #expect(met.count > 50)
    let box = try #require(summary.boxes.first)
    #expect(box.limits.map(\.factor) == [2])
    let low = try #require(box.limits[0].low)
    #expect(box.limits[0].high == nil && low > 0.3)
    func holds(_ row: SampleRow) -> Bool { method == .prim ? row.values[2] >= low : row.values[2] > low }
    let (inside, found) = (made.rows.count(where: holds), met.count(where: holds))
    #expect(box.count == inside && box.ofInterest == found)
    #expect(box.coverage == Double(found) / Double(met.count) && box.density == Double(found) / Double(inside))
    #expect(box.mass == Double(inside) / 512)
    #expect(box.density > 0.9 && box.coverage > 0.8)
    let rows = try #require(summary.files.first?.text.split(separator: "\n"))
    #expect(rows[0].hasSuffix(",low by chance,high by chance,outside of boxes"))
    for row in rows.dropFirst() {
      let number = try #require(row.split(separator: ",").first.flatMap { Int($0) })
      let earlier = method == .prim ? (1..<number).map(String.init).joined(separator: " ") : ""
      #expect(row.split(separator: ",", omittingEmptySubsequences: false).last.map(String.init) == earlier)
    }
    let words = " is met mostly where \"Market growth (Electronics sold outside)\" is above \(significant(low, 4)): "
    #expect(DiscoveryText(summary, language: .en).text.contains(words))
    let chinese = DiscoveryText(summary, language: .zh).text
    #expect(chinese.hasPrefix("case：512个样本，"))
    #expect(chinese.contains("多在“市场增长率（电子信息产品外销）”高于\(significant(low, 4))时达到："))
  }

  @Test(arguments: [DiscoverySummary.Method.prim, .cart])
  func `ranges sought in a part of the samples are counted over all`(method: DiscoverySummary.Method) throws {
    let made = try Case(.discovery(method), samples: 512, levers: true)
    let target = try made.run.outputs.target("sei-share")
    // Of three inputs each, 400 samples.
    let summary = try DiscoverySummary(made.run, made.folder, method, target, holding: 1200)
    #expect(summary.held.held == 400 && summary.answered == 512)
    let box = try #require(summary.boxes.first)
    let limit = try #require(box.limits.first { $0.factor == 2 })
    let low = try #require(limit.low)
    let met = made.rows.filter { made.run.isMet(target, by: $0.outputs[target.column]) == true }
    #expect(summary.met == met.count)
    if box.limits.count == 1 {
      func holds(_ row: SampleRow) -> Bool { method == .prim ? row.values[2] >= low : row.values[2] > low }
      #expect(box.count == made.rows.count(where: holds) && box.ofInterest == met.count(where: holds))
    }
    #expect(low > 0.3 && box.density > 0.8 && box.coverage > 0.7)
    #expect(
      DiscoveryText(summary, language: .en).text.contains(
        "\nRanges were sought in 400 of the 512 samples, drawn by their numbers and the seed; they are counted over all.\n"
      ))
    #expect(
      DiscoveryText(summary, language: .zh).text.contains("\n范围在512个样本中按编号和种子抽取的400个里寻找，统计则计全部样本。\n"))
  }

  @Test func `distributions of a part of the samples say so`() throws {
    let made = try Case(.sensitivity(.pawn), samples: 512, levers: true)
    let summary = try SensitivitySummary(
      made.run, made.folder, .pawn, try made.run.outputs.target("sei-share"), holding: 900)
    #expect(summary.held.held == 300 && summary.lines.first?.factor == 2)
    #expect(
      SensitivityText(summary, language: .en).text.contains(
        "\nDistributions are those of 300 of the 512 samples, drawn by their numbers and the seed.\n"))
  }

  @Test(arguments: [(1000, 1, 1000), (1000, 3, 333), (40, 3, 40), (7, 2000, 1)])
  func `as many samples are held as have room, the same ones every time`(count: Int, inputs: Int, held: Int) {
    func places(_ seed: UInt64) -> [Int] {
      var samples = HeldSamples(of: count, inputs: inputs, seed: seed, mostNumbers: 1000)
      return (0..<count).filter { _ in samples.holdsNext() }
    }
    #expect(places(1).count == held && places(1) == places(1))
    #expect(held == count || places(1) != places(2))
  }

  @Test func `a few samples that meet a target tell nothing beyond chance`() throws {
    let made = try Case(.discovery(.cart), samples: 16, levers: true)
    let summary = try DiscoverySummary(made.run, made.folder, .cart, try made.run.outputs.target("sei-share"))
    #expect((1...3).contains(summary.met))
    #expect(summary.boxes.isEmpty)
    #expect(DiscoveryText(summary, language: .en).text.contains("than the whole does, beyond chance."))
  }

  @Test func regionalSensitivityRanksWhatDecidesFirst() throws {
    let made = try Case(.sensitivity(.regional), samples: 512, levers: true)
    let summary = try SensitivitySummary(
      made.run, made.folder, .regional, try made.run.outputs.target("sei-share"))
    #expect(summary.lines.first?.factor == 2)
    let effect = try #require(summary.lines.first?.effect)
    #expect(effect > 0.9 && summary.lines[0].cells[1] < 1e-6)
  }

  @Test func settingsAreMeasuredAgainstTheBestOfEachDraw() throws {
    let made = try Case(.robustness, samples: 16)
    let target = try made.run.outputs.target("sei-share")
    let summary = try RobustnessSummary(made.run, made.folder, target)
    #expect(made.rows.count == 80 && summary.draws == 16 && summary.options.count == 5)
    func outcome(_ draw: Int, _ setting: Int) -> Double { made.rows[draw * 5 + setting].outputs[target.column] }
    for (setting, option) in summary.options.enumerated() {
      let regrets = (0..<16).map { draw in
        ((0..<5).map { outcome(draw, $0) }.max() ?? .nan) - outcome(draw, setting)
      }
      #expect(option.largestRegret == regrets.max())
      #expect(abs(option.meanRegret - regrets.reduce(0, +) / 16) < 1e-12)
      #expect(option.worst == (0..<16).map { outcome($0, setting) }.min())
      let met = (0..<16).count { made.run.isMet(target, by: outcome($0, setting)) == true }
      #expect(option.satisficing == Double(met) / 16)
    }
    // The fastest growth of sales is never worse than another.
    #expect(summary.options[4].largestRegret == 0)
    #expect(
      RobustnessText(summary, language: .en).text.contains(
        "Most often meets the target: setting 4 (Market growth (Electronics sold outside) = 0.6), in "))
    let chinese = RobustnessText(summary, language: .zh).text
    #expect(chinese.hasPrefix("case：1项可调整项的5个方案，每个方案用同样的16次抽样，"))
    #expect(chinese.contains("最常达到目标：方案4（市场增长率（电子信息产品外销） = 0.6），占抽样的"))
  }

  @Test func aTargetThatNoSampleMeetsIsSaid() throws {
    let study = try EnsembleTests.Study(samples: 16)
    let folder = try study.folder()
    try study.run.complete(folder)
    let refusal = #expect(throws: StudyError.self) {
      try DiscoverySummary(study.run, folder, .prim, try study.run.outputs.target("sei-share"))
    }
    #expect(
      refusal?.description
        == "none of the 16 samples with an answer meets the target, so that nothing tells where it is met; take more samples, "
        + "wider ranges or another target")
  }
}
