import Foundation
import ScenarioCase
import ScenarioKeys
import ScenarioReading
import ScratchFolder
import Testing

@testable import StudyRuns

/// Designs that go on with more samples, and those that cannot.
struct GrowthTests {
  private struct Case {
    let scenario: ScenarioCase
    let prepared: PreparedRun

    init() throws {
      scenario = try ScenarioCase(EnsembleTests.uncertain, modules: false)
      prepared = try scenario.prepared()
    }

    func run(_ kind: StudyDesign.Kind, samples: Int, levels: Int = 3, settings: SettingTable? = nil) throws -> StudyRun
    {
      var variation = StudyVariation(prepared, levers: false)
      variation.settings = settings
      return try StudyRun(
        prepared,
        try StudyDesign(
          kind, samples: samples, levels: StudyLevels(levels), try StudyFactors(prepared, variation)))
    }

    func complete(_ run: StudyRun) throws {
      let folder = try StudyFolder(
        at: scenario.folder.at("study"), try StudyRecord(run, program: EnsembleTests.Study.program), growing: run.design
      )
      try run.complete(folder)
    }

    func shard() -> Data? { FileManager.default.contents(atPath: scenario.folder.at("study/samples/000000.csv")) }
  }

  @Test(arguments: [StudyDesign.Kind.sobol, .random, .morris, .saltelli, .saltelliSecondOrder])
  func aLargerStudyKeepsTheSamplesOfASmaller(_ kind: StudyDesign.Kind) throws {
    let study = try Case()
    try study.complete(try study.run(kind, samples: 258))
    let first = try #require(study.shard())
    let large = try study.run(kind, samples: 400)
    try study.complete(large)
    #expect(study.shard() == first)
    // The samples of both are those of the larger alone.
    #expect(try study.run(kind, samples: 258).design.values(0..<256) == large.design.values(0..<256))
  }

  @Test func moreDrawsOfTheSameSettingsKeepTheFormer() throws {
    let study = try Case()
    let levers = study.prepared.varied.filter { $0.section == .levers }
    let settings = try SettingTable.factorial(levers, StudyLevels(3), of: study.prepared)
    #expect(settings.values == [0.08, 0.05, 0.125, 0.2])
    try study.complete(try study.run(.sobol, samples: 70, settings: settings))
    let first = try #require(study.shard())
    try study.complete(try study.run(.sobol, samples: 90, settings: settings))
    #expect(study.shard() == first)
  }

  @Test(arguments: [
    (
      StudyDesign.Kind.latinHypercube,
      "a Latin hypercube of 130 samples has one in each of 130 slices of every factor, and none is left for another "
        + "sample: take the sequence of Sobol' to add samples later, or start again with more"
    ),
    (
      .efast,
      "a curve of 65 samples closes on itself, and none fits between them: start again with longer curves, or take pairs "
        + "of Saltelli, which can grow"
    ),
    (
      .fullFactorial,
      "a full factorial design has the 9 combinations of its levels and no other: give a factor more levels, or take the "
        + "sequence of Sobol'"
    ),
  ])
  func othersRefuse(_ kind: StudyDesign.Kind, _ because: String) throws {
    let study = try Case()
    try study.complete(try study.run(kind, samples: 130))
    let first = study.shard()
    let refusal = #expect(throws: StudyError.self) { try study.complete(try study.run(kind, samples: 200, levels: 4)) }
    #expect(
      refusal?.description
        == "\(study.scenario.folder.at("study")): this folder holds a study that cannot grow: \(because); its samples are "
        + "left as they are; choose another folder with --output, or delete this one yourself")
    #expect(study.shard() == first)
  }

  @Test func `a part of samples that belong together is told with their number`() throws {
    let study = try Case()
    try study.complete(try study.run(.latinHypercube, samples: 130))
    let refusal = #expect(throws: StudyError.self) { try study.complete(try study.run(.latinHypercube, samples: 100)) }
    #expect(
      refusal?.description
        == "\(study.scenario.folder.at("study")): this folder holds a study of 130 samples, which belong together in a "
        + "Latin hypercube, and 100 are asked for; its samples are left as they are; ask for 130, choose another folder "
        + "with --output, or delete this one yourself")
  }

  @Test func aTableOfOnesOwnRefusesToo() throws {
    let study = try Case()
    let key = study.prepared.varied[0]
    func run(_ values: [Double]) throws -> StudyRun {
      var variation = StudyVariation([])
      variation.settings = SettingTable([key], values: values, names: values.map { "\($0)" })
      return try StudyRun(
        study.prepared, try StudyDesign(.points, samples: 1, try StudyFactors(study.prepared, variation)))
    }
    try study.complete(try run([0.07, 0.08]))
    let refusal = #expect(throws: StudyError.self) { try study.complete(try run([0.07, 0.08, 0.085])) }
    #expect(
      refusal?.description
        == "\(study.scenario.folder.at("study")): this folder holds a study that cannot grow: the table has 2 rows and no "
        + "other: start again with more; its samples are left as they are; choose another folder with --output, or "
        + "delete this one yourself")
  }
}
