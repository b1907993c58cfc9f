/// Numbers of a batch of samples: one row that all samples share, or a row for each sample, the sample slowest.
package struct SampleNumbers: Hashable, Sendable {
  /// How many numbers a sample has.
  package let width: Int
  package let isShared: Bool
  package var values: [Double]

  package init(shared values: [Double]) {
    width = values.count
    isShared = true
    self.values = values
  }

  /// - Parameter values: `width` numbers for each sample.
  package init(perSample values: [Double], width: Int) {
    precondition(width == 0 ? values.isEmpty : values.count.isMultiple(of: width), "rows of different lengths")
    self.width = width
    isShared = false
    self.values = values
  }

  /// Where the numbers of a sample begin in `values`.
  package func start(_ sample: Int) -> Int { isShared ? 0 : sample * width }

  package func row(_ sample: Int) -> ArraySlice<Double> { values[start(sample)..<start(sample) + width] }

  /// The rows of some samples, in their order; shared numbers stay shared.
  package func picking(_ samples: [Int]) -> SampleNumbers {
    guard !isShared else { return self }
    var picked: [Double] = []
    picked.reserveCapacity(samples.count * width)
    for sample in samples { picked += row(sample) }
    return SampleNumbers(perSample: picked, width: width)
  }

  /// A row of its own for each of `samples` samples.
  package func spread(over samples: Int) -> SampleNumbers {
    guard isShared else { return self }
    var all: [Double] = []
    all.reserveCapacity(samples * width)
    for _ in 0..<samples { all += values }
    return SampleNumbers(perSample: all, width: width)
  }
}
