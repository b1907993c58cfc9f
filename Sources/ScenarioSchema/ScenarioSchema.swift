import ChartRequests
import FoundationEssentials
package import ModuleHost
import ScenarioKeys
import ScenarioKit
import ScenarioReading
import SimulationKit

/// The JSON schema (draft 7) of scenario files, made from the manifests of the modules at hand and the economy's own
/// declarations, so that editors complete and check them. No key is required: a base may hold it.
package struct ScenarioSchema {
  private let manifests: [Manifest]
  /// Libraries and programs that are modules but cannot be used, a sentence each.
  package private(set) var problems: [String] = []

  package init(_ search: ModuleSearch) {
    var manifests: [Manifest] = []
    for found in search.list() where found.hiddenBy == nil {
      do throws(ModuleError) {
        manifests.append(try search.load(at: found.path).manifest)
      } catch {
        problems.append(error.description)
      }
    }
    self.manifests = manifests
  }

  package var json: String {
    get throws(UnwritableJSON) { try jsonText(of: schema) }
  }

  private var schema: JSONSchema {
    let names = JSONSchema.any([
      .type("string"), .object(["type": .text("array"), "items": .type("string"), "minItems": .integer(1)]),
    ])
    let parts = parts
    var definitions: [String: JSONSchema] = parts.arrays
    for (name, part) in parts.properties { definitions["part-\(name)"] = part }
    let references = Dictionary(
      parts.properties.keys.map { ($0, JSONSchema.reference("part-\($0)")) }, uniquingKeysWith: { first, _ in first })
    var root = references
    root["base"] = names.described(
      "files under this one, the later over the earlier, relative to this file")
    root["use"] = names.described("override blocks to lay over the bases, in their order")
    root["overrides"] = JSONSchema.object([
      "type": .text("object"), "additionalProperties": .table(references),
    ]).described("named blocks of changes, each like a scenario")
    guard case .object(var schema) = JSONSchema.table(root) else { return .table(root) }
    schema["$schema"] = .text("http://json-schema.org/draft-07/schema#")
    schema["title"] = .text("simplan scenario")
    definitions["deletion"] = names.described("inherited keys of this table that are taken away")
    for section in VariedKey.Section.allCases { definitions[section.rawValue] = VariationSchema.schema(of: section) }
    definitions["sCurve"] = sCurve
    definitions["range"] = JSONSchema.oneOf(RangeRule.allCases.map(\.rawValue))
    definitions["beyond"] = JSONSchema.oneOf(YearsBeyond.allCases.map(\.rawValue))
    definitions["interpolation"] = JSONSchema.oneOf(Interpolation.allCases.map(\.rawValue))
      .described("how the years between are filled")
    schema["definitions"] = .object(definitions)
    return .object(schema)
  }

  /// Charts that a scenario asks for.
  private static var charts: JSONSchema {
    let text = JSONSchema.type("string")
    let texts = JSONSchema.any([
      text, .object(["type": .text("array"), "items": text, "minItems": .integer(1)]),
    ])
    return JSONSchema.object([
      "type": .text("array"),
      "items": .table([
        "name": text.described("the name of its file"), "of": texts.described("tables of the results"),
        "mark": JSONSchema.oneOf(ChartMark.ofRuns.map(\.rawValue)), "by": texts.described("axes told apart"),
        "year": .type("integer"), "title_en": text, "title_zh": text,
        "width": pixels(WrittenChart.widths), "height": pixels(WrittenChart.heights),
        "theme": JSONSchema.oneOf(ChartTheme.allCases.map(\.rawValue)),
        "language": JSONSchema.oneOf(Language.allCases.map(\.rawValue)),
      ]),
    ]).described("charts beside those of the program")
  }

  private static func pixels(_ range: ClosedRange<Int>) -> JSONSchema {
    .object([
      "type": .text("integer"), "minimum": .integer(range.lowerBound), "maximum": .integer(range.upperBound),
    ])
  }

  /// Everything that may stand at the top of a file or of an override block, and the arrays that it refers to.
  private var parts: (properties: [String: JSONSchema], arrays: [String: JSONSchema]) {
    var arrays: [String: JSONSchema] = [:]
    var parts = properties(ScenarioHeader.declarations, JSONSchemaBuilder())
    parts["name"] = parts["name"]?.except(Self.uselessNames)
    parts["axes"] = JSONSchema.table(
      [:], others: .object(["type": .text("array"), "items": .type("string"), "minItems": .integer(1)])
    ).described("labels of axes that modules leave to the scenario")
    parts[WrittenChart.key] = Self.charts
    parts["years"] = .table(
      properties(ScenarioHeader.yearDeclarations + [ScenarioHeader.pricesKey], JSONSchemaBuilder()))
    for section in EconomySections.all {
      let shape = JSONSchemaBuilder(scope: section.name)
      arrays.merge(shape.definitions(of: section.declarations)) { own, _ in own }
      parts[section.name] = JSONSchema.table(properties(section.declarations, shape)).described(section.meaning)
    }
    var modules: [String: JSONSchema] = [:]
    for manifest in manifests {
      let shape = shape(of: manifest)
      arrays.merge(shape.definitions(of: manifest.parameters)) { own, _ in own }
      modules[manifest.identifier] = module(manifest, shape)
    }
    // A section of any other name is an instance of the module that it names.
    let instance = JSONSchema.object([
      "required": .list([.text("module")]),
      "anyOf": .list(manifests.map { .reference("part-modules/properties/\($0.identifier)") }),
    ])
    parts["modules"] = .table(modules, others: manifests.isEmpty ? nil : instance)
    for section in VariedKey.Section.allCases {
      parts[section.rawValue] = JSONSchema.table([:], others: .reference(section.rawValue))
        .described("by the path of a number in quotes, as in \"economy.growth\"")
    }
    return (parts, arrays)
  }

  /// Texts that exports would read back as something else, or that name no folder: `IAMCName` says which.
  private static let uselessNames: String = {
    let words = ["true", "false", "inf", "infinity", "nan", "null", "none", "na"].map { word in
      word.map { "[\($0)\($0.uppercased())]" }.joined()
    }
    let number = "[+-]?([0-9]+\\.?[0-9]*|\\.[0-9]+)([eE][+-]?[0-9]+)?"
    return "^$|^\\s|\\s$|^\\.|/|^(\(number)|\(words.joined(separator: "|")))$"
  }()

  private func shape(of manifest: Manifest) -> JSONSchemaBuilder {
    var shape = JSONSchemaBuilder(scope: manifest.identifier)
    for axis in manifest.axes { shape.labels[axis.name] = axis.labels ?? shape.labels[axis.name] }
    return shape
  }

  private func module(_ manifest: Manifest, _ shape: JSONSchemaBuilder) -> JSONSchema {
    var keys = properties(manifest.parameters, shape)
    keys["module"] = JSONSchema.oneOf([manifest.identifier]).described("the module that a section of another name runs")
    keys["enabled"] = JSONSchema.type("boolean").described("false switches the module off")
    if !manifest.inputs.isEmpty {
      keys["inputs"] = JSONSchema.type("object").described(
        "the outputs that the module reads, as in \"wind-solar.wind_solar_electricity\", or numbers where it is run alone: \(manifest.inputs.map(\.name).joined(separator: ", "))"
      )
    }
    if !manifest.modes.isEmpty {
      keys["mode"] = JSONSchema.oneOf(manifest.modes.map(\.name))
        .described(manifest.modes.map { "\($0.name): \($0.meaning)" }.joined(separator: "; "))
    }
    return JSONSchema.table(keys).described("\(manifest.title.en) \(manifest.title.zh). \(manifest.summary)")
  }

  private func properties(_ declarations: [ParameterDeclaration], _ shape: JSONSchemaBuilder) -> [String: JSONSchema] {
    Dictionary(
      declarations.map { ($0.key, shape.schema(of: $0)) }, uniquingKeysWith: { first, _ in first })
  }

  private var sCurve: JSONSchema {
    let number = JSONSchema.any([.type("number"), .type("string")])
    return JSONSchema.table([
      "from": number, "to": number, "midpoint": .type("number"), "duration": number,
    ]).described("a logistic curve; duration is the years from 10 % to 90 % of the way")
  }
}
