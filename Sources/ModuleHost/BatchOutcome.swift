public import SimulationKit

/// Numbers that a batch of samples reads, row-major over the declared axes.
public enum BatchValues: Hashable, Sendable {
  /// The same for all samples.
  case shared([Double])
  /// One row per sample; the sample is the slowest axis.
  case perSample([Double])
}

/// What a batch of samples gave.
public struct BatchOutcome: Hashable, Sendable {
  /// One per sample.
  public var statuses: [SampleStatus]
  /// The module's sentences about each sample; one list per sample, most of them empty.
  public var notes: [[String]]
  /// Every output of the mode by name.
  public var outputs: [String: BatchOutput]

  public var samples: Int { statuses.count }

  /// An output of one sample; nil for a sample without an answer or a name that the mode does not give.
  public func output(_ name: String, sample: Int = 0) -> LabelledArray? {
    guard statuses.indices.contains(sample), statuses[sample].kind == .answered else { return nil }
    return outputs[name]?.array(sample)
  }
}

/// One output of all samples of a batch. A sample without an answer holds zeros.
public struct BatchOutput: Hashable, Sendable {
  public var axes: [String]
  public var labels: [[String]]
  /// Row-major; the sample is the slowest axis.
  public var values: [Double]

  /// The number of values of one sample.
  public var width: Int { labels.reduce(1) { $0 * $1.count } }

  public func array(_ sample: Int) -> LabelledArray {
    LabelledArray(axes: axes, labels: labels, values: Array(values[sample * width..<(sample + 1) * width]))
  }
}
