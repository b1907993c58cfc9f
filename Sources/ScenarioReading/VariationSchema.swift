import SimulationKit

/// The schema of one entry of `[uncertain]` or `[levers]`, made from what the check reads.
enum VariationSchema {
  static func schema(of section: VariedKey.Section) -> SchemaValue {
    func keys(_ name: String) -> [String: SchemaValue] {
      Dictionary(VariationShape.declarations(name).map { ($0.key, value(of: $0)) }, uniquingKeysWith: { own, _ in own })
    }
    if section == .levers { return .table(keys("interval").merging(keys("choice")) { own, _ in own }) }
    // Nothing else is required: a base may hold it.
    let named = VariationShape.distributions.map { name in
      SchemaValue.table(keys(name).merging(["distribution": .oneOf([name])]) { own, _ in own })
        .requiring(["distribution"])
    }
    // A base may name the distribution too.
    let part = VariationShape.distributions.reduce(into: [String: SchemaValue]()) { all, name in
      all.merge(keys(name)) { own, _ in own }
    }
    return .any(named + [.table(part)])
  }

  private static func value(of declaration: ParameterDeclaration) -> SchemaValue {
    guard case .array = declaration.kind else { return ShapeOfValues().schema(of: declaration) }
    let number = SchemaValue.any([.type("number"), .type("string")])
    // One value does not vary, nor does one that is listed twice; one weight stands for all of them.
    let isWeights = declaration.key == "weights"
    let list = SchemaValue.object([
      "type": .text("array"), "items": number, "minItems": .integer(2), "uniqueItems": .flag(!isWeights),
    ])
    let bare = isWeights ? SchemaValue.any([list, number]) : list
    return .any([
      bare,
      .table([
        "value": bare, "unit": .type("string"), "source": .type("string"), "reason": .type("string"),
        "kind": .oneOf(NumberKind.allCases.map(\.rawValue)), "low": number, "high": number,
      ]),
    ]).described(declaration.meaning)
  }
}

extension SchemaValue {
  fileprivate func requiring(_ keys: [String]) -> SchemaValue {
    guard case .object(var members) = self else { return self }
    members["required"] = .list(keys.map(SchemaValue.text))
    return .object(members)
  }
}
