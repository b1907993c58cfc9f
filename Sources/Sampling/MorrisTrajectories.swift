/// Trajectories of Morris (1991), "Factorial sampling plans for preliminary computational experiments", Technometrics 33:
/// from a random point of a grid every factor moves once, by p / (2 (p - 1)) up or down, in a random order. A trajectory
/// of k factors has k + 1 samples.
package struct MorrisTrajectories: Design {
  package let dimensions: Int
  package let levels: Int
  private let numbers: CounterNumbers

  package init(dimensions: Int, levels: Int = 4, seed: UInt64) throws(SamplingError) {
    guard dimensions > 0 else { throw .noDimensions }
    guard levels >= 2, levels.isMultiple(of: 2) else { throw .morrisLevels(levels) }
    self.dimensions = dimensions
    self.levels = levels
    numbers = CounterNumbers(seed: seed, for: .trajectory)
  }

  package var growth: Growth { .groups(of: dimensions + 1) }
  package var layout: Layout { .levels }

  package func fill(_ samples: Range<Int>, into points: inout [Double]) {
    var (known, order) = (-1, [Int]())
    forEachRow(samples, of: points) { sample, start in
      let (trajectory, step) = sample.quotientAndRemainder(dividingBy: dimensions + 1)
      if trajectory != known { (known, order) = (trajectory, numbers.permutation(of: dimensions, trajectory)) }
      for place in 0..<dimensions {
        let factor = order[place]
        // The lower of its two levels, and whether it starts there; with an even number of levels the step leads from each
        // lower level to one of the upper half, and all are as likely.
        let lower = numbers.below(levels / 2, trajectory, dimensions + factor)
        let startsLow = numbers.below(2, trajectory, 2 * dimensions + factor) == 0
        let isLow = startsLow == (place >= step)
        points[start + factor] = Double(isLow ? lower : lower + levels / 2) / Double(levels - 1)
      }
    }
  }
}
