import ModuleMessages

// The JSON of manifests and heads is written for people who build modules in other languages: what is empty may be
// left out, and a value that can be of several kinds is an object with one key that names the kind.
// Functions that read or write for `Codable` throw untyped throughout, as its requirements and containers do.

extension Manifest {
  public init(from decoder: any Decoder) throws {
    let c = try decoder.container(keyedBy: CodingKeys.self)
    self.init(
      identifier: try c.decode(String.self, forKey: .identifier), version: try c.decode(String.self, forKey: .version),
      title: try c.decode(Text.self, forKey: .title), summary: try c.decode(Text.self, forKey: .summary),
      modes: try c.decodeIfPresent([Mode].self, forKey: .modes) ?? [],
      axes: try c.decodeIfPresent([Axis].self, forKey: .axes) ?? [],
      parameters: try c.decodeIfPresent([ParameterDeclaration].self, forKey: .parameters) ?? [],
      inputs: try c.decodeIfPresent([VariableDeclaration].self, forKey: .inputs) ?? [],
      outputs: try c.decodeIfPresent([VariableDeclaration].self, forKey: .outputs) ?? [],
      links: try c.decodeIfPresent([EconomyLink].self, forKey: .links) ?? [],
      charts: try c.decodeIfPresent([ChartDeclaration].self, forKey: .charts) ?? [],
      targets: try c.decodeIfPresent([TargetDeclaration].self, forKey: .targets) ?? [],
      sections: try c.decodeIfPresent([ReportSection].self, forKey: .sections) ?? [])
  }
}

extension VariableDeclaration {
  public init(from decoder: any Decoder) throws {
    let c = try decoder.container(keyedBy: CodingKeys.self)
    self.init(
      try c.decode(String.self, forKey: .name), unit: try c.decode(String.self, forKey: .unit),
      axes: try c.decodeIfPresent([String].self, forKey: .axes) ?? [],
      meaning: try c.decode(Text.self, forKey: .meaning),
      modes: try c.decodeIfPresent([String].self, forKey: .modes) ?? [],
      iamc: try c.decodeIfPresent(String.self, forKey: .iamc),
      variation: try c.decodeIfPresent(Variation.self, forKey: .variation) ?? .perSample,
      optional: try c.decodeIfPresent(Bool.self, forKey: .optional) ?? false)
  }
}

extension ParameterDeclaration {
  public init(from decoder: any Decoder) throws {
    let c = try decoder.container(keyedBy: CodingKeys.self)
    self.init(
      try c.decode(String.self, forKey: .key), try c.decode(ParameterKind.self, forKey: .kind),
      title: try c.decodeIfPresent(Text.self, forKey: .title), meaning: try c.decode(Text.self, forKey: .meaning),
      modes: try c.decodeIfPresent([String].self, forKey: .modes) ?? [],
      default: try c.decodeIfPresent(Default.self, forKey: .fallback),
      optional: try c.decodeIfPresent(Bool.self, forKey: .optional) ?? false,
      plausible: try c.decodeIfPresent(PlausibleRange.self, forKey: .plausible))
  }
}

extension ParameterDeclaration.Default {
  private enum CodingKeys: String, CodingKey {
    case value, origin, source, low, high, required
  }

  public init(from decoder: any Decoder) throws {
    let c = try decoder.container(keyedBy: CodingKeys.self)
    let origin = try c.decode(String.self, forKey: .origin)
    let known = NumberKind(rawValue: origin)
    self.init(
      try c.decode(ParameterValue.self, forKey: .value), known ?? .unverified,
      source: try c.decode(Text.self, forKey: .source), low: try c.decodeIfPresent(Double.self, forKey: .low),
      high: try c.decodeIfPresent(Double.self, forKey: .high))
    if known == nil { unknownOrigin = origin }
    required = try c.decodeIfPresent(Bool.self, forKey: .required) ?? false
  }

  public func encode(to encoder: any Encoder) throws {
    var c = encoder.container(keyedBy: CodingKeys.self)
    try c.encode(value, forKey: .value)
    try c.encode(unknownOrigin ?? origin.rawValue, forKey: .origin)
    try c.encode(source, forKey: .source)
    try c.encodeIfPresent(low, forKey: .low)
    try c.encodeIfPresent(high, forKey: .high)
    if required { try c.encode(true, forKey: .required) }
  }
}

extension ParameterKind {
  private enum Keys: String, CodingKey {
    case type, unit, lower, upper, above, choices, axes, absent, fields, columns
  }

  public init(from decoder: any Decoder) throws {
    let c = try decoder.container(keyedBy: Keys.self)
    func bounds() throws -> Bounds {
      let above = try c.decodeIfPresent(Double.self, forKey: .above)
      return Bounds(
        try above ?? c.decodeIfPresent(Double.self, forKey: .lower), try c.decodeIfPresent(Double.self, forKey: .upper),
        includesLower: above == nil)
    }
    switch try c.decode(String.self, forKey: .type) {
    case "number": self = .number(unit: try c.decode(String.self, forKey: .unit), try bounds())
    case "integer": self = .integer(try bounds())
    case "boolean": self = .boolean
    case "choice": self = .choice(try c.decode([String].self, forKey: .choices))
    case "text": self = .text
    case "array":
      self = .array(
        axes: try c.decode([String].self, forKey: .axes), unit: try c.decode(String.self, forKey: .unit), try bounds(),
        absent: try c.decodeIfPresent(Double.self, forKey: .absent))
    case "records": self = .records(try c.decode([ParameterDeclaration].self, forKey: .fields))
    case "table": self = .table(try c.decode([Column].self, forKey: .columns))
    case let other:
      throw DecodingError.dataCorruptedError(forKey: .type, in: c, debugDescription: "no parameter type '\(other)'")
    }
  }

  public func encode(to encoder: any Encoder) throws {
    var c = encoder.container(keyedBy: Keys.self)
    func encode(_ bounds: Bounds) throws {
      try c.encodeIfPresent(bounds.lower, forKey: bounds.includesLower ? .lower : .above)
      try c.encodeIfPresent(bounds.upper, forKey: .upper)
    }
    try c.encode(name, forKey: .type)
    switch self {
    case .number(let unit, let bounds):
      try c.encode(unit, forKey: .unit)
      try encode(bounds)
    case .integer(let bounds): try encode(bounds)
    case .boolean, .text: break
    case .choice(let choices): try c.encode(choices, forKey: .choices)
    case .array(let axes, let unit, let bounds, let absent):
      try c.encode(axes, forKey: .axes)
      try c.encode(unit, forKey: .unit)
      try encode(bounds)
      try c.encodeIfPresent(absent, forKey: .absent)
    case .records(let fields): try c.encode(fields, forKey: .fields)
    case .table(let columns): try c.encode(columns, forKey: .columns)
    }
  }

  /// The kind's name: `number`, `array`, ….
  public var name: String {
    switch self {
    case .number: "number"
    case .integer: "integer"
    case .boolean: "boolean"
    case .choice: "choice"
    case .text: "text"
    case .array: "array"
    case .records: "records"
    case .table: "table"
    }
  }
}

/// The one key of a value's object.
private enum ValueKeys: String, CodingKey {
  case number, integer, boolean, text, array, records, table
}

/// A table in a head or a manifest; a column of numbers is a block there and a list here.
private struct CodedTable<Numbers: Codable>: Codable {
  var rows: Int
  var numbers: [String: Numbers]?
  var texts: [String: [String]]?
}

extension ParameterValue {
  public init(from decoder: any Decoder) throws {
    let c = try decoder.container(keyedBy: ValueKeys.self)
    switch try c.onlyKey {
    case .number: self = .number(try c.decode(Double.self, forKey: .number))
    case .integer: self = .integer(try c.decode(Int.self, forKey: .integer))
    case .boolean: self = .boolean(try c.decode(Bool.self, forKey: .boolean))
    case .text: self = .text(try c.decode(String.self, forKey: .text))
    case .array: self = .array(try c.decode([Double].self, forKey: .array))
    case .records: self = .records(try c.decode([ParameterRecord].self, forKey: .records))
    case .table:
      let table = try c.decode(CodedTable<[Double]>.self, forKey: .table)
      self = .table(ParameterTable(rows: table.rows, numbers: table.numbers ?? [:], texts: table.texts ?? [:]))
    }
  }

  public func encode(to encoder: any Encoder) throws {
    var c = encoder.container(keyedBy: ValueKeys.self)
    switch self {
    case .number(let value): try c.encode(value, forKey: .number)
    case .integer(let value): try c.encode(value, forKey: .integer)
    case .boolean(let value): try c.encode(value, forKey: .boolean)
    case .text(let value): try c.encode(value, forKey: .text)
    case .array(let values): try c.encode(values, forKey: .array)
    case .records(let records): try c.encode(records, forKey: .records)
    case .table(let table):
      try c.encode(CodedTable(rows: table.rows, numbers: table.numbers, texts: table.texts), forKey: .table)
    }
  }
}

extension EncodedValue {
  public init(from decoder: any Decoder) throws {
    let c = try decoder.container(keyedBy: ValueKeys.self)
    switch try c.onlyKey {
    case .number: self = .number(try c.decode(Double.self, forKey: .number))
    case .integer: self = .integer(try c.decode(Int.self, forKey: .integer))
    case .boolean: self = .boolean(try c.decode(Bool.self, forKey: .boolean))
    case .text: self = .text(try c.decode(String.self, forKey: .text))
    case .array: self = .array(try c.decode(BlockReference.self, forKey: .array))
    case .records: self = .records(try c.decode([EncodedRecord].self, forKey: .records))
    case .table:
      let table = try c.decode(CodedTable<BlockReference>.self, forKey: .table)
      self = .table(rows: table.rows, numbers: table.numbers ?? [:], texts: table.texts ?? [:])
    }
  }

  public func encode(to encoder: any Encoder) throws {
    var c = encoder.container(keyedBy: ValueKeys.self)
    switch self {
    case .number(let value): try c.encode(value, forKey: .number)
    case .integer(let value): try c.encode(value, forKey: .integer)
    case .boolean(let value): try c.encode(value, forKey: .boolean)
    case .text(let value): try c.encode(value, forKey: .text)
    case .array(let reference): try c.encode(reference, forKey: .array)
    case .records(let records): try c.encode(records, forKey: .records)
    case .table(let rows, let numbers, let texts):
      try c.encode(CodedTable(rows: rows, numbers: numbers, texts: texts), forKey: .table)
    }
  }
}

extension KeyedDecodingContainer where Key == ValueKeys {
  fileprivate var onlyKey: ValueKeys {
    get throws {
      guard allKeys.count == 1 else {
        throw DecodingError.dataCorrupted(
          .init(
            codingPath: codingPath, debugDescription: "a value is an object with exactly one key that names its kind"))
      }
      return allKeys[0]
    }
  }
}

extension EncodedArray {
  private enum Keys: String, CodingKey {
    case block, perSample
  }

  public init(from decoder: any Decoder) throws {
    let c = try decoder.container(keyedBy: Keys.self)
    self.init(
      BlockReference(try c.decode(Int.self, forKey: .block)),
      perSample: try c.decodeIfPresent(Bool.self, forKey: .perSample) ?? false)
  }

  public func encode(to encoder: any Encoder) throws {
    var c = encoder.container(keyedBy: Keys.self)
    try c.encode(block.block, forKey: .block)
    if perSample { try c.encode(true, forKey: .perSample) }
  }
}

extension Reply {
  public init(from decoder: any Decoder) throws {
    let c = try decoder.container(keyedBy: CodingKeys.self)
    error = try c.decodeTextIfPresent(forKey: .error, of: decoder)
    manifest = try c.decodeIfPresent(Manifest.self, forKey: .manifest)
    level = try c.decodeIfPresent(Int.self, forKey: .level)
    labels = try c.decodeIfPresent(Int.self, forKey: .labels)
    diagnostics = try c.decodeIfPresent([ParameterDiagnostic].self, forKey: .diagnostics)
    session = try c.decodeIfPresent(Int.self, forKey: .session)
    samples = try c.decodeIfPresent([SampleReport].self, forKey: .samples)
    stoppedAt = try c.decodeIfPresent(Int.self, forKey: .stoppedAt)
    outputs = try c.decodeIfPresent([String: BlockReference].self, forKey: .outputs)
  }
}

extension ProgressReport {
  public init(from decoder: any Decoder) throws {
    let c = try decoder.container(keyedBy: CodingKeys.self)
    self.init(
      sample: try c.decodeIfPresent(Int.self, forKey: .sample) ?? 0,
      fraction: try c.decode(Double.self, forKey: .fraction),
      message: try c.decodeTextIfPresent(forKey: .message, of: decoder) ?? "")
  }
}

extension ParameterDiagnostic {
  public init(from decoder: any Decoder) throws {
    let c = try decoder.container(keyedBy: CodingKeys.self)
    self.init(
      try c.decodeIfPresent(Severity.self, forKey: .severity) ?? .error, try c.decode(String.self, forKey: .parameter),
      index: try c.decodeIfPresent([String].self, forKey: .index) ?? [],
      try c.decodeText(forKey: .message, of: decoder), advice: try c.decodeText(forKey: .advice, of: decoder))
  }
}

extension ParameterRecord {
  public init(from decoder: any Decoder) throws {
    let c = try decoder.container(keyedBy: CodingKeys.self)
    self.init(
      name: try c.decode(String.self, forKey: .name),
      fields: try c.decodeIfPresent([String: ParameterValue].self, forKey: .fields) ?? [:])
  }
}
