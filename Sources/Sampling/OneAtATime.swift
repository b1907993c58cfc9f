/// The centre, then every factor by itself at its low and at its high end: the design of a tornado. Sample 0 is the
/// centre, samples 1 + 2 f and 2 + 2 f are those of factor f.
package struct OneAtATime: Design {
  private let centre: [Double]

  /// - Parameter centre: where each factor stands while others vary, such as the point of its central value.
  package init(centre: [Double]) throws(SamplingError) {
    guard !centre.isEmpty else { throw .noDimensions }
    for (column, value) in centre.enumerated() where !(0...1).contains(value) {
      throw .outsideTheCube(value: value, row: 0, column: column)
    }
    self.centre = centre
  }

  package var dimensions: Int { centre.count }
  package var growth: Growth {
    .fixed(
      1 + 2 * dimensions,
      because: "one factor at a time needs \(1 + 2 * dimensions) samples, the centre and two for each factor: "
        + "a design at random, such as the sequence of Sobol', takes any number")
  }
  package var layout: Layout { .ends }

  package func fill(_ samples: Range<Int>, into points: inout [Double]) {
    forEachRow(samples, of: points) { sample, start in
      for dimension in 0..<dimensions { points[start + dimension] = centre[dimension] }
      if sample > 0 { points[start + (sample - 1) / 2] = sample.isMultiple(of: 2) ? 1 : 0 }
    }
  }
}
