import Diagnostics
import Foundation
import ScenarioCase
import ScratchFolder
import Testing

@testable import ScenarioReading

@Suite struct EditorDiagnosticsTests {
  @Test func `editors get every mistake with its range as JSON`() throws {
    let scenario = try ScenarioCase(
      "story = \"规划\"\n\"用电\" = 1\n[electricity]\nlosses = \"60 %\"\nlossse = 1\n[plan]\ntargets = \"plan.csv\"",
      modules: false)
    #expect(
      try Self.findings(scenario) == [
        Finding(
          "unknown key 用电", 5, 0, 4,
          "keys here are name, title_en, title_zh, story, story_zh, language, region, region_zh, reference, years, "
            + "modules, uncertain, …"),
        Finding("losses is 0.6 but must be 0 to 0.5", 7, 9, 15, nil),
        Finding("unknown key lossse in [electricity]", 8, 0, 6, "did you mean losses?"),
        Finding(
          "there is no file plan.csv", 10, 10, 20, "paths are relative to the file that names them"),
      ])
  }

  @Test func `a valid scenario gives editors an empty list, and a note is information`() throws {
    #expect(try Self.findings(ScenarioCase("", modules: false)) == [])
    let noted = try ScenarioCase("[economy]\ntable = \"scenarios/data/henan-2017.csv\"", modules: false)
    #expect(
      try Self.findings(noted) == [
        Finding(
          "scenarios/data/henan-2017.csv is read from Scenarios/data/henan-2017.csv, which differs in case", 5, 8, 39,
          nil, severity: 3)
      ])
  }

  /// An editor's findings in a scenario.
  private static func findings(_ scenario: ScenarioCase) throws -> [Finding] {
    let found: [Diagnostic]
    do throws(InvalidInput) { found = try scenario.prepared().notes } catch { found = error.diagnostics }
    let json = try EditorDiagnostics.json([EditorDiagnostics(found, of: scenario.folder.at("case.toml"))])
    return try JSONDecoder().decode([Finding].self, from: Data(scenario.relative(json).utf8))
  }

  /// A diagnostic as in the Language Server Protocol: lines and UTF-16 characters from 0.
  private struct Finding: Decodable, Equatable {
    struct Position: Decodable, Equatable {
      var line: Int
      var character: Int
    }

    struct Range: Decodable, Equatable {
      var start: Position
      var end: Position
    }

    var file: String
    var source: String
    var severity: Int
    var range: Range
    var message: String
    var advice: String?

    init(_ message: String, _ line: Int, _ start: Int, _ end: Int, _ advice: String?, severity: Int = 1) {
      file = "case.toml"
      source = "simplan"
      self.severity = severity
      range = Range(start: Position(line: line, character: start), end: Position(line: line, character: end))
      self.message = message
      self.advice = advice
    }
  }
}
