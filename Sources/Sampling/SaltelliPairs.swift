/// Pairs of independent points and their mixtures, from which indices of Sobol' are estimated (Saltelli 2002; Saltelli et
/// al. 2010, "Variance based sensitivity analysis of model output", Computer Physics Communications 181).
///
/// Each pair A, B makes a group of samples: A; A with factor i from B, for every i; with second order also B with factor i
/// from A; last B. The pairs are points of one sequence in twice as many dimensions.
package struct SaltelliPairs: Design {
  package let dimensions: Int
  package let hasSecondOrder: Bool
  private let sequence: SobolSequence

  package init(dimensions: Int, secondOrder: Bool, _ scrambling: SobolSequence.Scrambling) throws(SamplingError) {
    guard dimensions > 0 else { throw .noDimensions }
    self.dimensions = dimensions
    hasSecondOrder = secondOrder
    sequence = try SobolSequence(dimensions: 2 * dimensions, scrambling)
  }

  /// The samples of one pair.
  package var group: Int { (hasSecondOrder ? 2 : 1) * dimensions + 2 }
  package var growth: Growth { .groups(of: group) }
  package var layout: Layout { .arranged }

  package func fill(_ samples: Range<Int>, into points: inout [Double]) {
    guard let last = samples.last else { return }
    let pairs = samples.lowerBound / group..<last / group + 1
    let both = sequence.points(pairs)
    forEachRow(samples, of: points) { sample, start in
      let (pair, place) = sample.quotientAndRemainder(dividingBy: group)
      let first = 2 * dimensions * (pair - pairs.lowerBound)
      let isFromB = place > dimensions
      let exchanged = (place - 1) % dimensions
      let isMixed = place > 0 && place < group - 1
      for factor in 0..<dimensions {
        let takesB = isFromB != (isMixed && factor == exchanged)
        points[start + factor] = both[first + (takesB ? dimensions : 0) + factor]
      }
    }
  }
}
