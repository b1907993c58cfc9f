package import LinearAlgebra

/// Analyses of a study's samples: numbers in, numbers out.
///
/// Outputs are one number for each sample, in the order of the design. An output that is not finite stands for a sample
/// that failed: every analysis counts these apart. Where an analysis needs whole groups of samples, a group with a failed
/// one is left out and counted.
package struct Quantiles: Hashable, Sendable {
  package let probabilities: [Double]
  /// [probability][column]; nan in a column where no sample answered.
  package let values: FlatArray
  /// By column.
  package let used: [Int]
  package let failed: [Int]

  /// - Parameters:
  ///   - outputs: [sample][column], such as the years of a variable.
  ///   - columns: numbers of a sample.
  package init(_ outputs: [Double], columns: Int, probabilities: [Double]) throws(AnalysisError) {
    guard columns > 0, outputs.count.isMultiple(of: columns) else {
      throw .unevenOutputs(count: outputs.count, group: columns)
    }
    let samples = outputs.count / columns
    var (values, used) = (FlatArray([probabilities.count, columns], repeating: .nan), [Int]())
    for column in 0..<columns {
      let sorted = (0..<samples).map { outputs[$0 * columns + column] }.filter(\.isFinite).sorted()
      used.append(sorted.count)
      for (place, probability) in probabilities.enumerated() where !sorted.isEmpty {
        values[place, column] = quantile(probability, ofSorted: sorted)
      }
    }
    self.probabilities = probabilities
    self.values = values
    self.used = used
    failed = used.map { samples - $0 }
  }
}

/// The quantile of sorted numbers by linear interpolation between them, as numpy and R (type 7) take it (Hyndman and Fan
/// 1996, "Sample quantiles in statistical packages").
package func quantile(_ probability: Double, ofSorted sorted: [Double]) -> Double {
  precondition(!sorted.isEmpty && (0...1).contains(probability), "a probability, and numbers to take it of")
  let place = probability * Double(sorted.count - 1)
  let below = min(Int(place), sorted.count - 1)
  guard below + 1 < sorted.count else { return sorted[below] }
  return sorted[below] + (place - Double(below)) * (sorted[below + 1] - sorted[below])
}

/// Mean and variance of numbers, the latter by n - `lost`.
func moments(_ values: some Collection<Double>, lost: Int = 0) -> (mean: Double, variance: Double) {
  let mean = values.reduce(0, +) / Double(values.count)
  let squares = values.reduce(0) { $0 + ($1 - mean) * ($1 - mean) }
  return (mean, squares / Double(values.count - lost))
}
