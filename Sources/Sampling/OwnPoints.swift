/// Points that the user brings, one row for each sample.
package struct OwnPoints: Design {
  package let dimensions: Int
  private let numbers: [Double]

  /// - Parameter points: coordinates between 0 and 1, a row of `dimensions` after the other.
  package init(_ points: [Double], dimensions: Int) throws(SamplingError) {
    guard dimensions > 0 else { throw .noDimensions }
    guard points.count.isMultiple(of: dimensions) else {
      throw .unevenTable(numbers: points.count, dimensions: dimensions)
    }
    guard !points.isEmpty else { throw .tooFewSamples(0, needed: 1) }
    for (place, value) in points.enumerated() where !(0...1).contains(value) {
      throw .outsideTheCube(value: value, row: place / dimensions, column: place % dimensions)
    }
    numbers = points
    self.dimensions = dimensions
  }

  package var growth: Growth {
    .fixed(
      numbers.count / dimensions, because: "the table has \(numbers.count / dimensions) rows: add rows to it")
  }
  package var layout: Layout { .sample }

  package func fill(_ samples: Range<Int>, into points: inout [Double]) {
    forEachRow(samples, of: points) { sample, start in
      for dimension in 0..<dimensions { points[start + dimension] = numbers[sample * dimensions + dimension] }
    }
  }
}
