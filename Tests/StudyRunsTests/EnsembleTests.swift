import Diagnostics
import Foundation
import Results
import SampleAnalysis
import ScenarioCase
import ScenarioReading
import ScratchFolder
import Testing

@testable import StudyRuns

/// Ensembles of a scenario without modules, in process.
struct EnsembleTests {
  static let uncertain = """
    [uncertain]
    "economy.growth" = { distribution = "uniform", low = "6 %", high = "9 %" }
    "electricity.losses" = { distribution = "range" }
    [levers]
    "electricity.net_import_share" = { low = 0.05, high = 0.2 }
    """

  struct Study {
    let scenario: ScenarioCase
    let run: StudyRun

    init(
      _ text: String = EnsembleTests.uncertain, _ kind: StudyDesign.Kind = .sobol, seed: UInt64 = 1, samples: Int,
      levers: Bool = false
    ) throws {
      scenario = try ScenarioCase(text, modules: false)
      let prepared = try scenario.prepared()
      run = try StudyRun(
        prepared,
        try StudyDesign(kind, seed: seed, samples: samples, try StudyFactors(prepared, levers: levers)))
    }

    func folder(_ name: String = "study") throws -> StudyFolder {
      try StudyFolder(at: scenario.folder.at(name), try StudyRecord(run, program: Self.program))
    }

    /// The bytes of every file of a study, by path.
    func files(_ name: String = "study") throws -> [String: Data] {
      let root = scenario.folder.at(name)
      var files: [String: Data] = [:]
      for path in try FileManager.default.subpathsOfDirectory(atPath: root) {
        if let bytes = FileManager.default.contents(atPath: "\(root)/\(path)"), !bytes.isEmpty { files[path] = bytes }
      }
      return files
    }

    func complete(_ name: String = "study", threads: Int = 1) throws {
      let folder = try folder(name)
      try run.complete(folder, threads: threads)
      let summary = try EnsembleSummary(run, folder)
      try folder.writeSummary(summary.files, samples: summary.count, failed: summary.failed.count, inputs: "")
    }

    static let program = ProgramDescription(version: "1", libraries: [:])
  }

  @Test func anyNumberOfThreadsWritesTheSameBytes() throws {
    let study = try Study(samples: 600)
    try study.complete("one")
    try study.complete("three", threads: 3)
    let files = try study.files("one")
    #expect(
      files.keys.sorted() == [
        "samples/000000.csv", "samples/000001.csv", "samples/000002.csv", "study.json", "summary/bands.csv",
        "summary/chances.csv", "summary/summary.json",
      ])
    #expect(try study.files("three") == files)
  }

  @Test func aStudyThatLostShardsGoesOnToTheSameBytes() throws {
    let study = try Study(samples: 600)
    try study.complete()
    let whole = try study.files()
    let folder = study.scenario.folder
    for lost in [[0], [1, 2], [0, 1, 2]] {
      for shard in lost { try FileManager.default.removeItem(atPath: folder.at("study/samples/00000\(shard).csv")) }
      // As a study leaves that is killed while it writes.
      try folder.write("sample,sta", to: "study/samples/.00000\(lost[0]).csv.4711.writing")
      try study.complete()
      #expect(try study.files() == whole, "\(lost)")
    }
  }

  @Test func aLargerStudyKeepsTheSamplesOfASmaller() throws {
    let small = try Study(samples: 300)
    try small.complete()
    let first = try small.files()["samples/000000.csv"]
    let prepared = small.run.prepared
    let run = try StudyRun(prepared, try StudyDesign(.sobol, samples: 600, try StudyFactors(prepared)))
    let folder = try StudyFolder(at: small.scenario.folder.at("study"), try StudyRecord(run, program: Study.program))
    try run.complete(folder)
    #expect(try small.files()["samples/000000.csv"] == first)
    let whole = try Study(samples: 600)
    try whole.complete()
    #expect(try whole.files()["samples/000001.csv"] == small.files()["samples/000001.csv"])
    #expect(try whole.files()["samples/000002.csv"] == small.files()["samples/000002.csv"])
  }

  @Test func oneSampleAloneIsTheOneOfTheEnsemble() throws {
    let study = try Study(samples: 300)
    try study.complete()
    let folder = try study.folder()
    for sample in [0, 255, 256, 299] {
      let rows = try #require(try folder.rows(sample / 256, of: 300))
      #expect(try study.run.row(sample) == rows[sample % 256])
    }
    #expect(throws: StudyError.self) { try study.run.row(-1) }
  }

  @Test func anotherStudyIsRefusedAndLeftAsItIs() throws {
    let study = try Study(samples: 10)
    try study.complete()
    let files = try study.files()
    let other = try StudyRun(
      study.run.prepared, try StudyDesign(.random, seed: 2, samples: 10, study.run.design.factors))
    let path = study.scenario.folder.at("study")
    let refusal = #expect(throws: StudyError.self) {
      _ = try StudyFolder(at: path, try StudyRecord(other, program: Study.program))
    }
    #expect(
      refusal?.description
        == "\(path): this folder holds another study, with the design sobol, the seed 1; its samples are left as they "
        + "are; choose another folder with --output, or delete this one yourself")
    #expect(try study.files() == files)
  }

  @Test func aFolderOfSomebodyElseIsLeftAlone() throws {
    let study = try Study(samples: 10)
    try study.scenario.folder.write("mine", to: "study/notes.txt")
    let path = study.scenario.folder.at("study")
    let refusal = #expect(throws: StudyError.self) { _ = try study.folder() }
    #expect(
      refusal?.description
        == "\(path): this folder holds files but no study.json, so it is not the folder of a study and is left as it is; "
        + "choose another folder with --output")
    #expect(try study.files() == ["notes.txt": Data("mine".utf8)])
  }

  @Test func aChangedShardIsNamedAndLeftAsItIs() throws {
    let study = try Study(samples: 10)
    try study.complete()
    let path = study.scenario.folder.at("study")
    let text = try study.scenario.folder.text("study/samples/000000.csv")
    try study.scenario.folder.write(text.replacing("answered", with: "failed"), to: "study/samples/000000.csv")
    let refusal = #expect(throws: StudyError.self) { try study.complete() }
    #expect(
      refusal?.description
        == "\(path): samples/000000.csv is not as simplan wrote it and is left as it is; delete it yourself, and its "
        + "samples are computed again")
  }

  @Test func nothingToVaryIsAnErrorThatSaysWhatToWrite() throws {
    let scenario = try ScenarioCase("", modules: false)
    let prepared = try scenario.prepared()
    let error = #expect(throws: InvalidInput.self) { _ = try StudyFactors(prepared) }
    #expect(
      error.map(scenario.message)
        == "error: 'case.toml' has nothing to vary: [uncertain] names no key; under [uncertain], write a line such as "
        + "\"economy.growth\" = { distribution = \"uniform\", low = 0.06, high = 0.09 }, or { distribution = \"range\" } "
        + "for an assumption that has a low and a high value")
  }

  @Test func leversVaryOnlyWhereTheyAreAskedFor() throws {
    let prepared = try Study(samples: 1).run.prepared
    #expect(try StudyFactors(prepared).names == ["economy.growth", "electricity.losses"])
    #expect(
      try StudyFactors(prepared, levers: true).names == [
        "economy.growth", "electricity.losses", "electricity.net_import_share",
      ])
  }

  /// Shares that sum to one fail where one of them varies by itself.
  @Test func failedSamplesAreCountedAndShownWithTheirFactors() throws {
    let study = try Study(
      """
      [uncertain]
      "sales.displaced_inflow" = { distribution = "discrete", values = [0.3, 0.9] }
      """, samples: 8)
    let folder = try study.folder()
    try study.run.complete(folder)
    let summary = try EnsembleSummary(study.run, folder)
    #expect(summary.failed.count == 4)
    #expect(summary.chances.allSatisfy { $0.chance.count == 8 && $0.chance.failed == 4 })
    #expect(summary.failed.first.allSatisfy { $0.values == [0.9] && $0.outputs.allSatisfy(\.isNaN) })
  }
}
