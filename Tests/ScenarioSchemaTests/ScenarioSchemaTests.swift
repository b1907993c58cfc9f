import Foundation
import ModuleHost
import ScenarioCase
import ScenarioKeys
import ScenarioKit
import ScenarioReading
import Testing

@testable import ScenarioSchema

@Suite struct ScenarioSchemaTests {
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
}
