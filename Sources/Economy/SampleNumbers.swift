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

  /// Places of a row that hold a number other than zero in some sample, and those that hold a negative one.
  package var places: (used: [Int], negative: [Int]) {
    let (used, negative) = (NumberBuffer(width), NumberBuffer(width))
    // Counted without a branch, so that several places are looked at at once.
    values.withUnsafeBufferPointer { values in
      for start in stride(from: 0, to: values.count, by: max(width, 1)) {
        for place in 0..<width {
          used.start[place] += values[start + place] == 0 ? 0 : 1
          negative.start[place] += values[start + place] < 0 ? 1 : 0
        }
      }
    }
    let all = 0..<width
    return (all.filter { used.start[$0] > 0 }, all.filter { negative.start[$0] > 0 })
  }

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
