import Diagnostics
import FoundationEssentials
import ModuleHost
import ScenarioCase
import ScratchFolder
import SeededNumbers
import Testing

@testable import ScenarioReading

/// The shipped scenarios with lines lost, doubled, swapped, garbled and put in: whatever comes of it is a run that can be
/// started, or errors at places that exist.
struct ScenarioMutationTests {
  private static let files =
    ["2020.toml", "henan.toml"]
    + ["economy", "strategic-industries", "new-energy-vehicles", "wind-solar", "fund-allocation"].map {
      "henan/\($0).toml"
    }
  private static let scenarios = ["2020.toml", "2020-table-2012.toml", "2020-share.toml", "2020-slow-fund.toml"]
  private static let foreign = [
    "x = = 3", "delete = [\"name\"]", "delete = [\"value\"]", "growth = \"8％\"", "[economy.changes.mine]", "factor = 2",
    "base = \"2020.toml\"", "}", "2016 = 3", "2030 = 9", "[overrides.new]", "use = \"new\"", "value = []",
    "enabled = false",
    "interpolation = \"step\"", "high = 0.1",
  ]

  @Test(arguments: 1...8)
  func `a mutated scenario is read or refused, whole`(seed: UInt64) throws {
    var random = SeededNumbers(seed)
    let folder = try ScratchFolder(shipped: [:])
    let scratch = folder.at("Scenarios")
    var outcomes: Set<String> = []
    for _ in 0..<10 {
      let name = Self.files[Int.random(in: 0..<Self.files.count, using: &random)]
      let original = try String(contentsOfFile: repository + "Scenarios/" + name, encoding: .utf8)
      try Self.mutated(original, &random).write(toFile: scratch + "/" + name, atomically: true, encoding: .utf8)
      let scenario = Self.scenarios[Int.random(in: 0..<Self.scenarios.count, using: &random)]
      do throws(InvalidInput) {
        _ = try PreparedRun(path: scratch + "/" + scenario, search: ModuleSearch())
        outcomes.insert("read")
      } catch {
        outcomes.insert("refused")
        let errors = error.diagnostics.filter { $0.severity == .error }
        #expect(!errors.isEmpty)
        for error in errors {
          let place = try #require(error.location, "\(error.oneLine)")
          let lines = try String(contentsOfFile: place.file, encoding: .utf8).split(
            separator: "\n", omittingEmptySubsequences: false)
          #expect((1...lines.count).contains(place.line), "\(place)")
        }
      }
      try original.write(toFile: scratch + "/" + name, atomically: true, encoding: .utf8)
    }
    #expect(outcomes.contains("refused"))
  }

  /// One to three changes of lines.
  private static func mutated(_ text: String, _ random: inout SeededNumbers) -> String {
    var lines = text.split(separator: "\n", omittingEmptySubsequences: false).map(String.init)
    for _ in 0..<Int.random(in: 1...3, using: &random) where lines.count > 1 {
      let (here, there) = (Int.random(in: lines.indices, using: &random), Int.random(in: lines.indices, using: &random))
      switch Int.random(in: 0..<5, using: &random) {
      case 0: lines.remove(at: here)
      case 1: lines.insert(lines[here], at: there)
      case 2: lines.swapAt(here, there)
      case 3: lines.insert(foreign[Int.random(in: foreign.indices, using: &random)], at: here)
      default:
        guard !lines[here].isEmpty else { continue }
        let at = lines[here].indices.randomElement(using: &random) ?? lines[here].startIndex
        lines[here].remove(at: at)
      }
    }
    return lines.joined(separator: "\n")
  }
}
