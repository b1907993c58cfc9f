/// The head of a request.
///
/// - `describe`: the manifest, please.
/// - `check`: parameters in, diagnostics out.
/// - `open`: parameters in, a session out.
/// - `run`: a session, a number of samples and the inputs; statuses and outputs out.
/// - `close`: the session is done with.
public struct Request: Codable, Sendable {
  public enum Kind: String, Codable, Sendable {
    case describe, check, open, run, close
  }

  public var request: Kind
  public var mode: String?
  public var axes: AxisLabels?
  /// Arrays are blocks.
  public var parameters: [String: EncodedValue]?
  public var session: Int?
  public var samples: Int?
  /// The inputs of a run by name.
  public var inputs: [String: EncodedArray]?
  /// Numbers and arrays among the parameters that this run replaces, by key.
  public var varied: [String: EncodedArray]?

  public init(_ request: Kind) { self.request = request }
}

/// An array that is the same for all samples, or holds one row per sample (the sample is the slowest axis).
public struct EncodedArray: Codable, Sendable, Hashable {
  public var block: BlockReference
  public var perSample: Bool

  public init(_ block: BlockReference, perSample: Bool) {
    self.block = block
    self.perSample = perSample
  }
}

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

/// The head of a reply. Exactly one of the optional parts answers the request; `error` answers any.
public struct Reply: Codable, Sendable {
  /// Why the request as a whole could not be answered.
  public var error: String?
  public var manifest: Manifest?
  public var diagnostics: [ParameterDiagnostic]?
  public var session: Int?
  /// One status per sample.
  public var statuses: [SampleStatus]?
  /// Notes per sample; absent when there is none.
  public var notes: [[String]]?
  /// The outputs by name: one block each, the sample its slowest axis. A sample without an answer holds zeros.
  public var outputs: [String: BlockReference]?

  public init() {}
}

/// The head of a progress message.
public struct ProgressReport: Codable, Sendable, Hashable {
  /// The sample being computed, from 0.
  public var sample: Int
  /// The fraction of it that is done, 0…1.
  public var fraction: Double
  public var message: String

  public init(sample: Int, fraction: Double, message: String) {
    self.sample = sample
    self.fraction = fraction
    self.message = message
  }
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
  public func value(from message: Message, kind: ParameterKind, axes: AxisLabels) throws -> ParameterValue {
    switch self {
    case .number(let number): return .number(number)
    case .integer(let integer): return .integer(integer)
    case .boolean(let boolean): return .boolean(boolean)
    case .text(let text): return .text(text)
    case .array(let reference):
      guard case .array(let names, _, _, _) = kind, let count = axes.count(names) else {
        throw MessageError.head("an array where the manifest declares none, or an axis without labels")
      }
      return .array(try message.block(reference, count: count))
    case .records(let records):
      guard case .records(let declarations) = kind else {
        throw MessageError.head("records where the manifest declares none")
      }
      return .records(
        try records.map { record in
          var fields: [String: ParameterValue] = [:]
          for (key, field) in record.fields {
            guard let declaration = declarations.first(where: { $0.key == key }) else {
              throw MessageError.head("no field '\(key)' is declared")
            }
            fields[key] = try field.value(from: message, kind: declaration.kind, axes: axes)
          }
          return ParameterRecord(name: record.name, fields: fields)
        })
    case .table(let rows, let numbers, let texts):
      return .table(
        ParameterTable(rows: rows, numbers: try numbers.mapValues { try message.block($0, count: rows) }, texts: texts))
    }
  }
}
