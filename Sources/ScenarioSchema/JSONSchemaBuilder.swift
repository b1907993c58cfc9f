import SimulationKit

/// The schema of a value by its declaration: bare, or as a table with its source.
struct JSONSchemaBuilder {
  /// The section, so that arrays over axes of the same name in two modules have definitions of their own.
  var scope = ""
  /// Labels of the axes that are known without a table and years.
  var labels: [String: [String]] = [:]

  func schema(of declaration: ParameterDeclaration) -> JSONSchema {
    var meaning = declaration.meaning.en
    if let unit = declaration.kind.unit, unit != "1" { meaning += " (\(unit))" }
    if !declaration.modes.isEmpty { meaning += "; mode \(declaration.modes.joined(separator: ", "))" }
    return schema(of: declaration.kind).described(meaning)
  }

  private func schema(of kind: ParameterKind) -> JSONSchema {
    switch kind {
    case .number(_, let bounds): annotated(number(bounds), keys: Self.numberKeys)
    case .integer(let bounds): annotated(bounded("integer", bounds), keys: Self.numberKeys)
    case .boolean: annotated(.type("boolean"))
    case .choice(let choices): annotated(.oneOf(choices))
    case .text: annotated(.type("string"))
    case .table: annotated(.type("string"))
    case .array(let axes, _, _, _): .reference(name(of: axes[...]))
    case .records(let fields): records(fields)
    }
  }

  /// A bare number has the declared unit and is bounded; a text brings its unit, which only the check converts.
  private func number(_ bounds: Bounds) -> JSONSchema {
    .any([bounded("number", bounds), .type("string")])
  }

  private func bounded(_ type: String, _ bounds: Bounds) -> JSONSchema {
    var members: [String: JSONSchema] = ["type": .text(type)]
    if let lower = bounds.lower { members[bounds.includesLower ? "minimum" : "exclusiveMinimum"] = .number(lower) }
    if let upper = bounds.upper { members["maximum"] = .number(upper) }
    return .object(members)
  }

  /// One definition for every array and every part of one: written out in place they would fill megabytes.
  func definitions(of declarations: [ParameterDeclaration]) -> [String: JSONSchema] {
    var found: [String: JSONSchema] = [:]
    for declaration in declarations {
      switch declaration.kind {
      case .array(let axes, _, _, _):
        for start in 0...axes.count { found[name(of: axes[start...])] = array(axes[start...]) }
      case .records(let fields): found.merge(definitions(of: fields)) { own, _ in own }
      default: break
      }
    }
    return found
  }

  private func name(of axes: ArraySlice<String>) -> String {
    axes.isEmpty ? "element" : "\(scope)-over-\(axes.joined(separator: "-"))"
  }

  /// A number with a unit beside it is not in the declared one, so its bounds do not apply.
  private func array(_ axes: ArraySlice<String>) -> JSONSchema {
    let number = JSONSchema.any([.type("number"), .type("string")])
    guard let axis = axes.first else { return annotated(number, keys: Self.numberKeys) }
    let element = JSONSchema.reference(name(of: axes.dropFirst()))
    var keys: [String: JSONSchema] =
      axes.contains("year")
      ? ["interpolation": .reference("interpolation"), "beyond": .reference("beyond")] : [:]
    var patterns: [String: JSONSchema] = [:]
    var others: JSONSchema?
    if axis == "year" {
      patterns["^[0-9]{4}$"] = element
      keys["growth"] = .object([:])
      keys["s_curve"] = .reference("sCurve")
      keys["file"] = .type("string")
      keys["column"] = .type("string")
    } else if let labels = labels[axis] {
      for label in labels { keys[label] = element }
    } else {
      others = element
    }
    let bare = JSONSchema.any([
      number, .object(["type": .text("array"), "items": element]), .table(keys, patterns: patterns, others: others),
    ])
    return annotated(bare, keys: Self.numberKeys + ["range", "interpolation", "beyond"], bound: bare)
  }

  private func records(_ fields: [ParameterDeclaration]) -> JSONSchema {
    var keys = Dictionary(fields.map { ($0.key, schema(of: $0)) }, uniquingKeysWith: { first, _ in first })
    let byName = JSONSchema.table([:], others: .table(keys))
    keys["name"] = .type("string")
    return .any([.object(["type": .text("array"), "items": .table(keys)]), byName])
  }

  /// A text, or one for each language of the reports.
  private static let prose = JSONSchema.any([
    .type("string"), .table(["en": .type("string"), "zh": .type("string")]),
  ])

  private static let numberKeys = ["unit", "low", "high"]

  /// - Parameter bound: the schema of a low and a high value; nil for single numbers.
  private func annotated(_ value: JSONSchema, keys: [String] = [], bound: JSONSchema? = nil) -> JSONSchema {
    let number = JSONSchema.any([.type("number"), .type("string")])
    var table: [String: JSONSchema] = [
      "value": value, "source": Self.prose, "reason": Self.prose,
      "kind": .oneOf(NumberKind.allCases.map(\.rawValue)),
    ]
    for key in keys {
      switch key {
      case "unit": table[key] = .type("string")
      case "interpolation", "beyond", "range": table[key] = .reference(key)
      default: table[key] = bound ?? number
      }
    }
    return .any([value, .table(table)])
  }
}

extension ParameterKind {
  fileprivate var unit: String? {
    switch self {
    case .number(let unit, _), .array(_, let unit, _, _): unit
    default: nil
    }
  }
}
