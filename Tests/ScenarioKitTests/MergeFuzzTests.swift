import Diagnostics
import Files
import ScenarioKit
import SeededNumbers
import SimulationKit
import Testing

/// Random files that merge, use, override and delete at random.
struct MergeFuzzTests {
  private static let keys = ["hours", "share", "stock", "parks", "note", "delete", "value", "能源"]

  private static func value(_ depth: Int, _ random: inout SeededNumbers) -> String {
    switch Int.random(in: 0..<(depth > 0 ? 9 : 5), using: &random) {
    case 0: return "\(Int.random(in: 0...3, using: &random))"
    case 1: return "\"\(["3 h", "x", "北", "hours", "5 %"].randomElement(using: &random) ?? "")\""
    case 2: return "true"
    case 3: return "[\"hours\", \"\(keys.randomElement(using: &random) ?? "")\"]"
    case 4: return "{ 2015 = 1, growth = 0.1 }"
    case 5: return "[{ name = \"北\", power = \(value(0, &random)) }, { name = \"南\" }]"
    case 6: return "[\(value(depth - 1, &random)), \(value(depth - 1, &random))]"
    default:
      let used = keys.shuffled(using: &random).prefix(Int.random(in: 0...3, using: &random))
      return "{ " + used.map { "\"\($0)\" = \(value(depth - 1, &random))" }.joined(separator: ", ") + " }"
    }
  }

  private static func file(_ others: [String], _ random: inout SeededNumbers) -> String {
    var text = ""
    let bases = others.shuffled(using: &random).prefix(Int.random(in: 0...2, using: &random))
    if !bases.isEmpty { text += "base = [" + bases.map { "\"\($0)\"" }.joined(separator: ", ") + "]\n" }
    if Bool.random(using: &random) { text += "use = [\"\(["slow", "快"].randomElement(using: &random) ?? "")\"]\n" }
    for header in ["m", "overrides.slow.m", "overrides.\"快\".m"] where Int.random(in: 0..<3, using: &random) > 0 {
      text += "[\(header)]\n"
      for key in keys.shuffled(using: &random).prefix(Int.random(in: 0...4, using: &random)) {
        text += "\"\(key)\" = \(value(2, &random))\n"
      }
    }
    return text
  }

  private static func deletions(_ content: ScenarioValue.Content) -> Int {
    switch content {
    case .table(let table):
      table.keys.count { $0 == "delete" } + table.members.reduce(0) { $0 + deletions($1.value.content) }
    case .list(let elements): elements.reduce(0) { $0 + deletions($1.content) }
    default: 0
    }
  }

  @Test(arguments: 0..<6 as Range<UInt64>)
  func `no merging traps, leaves a deletion behind or tells of a place that no file has`(seed: UInt64) throws {
    var random = SeededNumbers(seed)
    var merged = 0
    var refused = 0
    for _ in 0..<60 {
      let names = ["a.toml", "b.toml", "c.toml", "d.toml"]
      var files: [String: String] = [:]
      for (number, name) in names.enumerated() {
        // Mostly downwards; now and then in circles.
        let below = Int.random(in: 0..<12, using: &random) == 0 ? names : Array(names[(number + 1)...])
        files[name] = Self.file(below, &random)
      }
      let folder = ScenarioFolder(files)
      var problems: [Diagnostic] = []
      let scenario = Scenario.read(path: "\(folder.path)/a.toml", into: &problems)
      if let scenario {
        merged += 1
        #expect(Self.deletions(.table(scenario.root)) == 0, "\(files)")
        let found = problems.count
        let section = SectionFixture.checker(mode: "limited").resolve(scenario.table(at: ["m"]), into: &problems)
        if !problems[found...].contains(where: { $0.severity == .error }) {
          let axes = AxisLabels(SectionFixture.axes)
          #expect(SectionFixture.declarations.mismatch(section.parameters.values, mode: "limited", axes: axes) == nil)
        }
        var again: [Diagnostic] = []
        _ = Scenario.read(path: "\(folder.path)/a.toml", into: &again)
        #expect(again == Array(problems[..<found]))
      } else {
        refused += 1
      }
      let sources = SourceText.files(of: problems)
      for problem in problems {
        let place = try #require(problem.location, "\(problem.oneLine)")
        let line = try #require(sources.first { $0.file == place.file }?.line(place.line), "\(problem.oneLine)")
        #expect((1...line.unicodeScalars.count + 1).contains(place.column), "\(problem.oneLine) in \(line)")
      }
    }
    // Both roads are walked, or this shows nothing.
    #expect(merged > 20 && refused > 0)
  }
}
