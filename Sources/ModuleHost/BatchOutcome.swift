public import SimulationKit

/// Numbers that a batch of samples reads, row-major over the declared axes.
public enum BatchValues: Hashable, Sendable {
  /// The same for all samples.
  case shared([Double])
  /// One row per sample; the sample is the slowest axis.
  case perSample([Double])
}

/// The outcome of a batch: the outputs by name, and by exception the samples that did not answer or have notes.
public struct BatchOutcome: Hashable, Sendable {
  public var samples: Int
  /// In ascending order; all other samples are answered and have nothing to say.
  public var reports: [SampleReport]
  /// This sample and those after it were not computed, since the caller asked to stop.
  public var stoppedAt: Int?
  /// Every wanted output by name.
  public var outputs: [String: BatchOutput]

  public init(
    samples: Int, reports: [SampleReport] = [], stoppedAt: Int? = nil, outputs: [String: BatchOutput] = [:]
  ) {
    self.samples = samples
    self.reports = reports
    self.stoppedAt = stoppedAt
    self.outputs = outputs
  }

  public func status(of sample: Int) -> SampleStatus {
    if let stoppedAt, sample >= stoppedAt { return SampleStatus(.stopped) }
    return report(of: sample)?.status ?? SampleStatus(.answered)
  }

  /// The module's sentences about a sample.
  public func notes(of sample: Int) -> [String] { report(of: sample)?.notes ?? [] }

  /// Whether every sample has an answer.
  public var isAnswered: Bool { stoppedAt == nil && reports.allSatisfy { $0.status.kind == .answered } }

  /// An output of one sample; nil for a sample without an answer or a name that is not among the outputs.
  public func output(_ name: String, sample: Int = 0) -> LabelledArray? {
    guard (0..<samples).contains(sample), status(of: sample).kind == .answered else { return nil }
    return outputs[name]?.array(sample)
  }

  private func report(of sample: Int) -> SampleReport? {
    var range = 0..<reports.count
    while !range.isEmpty {
      let middle = range.lowerBound + range.count / 2
      if reports[middle].sample == sample { return reports[middle] }
      range = reports[middle].sample < sample ? middle + 1..<range.upperBound : range.lowerBound..<middle
    }
    return nil
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
