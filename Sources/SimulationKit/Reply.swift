public import ModuleMessages

/// The head of a reply, as `PROTOCOL.md` describes each (section 4). `error` answers any request that cannot be answered as
/// a whole. A host ignores keys that it does not know.
public struct Reply: Codable, Sendable {
  /// Why the request as a whole could not be answered.
  public var error: String?
  public var manifest: Manifest?
  /// The level of the contract that the module was written for; nil is 1.
  public var level: Int?
  /// The number under which the module keeps labels until its process ends.
  public var labels: Int?
  public var diagnostics: [ParameterDiagnostic]?
  public var session: Int?
  /// The samples that did not answer or have something to say, in ascending order; all others are answered.
  public var samples: [SampleReport]?
  /// Where the host has asked to stop: this sample and those after it were not computed.
  public var stoppedAt: Int?
  /// Every wanted output by name: one block each, the sample its slowest axis. A sample without an answer holds zeros.
  public var outputs: [String: BlockReference]?

  enum CodingKeys: String, CodingKey {
    case error, manifest, level, labels, diagnostics, session, samples, stoppedAt, outputs
  }

  public init() {}
}

/// The report on one sample: how it ended where that is not `answered`, and its notes.
public struct SampleReport: Hashable, Sendable {
  /// The sample's place in the batch, from 0.
  public var sample: Int
  public var status: SampleStatus
  /// Sentences for the analyst.
  public var notes: [String]

  public init(sample: Int, _ status: SampleStatus = SampleStatus(.answered), notes: [String] = []) {
    self.sample = sample
    self.status = status
    self.notes = notes
  }
}

/// How one sample ended.
public struct SampleStatus: Hashable, Sendable {
  public enum Kind: String, Codable, Hashable, Sendable {
    case answered, infeasible, failed, stopped
  }

  public var kind: Kind
  public var message: String?

  public init(_ kind: Kind, _ message: String? = nil) {
    self.kind = kind
    self.message = message
  }
}

extension SampleReport: Codable {
  private enum Keys: String, CodingKey {
    case sample, status, message, notes
  }

  // Untyped, as the containers of `Codable` throw.
  public init(from decoder: any Decoder) throws {
    let c = try decoder.container(keyedBy: Keys.self)
    self.init(
      sample: try c.decode(Int.self, forKey: .sample),
      SampleStatus(
        try c.decodeIfPresent(SampleStatus.Kind.self, forKey: .status) ?? .answered,
        try c.decodeTextIfPresent(forKey: .message, of: decoder)),
      notes: try c.decodeTextsIfPresent(forKey: .notes, of: decoder))
  }

  public func encode(to encoder: any Encoder) throws {
    var c = encoder.container(keyedBy: Keys.self)
    try c.encode(sample, forKey: .sample)
    if status.kind != .answered { try c.encode(status.kind, forKey: .status) }
    try c.encodeIfPresent(status.message, forKey: .message)
    if !notes.isEmpty { try c.encode(notes, forKey: .notes) }
  }
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
