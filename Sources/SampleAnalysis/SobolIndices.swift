/// The parts of an output's variance that go back to factors: alone (first order), in pairs beyond that (second order),
/// and with all their interactions (total), from pairs of Saltelli.
///
/// First order by Saltelli et al. (2010), "Variance based sensitivity analysis of model output", Computer Physics
/// Communications 181, table 2 (b); total by Jansen (1999), ibid. (f); second order by Saltelli (2002), "Making best use of
/// model evaluations to compute sensitivity indices", theorem 2. As SALib has them. Intervals take the pairs for independent:
/// those of a Sobol' sequence are nearer than they say.
package struct SobolIndices: Hashable, Sendable {
  package struct Pair: Hashable, Sendable {
    package var first, second: Int
    package var index: Estimate
  }

  package let mean: Double
  package let variance: Double
  /// By factor.
  package let first: [Estimate]
  package let total: [Estimate]
  /// Every two factors, the lower first; empty unless the design has them.
  package let second: [Pair]
  /// Pairs of points; those with a failed sample are left out.
  package let used: Int
  package let failed: Int

  /// - Parameters:
  ///   - outputs: of `SaltelliPairs`, in its order.
  ///   - seed: of the bootstrap.
  package init(
    _ outputs: [Double], dimensions: Int, secondOrder: Bool, resamples: Int = 500, seed: UInt64
  ) throws(AnalysisError) {
    let group = (secondOrder ? 2 : 1) * dimensions + 2
    guard dimensions > 0, outputs.count.isMultiple(of: group) else {
      throw .unevenOutputs(count: outputs.count, group: group)
    }
    let starts = stride(from: 0, to: outputs.count, by: group).filter { start in
      outputs[start..<start + group].allSatisfy(\.isFinite)
    }
    used = starts.count
    failed = outputs.count / group - starts.count
    guard used >= 2 else { throw .tooFewSamples(used: used, failed: failed, needed: 2) }
    let (mean, variance) = moments(starts.flatMap { outputs[$0..<$0 + group] })
    guard variance > 1e-28 * mean * mean else { throw .constantOutput }
    self.mean = mean
    self.variance = variance
    // Centred, or else the mean's square drowns what is sought.
    let terms = Terms(starts.map { start in outputs[start..<start + group].map { $0 - mean } }, dimensions, secondOrder)
    let found = Bootstrap(resamples: resamples, seed: seed).estimates(over: used) { terms.indices($0) }
    first = Array(found[..<dimensions])
    total = Array(found[dimensions..<2 * dimensions])
    second = zip(terms.pairs, found[(2 * dimensions)...]).map { Pair(first: $0.0, second: $0.1, index: $1) }
  }

  /// The products whose means the indices are, computed once: a resample only weighs them.
  private struct Terms {
    var a, b, squares: [Double]
    var first: [[Double]]
    var total: [[Double]]
    var second: [[Double]] = []
    var pairs: [(Int, Int)] = []

    /// - Parameter groups: the centred outputs of each pair of points.
    init(_ groups: [[Double]], _ dimensions: Int, _ secondOrder: Bool) {
      func each(_ term: ([Double]) -> Double) -> [Double] { groups.map(term) }
      let last = (groups.first?.count ?? 1) - 1
      a = each { $0[0] }
      b = each { $0[last] }
      squares = each { $0[0] * $0[0] + $0[last] * $0[last] }
      first = (1...dimensions).map { mixed in each { $0[last] * ($0[mixed] - $0[0]) } }
      total = (1...dimensions).map { mixed in each { ($0[0] - $0[mixed]) * ($0[0] - $0[mixed]) / 2 } }
      guard secondOrder else { return }
      for one in 0..<dimensions {
        for other in (one + 1)..<dimensions {
          pairs.append((one, other))
          second.append(each { $0[1 + dimensions + one] * $0[1 + other] - $0[0] * $0[last] })
        }
      }
    }

    /// First, total and second order.
    func indices(_ weights: [Double]) -> [Double] {
      let count = weights.reduce(0, +)
      let mean = (dot(weights, a) + dot(weights, b)) / (2 * count)
      let scale = 1 / ((dot(weights, squares) / (2 * count) - mean * mean) * count)
      let alone = first.map { dot(weights, $0) * scale }
      let beyond = zip(pairs, second).map { dot(weights, $1) * scale - alone[$0.0] - alone[$0.1] }
      return alone + total.map { dot(weights, $0) * scale } + beyond
    }
  }
}
