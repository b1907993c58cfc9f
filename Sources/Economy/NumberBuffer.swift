/// A run of doubles that lives as long as its owner, for inner loops over millions of numbers.
final class NumberBuffer: @unchecked Sendable {
  // Written by its owner's thread alone, and only read once it is shared.
  let start: UnsafeMutablePointer<Double>
  let count: Int

  init(_ count: Int) {
    self.count = count
    start = .allocate(capacity: max(count, 1))
    start.initialize(repeating: 0, count: max(count, 1))
  }

  init(_ values: [Double]) {
    count = values.count
    start = .allocate(capacity: max(count, 1))
    values.withUnsafeBufferPointer { source in
      if let first = source.baseAddress { start.initialize(from: first, count: source.count) }
    }
  }

  deinit { start.deallocate() }

  func clear() { start.update(repeating: 0, count: count) }

  func equals(_ other: NumberBuffer) -> Bool {
    for place in 0..<count where start[place] != other.start[place] { return false }
    return count == other.count
  }

  var values: [Double] { Array(UnsafeBufferPointer(start: start, count: count)) }
}

/// Rows of a batch by sample, for inner loops.
struct SampleRows: @unchecked Sendable {
  private let owner: NumberBuffer
  private let (start, stride): (UnsafeMutablePointer<Double>, Int)
  let width: Int
  let isShared: Bool

  init(_ numbers: SampleNumbers) {
    owner = NumberBuffer(numbers.values)
    start = owner.start
    width = numbers.width
    isShared = numbers.isShared
    stride = numbers.isShared ? 0 : numbers.width
  }

  func row(_ sample: Int) -> UnsafeMutablePointer<Double> { start + sample * stride }
}
