/// Independent points, each uniform in the cube: plain Monte Carlo.
package struct RandomDesign: Design {
  package let dimensions: Int
  private let numbers: CounterNumbers

  package init(dimensions: Int, seed: UInt64) throws(SamplingError) {
    guard dimensions > 0 else { throw .noDimensions }
    self.dimensions = dimensions
    numbers = CounterNumbers(seed: seed, for: .coordinate)
  }

  package var growth: Growth { .groups(of: 1) }
  package var layout: Layout { .sample }

  package func fill(_ samples: Range<Int>, into points: inout [Double]) {
    forEachRow(samples, of: points) { sample, start in
      for dimension in 0..<dimensions { points[start + dimension] = numbers.uniform(sample, dimension) }
    }
  }
}
