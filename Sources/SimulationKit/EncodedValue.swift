public import ModuleMessages

/// A parameter's value in a head: as ``ParameterValue``, its doubles in blocks.
public indirect enum EncodedValue: Codable, Sendable, Hashable {
  case number(Double)
  case integer(Int)
  case boolean(Bool)
  case text(String)
  case array(BlockReference)
  case records([EncodedRecord])
  case table(rows: Int, numbers: [String: BlockReference], texts: [String: [String]])
}

public struct EncodedRecord: Codable, Sendable, Hashable {
  public var name: String
  public var fields: [String: EncodedValue]
}

extension EncodedValue {
  /// Moves the doubles of a value into `blocks`.
  public init(_ value: ParameterValue, into blocks: inout [[Double]]) {
    func store(_ values: [Double]) -> BlockReference {
      blocks.append(values)
      return BlockReference(blocks.count - 1)
    }
    switch value {
    case .number(let number): self = .number(number)
    case .integer(let integer): self = .integer(integer)
    case .boolean(let boolean): self = .boolean(boolean)
    case .text(let text): self = .text(text)
    case .array(let values): self = .array(store(values))
    case .records(let records):
      var encoded: [EncodedRecord] = []
      for record in records {
        var fields: [String: EncodedValue] = [:]
        for (key, field) in record.fields.sorted(by: { $0.key < $1.key }) {
          fields[key] = EncodedValue(field, into: &blocks)
        }
        encoded.append(EncodedRecord(name: record.name, fields: fields))
      }
      self = .records(encoded)
    case .table(let table):
      var numbers: [String: BlockReference] = [:]
      for (name, column) in table.numbers.sorted(by: { $0.key < $1.key }) { numbers[name] = store(column) }
      self = .table(rows: table.rows, numbers: numbers, texts: table.texts)
    }
  }

  /// The value again, its doubles read from `message`; `kind` says how many belong into an array.
  public func value(from message: Message, kind: ParameterKind, axes: AxisLabels) throws(MessageError) -> ParameterValue
  {
    switch self {
    case .number(let number): return .number(number)
    case .integer(let integer): return .integer(integer)
    case .boolean(let boolean): return .boolean(boolean)
    case .text(let text): return .text(text)
    case .array(let reference):
      guard case .array(let names, _, _, _) = kind, let count = axes.count(names) else {
        throw .head("an array where the manifest declares none, or an axis without labels")
      }
      return .array(try message.block(reference, count: count))
    case .records(let records):
      guard case .records(let declarations) = kind else {
        throw .head("records where the manifest declares none")
      }
      return .records(
        try records.map { record throws(MessageError) in
          var fields: [String: ParameterValue] = [:]
          for (key, field) in record.fields.sorted(by: { $0.key < $1.key }) {
            guard let declaration = declarations.first(where: { $0.key == key }) else {
              throw .head("no field '\(key)' is declared")
            }
            fields[key] = try field.value(from: message, kind: declaration.kind, axes: axes)
          }
          return ParameterRecord(name: record.name, fields: fields)
        })
    case .table(let rows, let numbers, let texts):
      var columns: [String: [Double]] = [:]
      for (name, block) in numbers.sorted(by: { $0.key < $1.key }) {
        columns[name] = try message.block(block, count: rows)
      }
      return .table(ParameterTable(rows: rows, numbers: columns, texts: texts))
    }
  }
}
