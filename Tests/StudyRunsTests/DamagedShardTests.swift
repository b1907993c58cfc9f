import Foundation
import ScenarioCase
import ScratchFolder
import Testing

@testable import StudyRuns

/// Shards that were changed since they were written.
struct DamagedShardTests {
  private static func reason(_ shard: Int) -> String {
    "samples/00000\(shard).csv is not as simplan wrote it and is left as it is; delete it yourself, and its samples are "
      + "computed again"
  }

  @Test(arguments: [[0], [0, 1]])
  func `a damaged shard keeps no other from being computed`(damaged: [Int]) throws {
    let study = try EnsembleTests.Study(samples: 600)
    try study.complete()
    let whole = try study.files()
    let folder = study.scenario.folder
    for shard in damaged { try folder.write("sample,sta", to: "study/samples/00000\(shard).csv") }
    try FileManager.default.removeItem(atPath: folder.at("study/samples/000002.csv"))
    let refusal = #expect(throws: StudyError.self) { try study.run.complete(try study.folder()) }
    #expect(refusal?.description == "\(folder.at("study")): " + damaged.map(Self.reason).joined(separator: "\n  "))
    #expect(try study.files()["samples/000002.csv"] == whole["samples/000002.csv"])
    let states = ShardStates(study.run, try study.folder())
    #expect(states.failed.map(\.shard) == damaged && states.missing.isEmpty)
  }
}
