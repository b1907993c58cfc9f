import Glibc

/// Elementary effects along trajectories (Morris 1991): μ is the mean effect of a factor, μ* the mean of its size
/// (Campolongo, Cariboni and Saltelli 2007, "An effective screening design for sensitivity analysis of large models"), and
/// σ says how much the effect depends on where the others stand.
package struct MorrisEffects: Hashable, Sendable {
  package struct Effect: Hashable, Sendable {
    package var mean: Double
    package var meanSize: Estimate
    package var standardDeviation: Double
    /// Effects of which both samples answered, and the others.
    package var used, failed: Int
  }

  /// By factor, over the whole range of each.
  package let effects: [Effect]

  /// - Parameters:
  ///   - points: of `MorrisTrajectories`, in the cube.
  ///   - outputs: one for each point.
  package init(
    points: [Double], outputs: [Double], dimensions: Int, resamples: Int = 500, seed: UInt64
  ) throws(AnalysisError) {
    guard dimensions > 0, outputs.count.isMultiple(of: dimensions + 1), points.count == outputs.count * dimensions
    else {
      throw .unevenOutputs(count: outputs.count, group: dimensions + 1)
    }
    var (found, failed) = ([[Double]](repeating: [], count: dimensions), [Int](repeating: 0, count: dimensions))
    for sample in outputs.indices where !(sample + 1).isMultiple(of: dimensions + 1) {
      let row = sample * dimensions
      guard let factor = (0..<dimensions).first(where: { points[row + $0] != points[row + dimensions + $0] }) else {
        continue
      }
      let effect =
        (outputs[sample + 1] - outputs[sample]) / (points[row + dimensions + factor] - points[row + factor])
      if effect.isFinite { found[factor].append(effect) } else { failed[factor] += 1 }
    }
    var effects: [Effect] = []
    for (factor, all) in found.enumerated() {
      guard all.count >= 2 else { throw .tooFewSamples(used: all.count, failed: failed[factor], needed: 2) }
      let (mean, variance) = moments(all, lost: 1)
      let sizes = all.map(abs)
      let size = Bootstrap(resamples: resamples, seed: seed).estimates(over: all.count) { weights in
        [dot(weights, sizes) / Double(all.count)]
      }
      effects.append(
        Effect(
          mean: mean, meanSize: size[0], standardDeviation: variance.squareRoot(), used: all.count,
          failed: failed[factor]))
    }
    self.effects = effects
  }
}
