import ScenarioKeys
import ScenarioReading
import SimulationKit
import StudyReading
import StudyRuns

/// The JSON schema of study files, made from what their reader declares.
package enum StudySchema {
  package static var json: String {
    get throws(UnwritableJSON) { try jsonText(of: schema) }
  }

  private static var schema: JSONSchema {
    var keys = Dictionary(
      StudyKeys.declarations.map { ($0.key, value(of: $0.kind).described($0.meaning.en)) },
      uniquingKeysWith: { own, _ in own })
    let analysis = JSONSchema.oneOf(StudyAnalysis.allCases.map(\.rawValue))
    keys["analysis"] = JSONSchema.any([analysis, list(of: analysis)])
      .described("one or several, all of them made of the same samples")
    let output = JSONSchema.any([
      .type("string"),
      record(["variable": .type("string"), "year": .type("integer")], required: ["variable", "year"]),
    ])
    keys["outputs"] = JSONSchema.any([.type("string"), list(of: output)])
      .described("results whose bands are shown in place of the headline series, with a year or for all")
    keys["factor"] = list(of: .any(VariationReader.distributions.map { variation($0, names: true) }))
      .described("a key that varies by chance, in place of the scenario's own or beside it")
    keys["lever"] = list(of: .any(["interval", "choice"].map { variation($0, names: false) }))
      .described("a key that varies by choice, in place of the scenario's own or beside it")
    let limits = JSONSchema.any([number, list(of: number), .object(["type": .text("object")])])
    keys["shares"] = list(
      of: record(
        ["keys": list(of: .type("string"), least: 2), "low": limits, "high": limits], required: ["keys"])
    ).described("numbers that sum to one, drawn together")
    let correlation = JSONSchema.object([
      "type": .text("number"), "exclusiveMinimum": .integer(-1), "exclusiveMaximum": .integer(1),
    ])
    keys["correlation"] = byKey(byKey(correlation)).described(
      "of two keys, as in \"economy.growth\".\"electricity.losses\"")
    let levels = JSONSchema.object(["type": .text("integer"), "minimum": .integer(2), "maximum": .integer(1000)])
    keys["levels"] = JSONSchema.any([levels, byKey(levels)]).described("of a factorial, for all keys or by key")
    guard case .object(var schema) = record(keys, required: ["scenario"]) else { return record(keys, required: []) }
    schema["$schema"] = .text("http://json-schema.org/draft-07/schema#")
    schema["title"] = .text("simplan study")
    return .object(schema)
  }

  private static var number: JSONSchema { .any([.type("number"), .type("string"), .type("object")]) }

  private static func variation(_ name: String, names: Bool) -> JSONSchema {
    let declarations = VariationReader.declarations(name)
    var keys = Dictionary(
      declarations.map { ($0.key, value(of: $0.kind).described($0.meaning.en)) }, uniquingKeysWith: { own, _ in own })
    keys["key"] = JSONSchema.type("string").described("the path of a number")
    if names { keys["distribution"] = .oneOf([name]) }
    return record(
      keys, required: ["key"] + (names ? ["distribution"] : []) + declarations.filter { !$0.optional }.map(\.key))
  }

  private static func value(of kind: ParameterKind) -> JSONSchema {
    switch kind {
    case .text: .type("string")
    case .boolean: .type("boolean")
    case .integer(let bounds):
      .object(
        ["type": .text("integer")].merging(bounds.lower.map { ["minimum": .number($0)] } ?? [:]) { own, _ in own })
    case .choice(let names): .oneOf(names)
    case .array: .any([number, list(of: number)])
    case .number, .records, .table: number
    }
  }

  private static func list(of element: JSONSchema, least: Int = 1) -> JSONSchema {
    .object(["type": .text("array"), "items": element, "minItems": .integer(least)])
  }

  private static func byKey(_ value: JSONSchema) -> JSONSchema {
    .object(["type": .text("object"), "additionalProperties": value])
  }

  /// A table with these keys and no others.
  private static func record(_ keys: [String: JSONSchema], required: [String]) -> JSONSchema {
    .object([
      "type": .text("object"), "properties": .object(keys), "additionalProperties": .flag(false),
      "required": .list(required.map(JSONSchema.text)),
    ])
  }
}
