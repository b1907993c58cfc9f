import ScenarioKeys
import ScenarioReading
import SimulationKit

/// The schema of one entry of `[uncertain]` or `[levers]`, made from what the check reads.
enum VariationSchema {
  static func schema(of section: VariedKey.Section) -> JSONSchema {
    func keys(_ name: String) -> [String: JSONSchema] {
      Dictionary(
        VariationReader.declarations(name).map { ($0.key, value(of: $0)) }, uniquingKeysWith: { own, _ in own })
    }
    if section == .levers { return .table(keys("interval").merging(keys("choice")) { own, _ in own }) }
    // Nothing else is required: a base may hold it.
    let named = VariationReader.distributions.map { name in
      JSONSchema.table(keys(name).merging(["distribution": .oneOf([name])]) { own, _ in own })
        .requiring(["distribution"])
    }
    // A base may name the distribution too.
    let part = VariationReader.distributions.reduce(into: [String: JSONSchema]()) { all, name in
      all.merge(keys(name)) { own, _ in own }
    }
    return .any(named + [.table(part)])
  }

  private static func value(of declaration: ParameterDeclaration) -> JSONSchema {
    guard case .array = declaration.kind else { return JSONSchemaBuilder().schema(of: declaration) }
    let number = JSONSchema.any([.type("number"), .type("string")])
    // One value does not vary, nor does one that is listed twice; one weight stands for all of them.
    let isWeights = declaration.key == "weights"
    let list = JSONSchema.object([
      "type": .text("array"), "items": number, "minItems": .integer(2), "uniqueItems": .flag(!isWeights),
    ])
    let bare = isWeights ? JSONSchema.any([list, number]) : list
    return .any([
      bare,
      .table([
        "value": bare, "unit": .type("string"), "source": .type("string"), "reason": .type("string"),
        "kind": .oneOf(NumberKind.allCases.map(\.rawValue)), "low": number, "high": number,
      ]),
    ]).described(declaration.meaning.en)
  }
}

extension JSONSchema {
  fileprivate func requiring(_ keys: [String]) -> JSONSchema {
    guard case .object(var members) = self else { return self }
    members["required"] = .list(keys.map(JSONSchema.text))
    return .object(members)
  }
}
