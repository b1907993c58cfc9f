/// The head of a request. What does not belong to a request is left out; a module ignores keys that it does not know.
///
/// - `describe`: the manifest, please.
///   `{"request": "describe"}`
/// - `check`: parameters in, diagnostics out.
///   `{"request": "check", "mode": "path", "axes": {"year": ["2015", "2016"]}, "parameters": {"rate": {"number": 0.08},
///   "units": {"integer": 3}, "grid": {"boolean": true}, "rule": {"text": "even"}, "capacity": {"array": {"block": 0}},
///   "parks": {"records": [{"name": "A", "fields": {"cost": {"number": 7.3}}}]},
///   "weather": {"table": {"rows": 8760, "numbers": {"wind": {"block": 1}}, "texts": {}}}}}`
/// - `open`: as `check`; a session out. A module refuses parameters in which its own check finds an error.
/// - `run`: a session, a number of samples and the inputs; statuses and outputs out.
///   `{"request": "run", "session": 1, "samples": 2, "inputs": {"demand": {"block": 0, "perSample": true}},
///   "varied": {"rate": {"block": 1, "perSample": true}}}`
/// - `close`: the session is done with.
///   `{"request": "close", "session": 1}`
///
/// A host sends the mode by name where the manifest has modes, the labels of every axis, and the parameters that apply
/// in the mode with the defaults filled in and in the declared units, so that a module has nothing to complete. Arrays
/// are row-major, the last axis fastest. Numbers in the head are finite, as those in blocks are.
public struct Request: Codable, Sendable {
  public enum Kind: String, Codable, Sendable {
    case describe, check, open, run, close
  }

  /// The most samples of one `run` and the most doubles of one output in its reply; a host cuts larger batches.
  public static let mostSamples = 1 << 20
  public static let mostValues = 1 << 28

  public var request: Kind
  /// The mode's name; nil for the first of the manifest, or where it has none.
  public var mode: String?
  public var axes: AxisLabels?
  public var parameters: [String: EncodedValue]?
  public var session: Int?
  /// Nil is 1.
  public var samples: Int?
  /// The inputs of a run by name.
  public var inputs: [String: EncodedArray]?
  /// Numbers, integers and arrays among the parameters that this run replaces, by key. A sample with replaced
  /// parameters answers as a session opened with them would; where they do not pass the check, the sample has failed.
  public var varied: [String: EncodedArray]?

  public init(_ request: Kind) { self.request = request }
}

/// An array that is the same for all samples, or holds one row per sample (the sample is the slowest axis):
/// `{"block": 0}` or `{"block": 0, "perSample": true}`.
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

/// The head of a reply. `error` answers any request that cannot be answered as a whole; otherwise
///
/// - `describe`: `{"manifest": {…}}`
/// - `check`: `{"diagnostics": [{"severity": "error", "parameter": "shares", "index": ["A"], "message": "sums to 1.1",
///   "advice": "let the shares sum to 1"}]}`
/// - `open` and `close`: `{"session": 1}`
/// - `run`: `{"statuses": [{"kind": "answered"}, {"kind": "infeasible", "message": "no park can be built in 2016"}],
///   "notes": [["the grid limit bound in 2020"], []], "outputs": {"capacity": {"block": 0}}}`
///
/// A host ignores keys that it does not know.
public struct Reply: Codable, Sendable {
  /// Why the request as a whole could not be answered.
  public var error: String?
  public var manifest: Manifest?
  public var diagnostics: [ParameterDiagnostic]?
  public var session: Int?
  /// One status per sample, in order: `answered`, `infeasible`, `failed` or `stopped`; all but `answered` and
  /// `stopped` say why.
  public var statuses: [SampleStatus]?
  /// Notes per sample, one list for each; absent when there is none at all.
  public var notes: [[String]]?
  /// Every output of the mode by name: one block each, the sample its slowest axis. A sample without an answer holds zeros.
  public var outputs: [String: BlockReference]?

  public init() {}
}

/// The head of a progress message: `{"sample": 0, "fraction": 0.5, "message": "2017"}`; the message may be left out.
public struct ProgressReport: Codable, Sendable, Hashable {
  /// The sample being computed, from 0.
  public var sample: Int
  /// The fraction of it that is done, 0…1.
  public var fraction: Double
  public var message: String

  enum CodingKeys: String, CodingKey {
    case sample, fraction, message
  }

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
