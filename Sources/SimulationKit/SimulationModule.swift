/// A simulation module: parameters in, one sample at a time computed.
///
/// A conforming value type and one entry line are all that a module needs:
///
/// ```swift
/// @c(simplan_module_entry)
/// public func entry() -> UnsafeMutablePointer<simplan_module> { moduleEntry(WindSolar.self) }
/// ```
///
/// A session is one value of the type, used by one thread at a time. It may keep caches and warm starts, but they
/// never change an answer: a batch of N samples equals N batches of one, in any order.
public protocol SimulationModule: SendableMetatype {
  static var manifest: Manifest { get }

  /// What is wrong with the parameters beyond what the manifest's kinds, units and bounds can say.
  static func check(_ parameters: Parameters) -> [ParameterDiagnostic]

  /// Prepares a session. The parameters have passed `check`. Throws ``SampleProblem`` where that does not succeed.
  init(_ parameters: Parameters) throws

  /// Computes one sample: reads `inputs`, sets every output that applies in this mode.
  ///
  /// Throws ``SampleProblem`` for a sample that has no answer; other samples of the batch are not affected.
  mutating func run(_ inputs: Inputs, into outputs: inout Outputs, progress: Progress) throws
}

extension SimulationModule {
  public static func check(_ parameters: Parameters) -> [ParameterDiagnostic] { [] }
}

/// A finding about one parameter. The host adds the file, the line and the column.
public struct ParameterDiagnostic: Codable, Hashable, Sendable {
  public enum Severity: String, Codable, Hashable, Sendable {
    case error, warning, note
  }

  public var severity: Severity
  public var parameter: String
  /// Which element: the labels along the axes, or the record's name and field; empty for the whole parameter.
  public var index: [String]
  public var message: String
  /// What to write instead.
  public var advice: String

  enum CodingKeys: String, CodingKey {
    case severity, parameter, index, message, advice
  }

  public init(
    _ severity: Severity = .error, _ parameter: String, index: [String] = [], _ message: String, advice: String
  ) {
    self.severity = severity
    self.parameter = parameter
    self.index = index
    self.message = message
    self.advice = advice
  }
}

/// Why one sample has no answer.
public enum SampleProblem: Error, Hashable, Sendable, CustomStringConvertible {
  /// The question has no answer: the constraints contradict each other. Says which.
  case infeasible(String)
  /// The computation did not succeed. Says why.
  case failed(String)

  public var description: String {
    switch self {
    case .infeasible(let why), .failed(let why): why
    }
  }
}

/// How one sample ended.
public struct SampleStatus: Codable, Hashable, Sendable {
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

/// What one sample reads: the declared inputs of this mode.
public struct Inputs: Sendable {
  private let arrays: [String: LabelledArray]

  public init(_ arrays: [String: LabelledArray]) { self.arrays = arrays }

  public func array(_ name: String) -> LabelledArray {
    guard let array = arrays[name] else { preconditionFailure("the manifest declares no input '\(name)' here") }
    return array
  }
}

/// What one sample gives: the declared outputs of this mode, zero until set.
public struct Outputs: Sendable {
  private var arrays: [String: LabelledArray]
  /// Sentences for the analyst about this sample (a limit that bound, a price that was clipped).
  public private(set) var notes: [String] = []

  public init(_ arrays: [String: LabelledArray]) { self.arrays = arrays }

  public subscript(_ name: String) -> LabelledArray {
    get {
      guard let array = arrays[name] else { preconditionFailure("the manifest declares no output '\(name)' here") }
      return array
    }
    set {
      guard let old = arrays[name], old.labels == newValue.labels else {
        preconditionFailure("the output '\(name)' has other axes in the manifest")
      }
      arrays[name] = newValue
    }
  }

  public mutating func note(_ sentence: String) { notes.append(sentence) }
}

/// Tells the host how far a run is, and whether to stop.
public struct Progress {
  private let report: (Double, String) -> Bool

  public init(_ report: @escaping (Double, String) -> Bool) { self.report = report }

  /// Reports a fraction done (0…1) of the sample; call it as often as is convenient, the kit passes on what is worth
  /// telling. Returns false when the host asks to stop: then throw or return.
  @discardableResult
  public func callAsFunction(_ fraction: Double, _ message: String = "") -> Bool { report(fraction, message) }
}
