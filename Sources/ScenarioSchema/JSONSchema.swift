/// A piece of a JSON schema.
indirect enum JSONSchema: Encodable, Hashable {
  case object([String: JSONSchema])
  case list([JSONSchema])
  case text(String)
  case number(Double)
  case integer(Int)
  case flag(Bool)

  private struct Key: CodingKey {
    var stringValue: String
    var intValue: Int? { nil }

    init(stringValue: String) { self.stringValue = stringValue }
    init?(intValue: Int) { nil }
  }

  // Untyped, as the containers of `Codable` throw.
  func encode(to encoder: any Encoder) throws {
    switch self {
    case .object(let members):
      var container = encoder.container(keyedBy: Key.self)
      for (key, value) in members { try container.encode(value, forKey: Key(stringValue: key)) }
    case .list(let elements):
      var container = encoder.unkeyedContainer()
      for element in elements { try container.encode(element) }
    case .text(let text): try Self.encode(text, encoder)
    case .number(let number): try Self.encode(number, encoder)
    case .integer(let integer): try Self.encode(integer, encoder)
    case .flag(let flag): try Self.encode(flag, encoder)
    }
  }

  private static func encode(_ value: some Encodable, _ encoder: any Encoder) throws {
    var container = encoder.singleValueContainer()
    try container.encode(value)
  }
}

extension JSONSchema {
  static func type(_ name: String) -> JSONSchema { .object(["type": .text(name)]) }
  static func reference(_ name: String) -> JSONSchema { .object(["$ref": .text("#/definitions/\(name)")]) }
  static func oneOf(_ names: [String]) -> JSONSchema { .object(["enum": .list(names.map(JSONSchema.text))]) }
  static func any(_ schemas: [JSONSchema]) -> JSONSchema { .object(["anyOf": .list(schemas)]) }

  /// A table with these keys and no others; `delete` may stand in every table.
  static func table(
    _ properties: [String: JSONSchema], patterns: [String: JSONSchema] = [:], others: JSONSchema? = nil
  )
    -> JSONSchema
  {
    var members: [String: JSONSchema] = [
      "type": .text("object"),
      "properties": .object(properties.merging(["delete": .reference("deletion")]) { own, _ in own }),
      "additionalProperties": others ?? .flag(false),
    ]
    if !patterns.isEmpty { members["patternProperties"] = .object(patterns) }
    return .object(members)
  }

  /// The same but for texts of a pattern.
  func except(_ pattern: String) -> JSONSchema {
    guard case .object(var members) = self else { return self }
    members["not"] = .object(["type": .text("string"), "pattern": .text(pattern)])
    return .object(members)
  }

  func described(_ text: String) -> JSONSchema {
    guard case .object(var members) = self else { return self }
    members["description"] = .text(text)
    return .object(members)
  }
}
