import ModuleMessages

/// A module that lives on through the samples of a session, and the parameters that it is prepared with.
struct PreparedModule {
  private let type: ModuleType
  /// Nil after a preparation that did not succeed.
  private var module: (any ModuleInstance)?
  private let opened: Parameters
  /// The parameters of the last sample.
  private var current: Parameters
  /// The parameters that samples of this batch replace.
  private var columns: [VariedColumn] = []
  private var paths: [ParameterPath] = []
  /// For each column the numbers that stand in `current`; nil while they are those of the session.
  private var applied: [[Double]?] = []
  /// Which columns changed since the module was last prepared.
  private var changes: [Bool] = []
  /// Why the current parameters are refused.
  private var refusal: String?

  init(_ type: ModuleType, _ parameters: Parameters) throws(SampleProblem) {
    self.type = type
    opened = parameters
    current = parameters
    module = try type.prepare(parameters)
  }

  /// Begins a batch that replaces these columns; the parameters of an earlier batch are taken back.
  mutating func begin(_ columns: [VariedColumn]) throws(SampleProblem) {
    defer { self.columns = columns }
    guard columns.map(\.place) != self.columns.map(\.place) else { return }
    if applied.contains(where: { $0 != nil }) {
      current = opened
      try prepare(ParameterChanges(paths, applied.map { $0 != nil }))
    }
    refusal = nil
    paths = columns.map(\.place.path)
    applied = columns.map { _ in nil }
    changes = columns.map { _ in false }
  }

  /// Forgets the numbers of a batch, which lie in its message.
  mutating func end() {
    for index in columns.indices { columns[index].array = .none }
  }

  /// Computes one sample.
  mutating func run(sample: Int, _ inputs: Inputs, into outputs: inout Outputs, _ progress: Progress)
    throws(SampleProblem)
  {
    if columns.isEmpty {
      if module == nil { module = try type.prepare(current) }
    } else {
      try replace(sample: sample)
    }
    try module?.run(inputs, into: &outputs, progress: progress)
  }

  private mutating func replace(sample: Int) throws(SampleProblem) {
    var isNew = false
    var isChanged = false
    for index in columns.indices {
      let numbers = columns[index].array.values(of: sample)
      if !Self.take(numbers, into: &applied[index]) {
        current.replace(columns[index].place, with: numbers)
        changes[index] = true
        isNew = true
      }
      if changes[index] { isChanged = true }
    }
    if isNew { refusal = refusalOfCurrent(sample) }
    if let refusal { throw SampleProblem.failed(refusal) }
    guard isChanged || module == nil else { return }
    try prepare(ParameterChanges(paths, changes))
    for index in changes.indices { changes[index] = false }
  }

  /// Holds the numbers in the storage that is there. Returns whether they were there already.
  private static func take(_ numbers: UnsafeBufferPointer<Double>, into held: inout [Double]?) -> Bool {
    guard held?.count == numbers.count else {
      held = Array(numbers)
      return false
    }
    return held?.withUnsafeMutableBufferPointer { held in
      // By their bits, since a module may tell -0 from 0.
      for index in numbers.indices where held[index].bitPattern != numbers[index].bitPattern {
        _ = held.update(fromContentsOf: numbers)
        return false
      }
      return true
    } ?? false
  }

  private mutating func prepare(_ changed: ParameterChanges) throws(SampleProblem) {
    guard let module else {
      module = try type.prepare(current)
      return
    }
    do throws(SampleProblem) {
      try module.replace(with: current, changed: changed)
    } catch {
      self.module = nil
      throw error
    }
  }

  private func refusalOfCurrent(_ sample: Int) -> String? {
    for index in columns.indices where !columns[index].admits(sample) {
      let problem = type.manifest.parameters.mismatch(current.values, mode: current.mode, axes: current.axes)
      if let problem { return problem }
    }
    return type.refusal(of: current, changed: ParameterChanges(paths, paths.map { _ in true }))
  }
}

/// The numbers of a batch that replace those at a place.
struct VariedColumn {
  let place: ParameterPlace
  var array: BatchArray

  /// Whether the numbers of a sample may stand there: finite, within the bounds, and whole for an integer.
  func admits(_ sample: Int) -> Bool {
    let isWhole = place.part == .integer
    for number in array.values(of: sample)
    where !place.bounds.contains(number) || (isWhole && Int(exactly: number) == nil) {
      return false
    }
    return true
  }
}

/// An array of a batch, where it lies in the message: shared, or with one row per sample.
struct BatchArray {
  /// No values: what is left of a batch that has ended.
  static var none: BatchArray { BatchArray(width: 0) }

  private var width: Int
  /// From one sample's row to the next; 0 where all have the same.
  private var stride = 0
  private var values = UnsafeBufferPointer<Double>(start: nil, count: 0)

  private init(width: Int) { self.width = width }

  init(_ encoded: EncodedArray, width: Int, _ message: MessageView, samples: Int) throws(MessageError) {
    let (count, overflow) = width.multipliedReportingOverflow(by: encoded.perSample ? samples : 1)
    guard !overflow else { throw .length("\(samples) samples") }
    self.width = width
    stride = encoded.perSample ? width : 0
    values = try message.block(encoded.block, count: count)
  }

  /// Whether the values of this sample are those of the one before.
  func repeats(_ sample: Int) -> Bool { sample > 0 && stride == 0 }

  func values(of sample: Int) -> UnsafeBufferPointer<Double> {
    UnsafeBufferPointer(rebasing: values[sample * stride..<sample * stride + width])
  }
}
