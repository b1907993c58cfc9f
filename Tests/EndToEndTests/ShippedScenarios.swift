import CSVText
import Foundation
import Results
import ScenarioCase
import ScratchFolder

/// The scenarios that come with the program.
enum ShippedScenarios {
  static let folder = String(
    #filePath.split(separator: "/", omittingEmptySubsequences: false).dropLast(3).joined(separator: "/") + "/Scenarios")

  /// Files that have a `name`, and so can be run; the others are bases.
  static let files: [String] = {
    let all = (try? FileManager.default.contentsOfDirectory(atPath: folder)) ?? []
    return all.sorted().filter { file in
      guard file.hasSuffix(".toml"), let text = try? String(contentsOfFile: "\(folder)/\(file)", encoding: .utf8) else {
        return false
      }
      return text.split(separator: "\n").contains { $0.hasPrefix("name = ") }
    }
  }()

  /// Two runs of one scenario into different folders.
  struct Runs: Sendable {
    var first: Program.Answer
    var second: Program.Answer
    /// Bytes by path inside the results folder.
    var results: [String: Data]
    var again: [String: Data]
    var record: RunRecord?

    func table(_ path: String) throws -> CSVFile {
      try CSVFile.read(bytes: Array(results[path] ?? Data()), file: path)
    }
  }

  /// Every shipped scenario is run once for all tests.
  static let runs: Result<[String: Runs], any Error> = Result {
    let folder = try ScratchFolder(shipped: [:])
    var runs: [String: Runs] = [:]
    for file in files {
      func run(_ output: String) throws -> Program.Answer {
        try Program.run(["run", "Scenarios/\(file)", "--output", output], in: folder)
      }
      let (first, second) = (try run("a/\(file)"), try run("b/other-\(file)"))
      let results = first.code == 0 ? try folder.tree("a/\(file)") : [:]
      runs[file] = Runs(
        first: first, second: second, results: results,
        again: second.code == 0 ? try folder.tree("b/other-\(file)") : [:],
        record: try results["run.json"].map { try RunRecord(json: Array($0)) }
      )
    }
    return runs
  }

  static func run(of file: String) throws -> Runs {
    guard let runs = try runs.get()[file] else { throw CocoaError(.fileNoSuchFile) }
    return runs
  }
}
