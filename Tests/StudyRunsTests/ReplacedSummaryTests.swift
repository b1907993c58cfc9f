import ScenarioCase
import ScratchFolder
import Testing

@testable import StudyRuns

/// Summaries and plans that take the place of others.
struct ReplacedSummaryTests {
  @Test(arguments: [
    (["bands.csv", "chances.csv"], 300, []), (["bands.csv", "chances.csv"], 400, []),
    (
      ["bands.csv", "chances.csv"], 20,
      ["note: STUDY/summary was that of 300 samples, and is now that of the first 20; all samples stay"]
    ),
    (
      ["prim.csv"], 300,
      [
        "note: STUDY/summary was that of another analysis, and bands.csv, chances.csv with its charts and page are "
          + "replaced; give each analysis a folder of its own with --output"
      ]
    ),
  ])
  func `a summary that takes the place of more than itself says so`(
    tables: [String], samples: Int, notes: [String]
  ) throws {
    let study = try EnsembleTests.Study(samples: 300)
    #expect(try study.folder().replaced(by: tables, samples: samples).isEmpty)
    try study.complete()
    let folder = study.scenario.folder.at("study")
    #expect(
      try study.folder().replaced(by: tables, samples: samples) == notes.map { $0.replacing("STUDY", with: folder) })
  }

  @Test func `a plan that takes the place of a larger one says so`() throws {
    let study = try EnsembleTests.Study(samples: 600)
    let folder = try study.folder()
    let path = study.scenario.folder.at("study")
    func plan(_ run: StudyRun) -> StudyPlan {
      StudyPlan(
        run, in: folder, file: study.scenario.folder.at("case.toml"), modulePath: [], allowOutside: false, modules: nil,
        options: nil)
    }
    #expect(plan(study.run).replaced(in: path) == nil)
    try plan(study.run).write(to: folder)
    let small = try StudyRun(
      study.run.prepared, try StudyDesign(.sobol, samples: 10, try StudyFactors(study.run.prepared)))
    #expect(
      plan(small).replaced(in: path)
        == "note: \(path) was planned for 600 samples in 3 shards, and is now planned for 10 in 1; finished shards stay"
    )
    #expect(plan(study.run).replaced(in: path) == nil)
  }
}
