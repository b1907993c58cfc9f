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
///
/// Errors have no type here: an author's own code, and libraries beneath it, may throw anything. What is no
/// ``SampleProblem`` is a failed sample with the error's text.
public protocol SimulationModule: SendableMetatype {
  static var manifest: Manifest { get }

  /// Faults of the parameters beyond those that the manifest's kinds, units and bounds can express.
  static func check(_ parameters: Parameters) -> [ParameterDiagnostic]

  /// The errors of `check` in parameters that have passed it but for the numbers that a study varies. Mode, axes,
  /// records' names and which parameters are written are those that have passed.
  ///
  /// Left out, the whole check is made for every sample. Write it where that is slow, and leave out the checks that
  /// read no varied number.
  static func check(_ parameters: Parameters, changed: ParameterChanges) -> [ParameterDiagnostic]

  /// Prepares a session. The parameters have passed `check`. Throws ``SampleProblem`` where that does not succeed.
  init(_ parameters: Parameters) throws

  /// Takes over other parameters in a session that lives on. They have passed `check`; their mode, axes and records'
  /// names are those of the session. Afterwards the module answers as one that was prepared with them.
  ///
  /// Left out, the module is prepared anew. Write it where that is slow and some parameters matter to a part only.
  /// Where it throws, the module is not used again but prepared anew.
  mutating func replace(with parameters: Parameters, changed: ParameterChanges) throws

  /// Computes one sample: reads `inputs`, sets every output that applies in this mode.
  ///
  /// Throws ``SampleProblem`` for a sample that has no answer; other samples of the batch are not affected.
  mutating func run(_ inputs: Inputs, into outputs: inout Outputs, progress: Progress) throws
}

extension SimulationModule {
  public static func check(_ parameters: Parameters) -> [ParameterDiagnostic] { [] }

  public static func check(_ parameters: Parameters, changed: ParameterChanges) -> [ParameterDiagnostic] {
    check(parameters)
  }

  public mutating func replace(with parameters: Parameters, changed: ParameterChanges) throws {
    self = try Self(parameters)
  }
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
  /// The value or key to write instead.
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

/// Which parameters differ: from those that a module was last prepared with, or from those that passed its check.
public struct ParameterChanges: Sendable {
  private let varied: [ParameterPath]
  private let flags: [Bool]

  init(_ varied: [ParameterPath], _ flags: [Bool]) {
    self.varied = varied
    self.flags = flags
  }

  /// Whether any part of the parameter differs.
  public func contains(_ key: String) -> Bool {
    for index in flags.indices where flags[index] && varied[index].key == key { return true }
    return false
  }

  public var paths: [ParameterPath] { zip(varied, flags).compactMap { $1 ? $0 : nil } }
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

/// Tells the host how far a run is, and whether to stop.
public struct Progress {
  private let report: (Double, String) -> Bool

  public init(_ report: @escaping (Double, String) -> Bool) { self.report = report }

  /// Reports a fraction done (0…1) of the sample; call it as often as is convenient, the kit passes on what is worth
  /// telling. Returns false when the host asks to stop: then throw or return.
  @discardableResult
  public func callAsFunction(_ fraction: Double, _ message: String = "") -> Bool { report(fraction, message) }
}
