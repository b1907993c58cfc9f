import Files
import ScenarioReading

extension RunRecord {
  /// The record of the base's run where its results stand beside those of this run, under the base's name, and were computed
  /// by this version from the scenario files that this run read too; nil otherwise.
  /// - Parameter folder: of this run's results.
  package func baseRun(beside folder: String) -> RunRecord? {
    guard let base = scenario.base, let parent = ResultsPlace.folder(above: folder),
      let stored = try? FolderSnapshot.read("\(parent)/\(base.name)").results.record,
      stored.scenario.name == base.name, stored.simplan == simplan
    else { return nil }
    func scenarioFiles(_ record: RunRecord) -> Set<String> {
      Set(record.files.filter { $0.path.hasSuffix(".toml") }.map(\.sha256))
    }
    return scenarioFiles(stored).isSubset(of: scenarioFiles(self)) ? stored : nil
  }
}

extension ResultsPlace {
  /// The folder that holds a folder of results, which need not be there yet.
  package static func folder(above folder: String) -> String? {
    let parts = folder.split(separator: "/", omittingEmptySubsequences: true).dropLast()
    let above = (folder.hasPrefix("/") ? "/" : "") + parts.joined(separator: "/")
    return realPath(of: above.isEmpty ? "." : above)
  }
}
