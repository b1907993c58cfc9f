import Diagnostics
import Foundation
import ModuleHost
import ScenarioCase
import ScenarioKit
import ScratchFolder
import Testing

@testable import ScenarioReading

@Suite struct SchemaTests {
  @Test func `the schema names every module and every key of the scenarios`() throws {
    let answer = ScenarioSchema(ModuleSearch())
    let root = try JSONSerialization.jsonObject(with: Data(try answer.json.utf8))
    let schema = try #require(root as? [String: Any])
    let definitions = try #require(schema["definitions"] as? [String: Any])
    #expect(schema["$schema"] as? String == "http://json-schema.org/draft-07/schema#")
    let top = Self.keys(of: schema)
    #expect(
      Set(["base", "use", "overrides", "delete", "uncertain", "levers", "years", "modules"]).isSubset(of: top))
    #expect(Self.unresolved(schema, definitions).isEmpty)

    let parts = try #require(definitions["part-modules"] as? [String: Any])
    let modules = try #require(parts["properties"] as? [String: Any])
    var checked = 0
    for (section, keys) in try Self.recordedKeys() {
      let path = section.split(separator: ".").map(String.init)
      let part = path.first == "modules" ? modules[path[1]] : definitions["part-\(section)"]
      let known = Self.keys(of: part as? [String: Any] ?? [:])
      for key in keys {
        checked += 1
        #expect(known.contains(key), "\(section).\(key)")
      }
    }
    #expect(checked > 40)
    for module in ["fund-allocation", "new-energy-vehicles", "wind-solar"] {
      #expect(Self.keys(of: modules[module] as? [String: Any] ?? [:]).isSuperset(of: ["enabled", "delete"]))
    }
  }

  /// The first words of all keys that shipped scenarios write or leave at a default, by section.
  private static func recordedKeys() throws -> [String: Set<String>] {
    var keys: [String: Set<String>] = [:]
    for file in ["2020.toml", "2020-share.toml"] {
      let prepared = try PreparedRun(path: ShippedFiles.repository + "Scenarios/" + file, search: ModuleSearch())
      for section in prepared.explainedSections where !section.isHead && section.idle == nil {
        for key in section.section.provenance.keys {
          keys[section.name, default: []].insert(String(key.prefix { $0 != "." }))
        }
      }
    }
    return keys
  }

  private static func keys(of schema: [String: Any]) -> Set<String> {
    Set((schema["properties"] as? [String: Any])?.keys.map(\.self) ?? [])
  }

  /// References that lead nowhere.
  private static func unresolved(_ schema: Any, _ definitions: [String: Any]) -> [String] {
    if let list = schema as? [Any] { return list.flatMap { unresolved($0, definitions) } }
    guard let object = schema as? [String: Any] else { return [] }
    let own = (object["$ref"] as? String).map { reference in
      let place = reference.replacing("#/definitions/", with: "").split(separator: "/").reduce(definitions as Any?) {
        ($0 as? [String: Any])?[String($1)]
      }
      return place == nil ? [reference] : []
    }
    return (own ?? []) + object.values.flatMap { unresolved($0, definitions) }
  }

  @Test func `editors get every mistake with its range as JSON`() throws {
    let scenario = try ScenarioCase(
      "story = \"规划\"\n\"用电\" = 1\n[electricity]\nlosses = \"60 %\"\nlossse = 1\n[plan]\ntargets = \"plan.csv\"",
      modules: false)
    #expect(
      try Self.findings(scenario) == [
        Finding(
          "unknown key 用电", 5, 0, 4,
          "keys here are name, title_en, title_zh, story, language, region, reference, years, modules, uncertain, "
            + "levers, economy, …"),
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
