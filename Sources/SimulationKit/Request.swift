public import ModuleMessages

/// The head of a request, as `PROTOCOL.md` describes each (section 4). What does not belong to a request is left out; a
/// module ignores keys that it does not know.
///
/// A host sends everything completed, so that a module has nothing to complete: the mode by name, the labels of every axis,
/// and the parameters that apply in the mode with the defaults filled in and in the declared units.
public struct Request: Codable, Sendable {
  public enum Kind: String, Codable, Sendable {
    case describe, check, open, run, close, labels
  }

  /// The most samples of one `run` and the most doubles of one output in its reply; a host cuts larger batches.
  public static let mostSamples = 1 << 20
  public static let mostValues = 1 << 28

  public var request: Kind
  /// In `describe`: the level of the contract that the host knows.
  public var level: Int?
  /// `en` or `zh`: the language of the texts in the reply; nil is `en`. A module may give any text in both instead.
  public var language: String?
  /// The mode's name; nil for the first of the manifest, or where it has none.
  public var mode: String?
  /// The name under which the scenario runs the module; nil is the manifest's identifier.
  public var instance: String?
  public var axes: [String: EncodedLabels]?
  public var parameters: [String: EncodedValue]?
  public var session: Int?
  /// Nil is 1.
  public var samples: Int?
  /// The inputs of a run by name.
  public var inputs: [String: EncodedArray]?
  /// Numbers among the parameters that this run replaces, no two of which overlap. A sample with replaced parameters
  /// answers as a session opened with them would; where they do not pass the check, the sample has failed.
  public var varied: [VariedArray]?
  /// The names of the outputs that are sent back; nil for all of the mode. The others need not be computed, and say
  /// nothing about how a sample ended.
  public var wanted: [String]?
  /// False where nobody reads the notes; nil is true.
  public var notes: Bool?
  /// The labels of a `labels` request.
  public var labels: [String]?

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

/// `{"path": ["parks", "A", "cost"], "block": 1, "perSample": true}`.
public struct VariedArray: Codable, Sendable, Hashable {
  public var path: ParameterPath
  public var array: EncodedArray

  private enum Keys: String, CodingKey {
    case path
  }

  public init(_ path: ParameterPath, _ array: EncodedArray) {
    self.path = path
    self.array = array
  }

  // Untyped, as the containers of `Codable` throw.
  public init(from decoder: any Decoder) throws {
    self.init(
      try decoder.container(keyedBy: Keys.self).decode(ParameterPath.self, forKey: .path),
      try EncodedArray(from: decoder))
  }

  public func encode(to encoder: any Encoder) throws {
    try array.encode(to: encoder)
    var c = encoder.container(keyedBy: Keys.self)
    try c.encode(path, forKey: .path)
  }
}

/// The labels of an axis: a list, or the number under which the module keeps one: `["2015", "2016"]`, `{"labels": 1}`.
public enum EncodedLabels: Hashable, Sendable {
  case list([String])
  case kept(Int)
}

extension EncodedLabels: Codable {
  private enum CodingKeys: String, CodingKey {
    case labels
  }

  public init(from decoder: any Decoder) throws {
    if let list = try? decoder.singleValueContainer().decode([String].self) {
      self = .list(list)
    } else {
      self = .kept(try decoder.container(keyedBy: CodingKeys.self).decode(Int.self, forKey: .labels))
    }
  }

  public func encode(to encoder: any Encoder) throws {
    switch self {
    case .list(let labels):
      var container = encoder.singleValueContainer()
      try container.encode(labels)
    case .kept(let number):
      var c = encoder.container(keyedBy: CodingKeys.self)
      try c.encode(number, forKey: .labels)
    }
  }
}
