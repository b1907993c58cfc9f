package import LinearAlgebra

/// Analyses of a study's samples: numbers in, numbers out.
///
/// Outputs are one number for each sample, in the order of the design. An output that is not finite stands for a sample
/// that failed: every analysis counts these apart. Where an analysis needs whole groups of samples, a group with a failed
/// one is left out and counted.
package struct Quantiles: Hashable, Sendable {
  package let probabilities: [Double]
  /// [probability][column]; nan in a column where no sample answered.
  package let values: FlatArray
  /// By column.
  package let used: [Int]
  package let failed: [Int]

  /// The quantiles of columns of any length in memory that does not grow with it: up to `held` samples are sorted, of more
  /// the places are searched for over several passes. Both give the same numbers.
  /// - Parameters:
  ///   - columns: numbers of a sample, such as the years of a variable.
  ///   - eachRow: gives the numbers of every sample, in the same order each time it is called.
  package init<Failure>(
    columns: Int, probabilities: [Double], held: Int = 16_384,
    eachRow: ((ArraySlice<Double>) -> Void) throws(Failure) -> Void
  ) throws(Failure) {
    precondition(columns > 0 && held > 0, "columns, and samples that may be held")
    var start = Column.Start(columns: columns, held: held)
    try eachRow { start.add($0) }
    var searched: [Column] = start.columns.map { $0.searching(probabilities) }
    while searched.contains(where: { !$0.isFound }) {
      for column in searched.indices { searched[column].beginPass() }
      try eachRow { row in
        for (column, value) in row.enumerated() where value.isFinite { searched[column].add(value) }
      }
      for column in searched.indices { searched[column].endPass() }
    }
    var values = FlatArray([probabilities.count, columns], repeating: .nan)
    for (column, found) in searched.enumerated() where found.count > 0 {
      for (place, probability) in probabilities.enumerated() {
        values[place, column] = quantile(probability, count: found.count, found.value)
      }
    }
    self.probabilities = probabilities
    self.values = values
    used = searched.map(\.count)
    failed = searched.map { start.samples - $0.count }
  }

  private init(_ probabilities: [Double], _ values: FlatArray, used: [Int], failed: [Int]) {
    self.probabilities = probabilities
    self.values = values
    self.used = used
    self.failed = failed
  }

  /// Those of some of the columns.
  package func columns(_ columns: Range<Int>) -> Quantiles {
    var values = FlatArray([probabilities.count, columns.count], repeating: .nan)
    for place in probabilities.indices {
      for column in columns { values[place, column - columns.lowerBound] = self.values[place, column] }
    }
    return Quantiles(probabilities, values, used: Array(used[columns]), failed: Array(failed[columns]))
  }
}

/// The quantile of sorted numbers by linear interpolation between them, as numpy and R (type 7) take it (Hyndman and Fan
/// 1996, "Sample quantiles in statistical packages").
package func quantile(_ probability: Double, ofSorted sorted: [Double]) -> Double {
  quantile(probability, count: sorted.count) { sorted[$0] }
}

/// - Parameter value: the number at a place among `count` sorted ones.
private func quantile(_ probability: Double, count: Int, _ value: (Int) -> Double) -> Double {
  let places = quantilePlaces(probability, count: count)
  let low = value(places.below)
  guard let above = places.above else { return low }
  return low + (probability * Double(count - 1) - Double(places.below)) * (value(above) - low)
}

/// The places among sorted numbers between which a quantile lies.
private func quantilePlaces(_ probability: Double, count: Int) -> (below: Int, above: Int?) {
  precondition(count > 0 && (0...1).contains(probability), "a probability, and numbers to take it of")
  let below = min(Int(probability * Double(count - 1)), count - 1)
  return (below, below + 1 < count ? below + 1 : nil)
}

/// The search for the numbers at some places of a column in sorted order.
private struct Column {
  /// The smallest numbers at a place lie from `low` to `high`, with `below` numbers under them.
  private struct Window {
    var place: Int
    var low: UInt64
    var high: UInt64
    var below = 0
    var shift: UInt64 = 0
    var bins: [Int] = []
    var taken: [UInt64]?
    var value: Double?
  }

  /// The findings of the first pass on every column.
  struct Start {
    struct Part {
      var count = 0
      var low = UInt64.max
      var high = UInt64.min
      /// Nil once there are too many.
      var held: [Double]? = []

      func searching(_ probabilities: [Double]) -> Column { Column(self, probabilities) }
    }

    private let held: Int
    var columns: [Part]
    var samples = 0

    init(columns: Int, held: Int) {
      self.held = held
      self.columns = Array(repeating: Part(), count: columns)
    }

    mutating func add(_ row: ArraySlice<Double>) {
      precondition(row.count == columns.count, "a number for each column")
      samples += 1
      for (column, value) in row.enumerated() where value.isFinite {
        let key = Column.key(value)
        columns[column].count += 1
        columns[column].low = min(columns[column].low, key)
        columns[column].high = max(columns[column].high, key)
        if columns[column].count <= held {
          columns[column].held?.append(value)
        } else {
          columns[column].held = nil
        }
      }
    }
  }

  let count: Int
  private var windows: [Window] = []
  private var values: [Int: Double] = [:]

  /// Numbers of a window that are taken and sorted, and parts into which a window of more is cut.
  private static let (most, bins) = (4_096, 4_096)

  private init(_ start: Start.Part, _ probabilities: [Double]) {
    count = start.count
    guard count > 0 else { return }
    let places = Set(
      probabilities.flatMap { probability in
        let places = quantilePlaces(probability, count: start.count)
        return [places.below, places.above].compactMap(\.self)
      })
    if let sorted = start.held?.sorted() {
      for place in places { values[place] = sorted[place] }
    } else {
      windows = places.sorted().map { Window(place: $0, low: start.low, high: start.high) }
    }
  }

  var isFound: Bool { windows.isEmpty }

  func value(_ place: Int) -> Double { values[place] ?? .nan }

  /// Numbers in their order as whole numbers.
  static func key(_ value: Double) -> UInt64 {
    let bits = (value == 0 ? 0 : value).bitPattern
    return bits >> 63 == 0 ? bits | 1 << 63 : ~bits
  }

  private static func number(_ key: UInt64) -> Double {
    Double(bitPattern: key >> 63 == 1 ? key & ~(1 << 63) : ~key)
  }

  mutating func beginPass() {
    for place in windows.indices where windows[place].taken == nil {
      let range = windows[place].high - windows[place].low
      windows[place].shift = UInt64(max(0, 64 - range.leadingZeroBitCount - Self.bins.trailingZeroBitCount))
      windows[place].bins = Array(repeating: 0, count: Self.bins)
    }
  }

  mutating func add(_ value: Double) {
    let key = Self.key(value)
    for place in windows.indices where (windows[place].low...windows[place].high).contains(key) {
      if windows[place].taken != nil {
        windows[place].taken?.append(key)
      } else {
        windows[place].bins[Int((key - windows[place].low) >> windows[place].shift)] += 1
      }
    }
  }

  mutating func endPass() {
    for place in windows.indices { narrow(&windows[place]) }
    for window in windows { if let value = window.value { values[window.place] = value } }
    windows.removeAll { $0.value != nil }
  }

  private func narrow(_ window: inout Window) {
    if let taken = window.taken {
      window.value = Self.number(taken.sorted()[window.place - window.below])
      return
    }
    var bin = 0
    while window.below + window.bins[bin] <= window.place {
      window.below += window.bins[bin]
      bin += 1
    }
    window.low += UInt64(bin) << window.shift
    window.high = min(window.high, window.low + (1 << window.shift) - 1)
    if window.low == window.high { window.value = Self.number(window.low) }
    if window.bins[bin] <= Self.most { window.taken = [] }
  }
}

/// Mean and variance of numbers, the latter by n - `lost`.
func moments(_ values: some Collection<Double>, lost: Int = 0) -> (mean: Double, variance: Double) {
  let mean = values.reduce(0, +) / Double(values.count)
  let squares = values.reduce(0) { $0 + ($1 - mean) * ($1 - mean) }
  return (mean, squares / Double(values.count - lost))
}
