/// A module that lives on through the samples of a session, and the parameters that it is prepared with.
struct PreparedModule<M: SimulationModule> {
  /// Nil after a preparation that did not succeed.
  private var module: M?
  private let opened: Parameters
  /// The parameters of the last sample.
  private var current: Parameters
  private let declarations: [ParameterDeclaration]
  /// What a sample replaces, with the numbers that stand in `current`; nil while they are those of the session.
  private var varied: [(column: VariedColumn, applied: [Double]?)] = []
  /// What of `varied` changed since the module was last prepared.
  private var changes: [Bool] = []
  /// Why the current parameters are refused.
  private var refusal: String?

  init(_ parameters: Parameters, _ declarations: [ParameterDeclaration]) throws {
    opened = parameters
    current = parameters
    self.declarations = declarations
    module = try M(parameters)
  }

  /// Begins a batch that replaces these columns; the parameters of an earlier batch are taken back.
  mutating func begin(_ columns: [VariedColumn]) throws {
    if columns.map(\.place) == varied.map(\.column.place) {
      for index in columns.indices { varied[index].column = columns[index] }
      return
    }
    if varied.contains(where: { $0.applied != nil }) {
      let changed = ParameterChanges(varied.map(\.column.place.path), varied.map { $0.applied != nil })
      current = opened
      try prepare(changed)
    }
    refusal = nil
    varied = columns.map { ($0, nil) }
    changes = columns.map { _ in false }
  }

  /// Computes one sample.
  mutating func run(
    sample: Int, _ inputs: Inputs, into outputs: inout Outputs, _ progress: Progress
  ) throws {
    if varied.isEmpty {
      if module == nil { module = try M(current) }
    } else {
      try replace(sample: sample)
    }
    try module?.run(inputs, into: &outputs, progress: progress)
  }

  private mutating func replace(sample: Int) throws {
    var isNew = false
    for index in varied.indices {
      let place = varied[index].column.place
      let isApplied = varied[index].column.with(sample) { numbers in
        if let applied = varied[index].applied, applied.withUnsafeBufferPointer({ $0.elementsEqual(numbers) }) {
          return true
        }
        current.replace(place, with: numbers)
        return false
      }
      if isApplied { continue }
      varied[index].column.with(sample) { varied[index].applied.take($0) }
      changes[index] = true
      isNew = true
    }
    if isNew { refusal = refusalOfCurrent(sample) }
    if let refusal { throw SampleProblem.failed(refusal) }
    guard module == nil || changes.contains(true) else { return }
    try prepare(ParameterChanges(varied.map(\.column.place.path), changes))
    for index in changes.indices { changes[index] = false }
  }

  private mutating func prepare(_ changed: ParameterChanges) throws {
    guard module != nil else {
      module = try M(current)
      return
    }
    do {
      try module?.replace(with: current, changed: changed)
    } catch {
      module = nil
      throw error
    }
  }

  private func refusalOfCurrent(_ sample: Int) -> String? {
    let fits = varied.allSatisfy { column, _ in
      column.with(sample) { Parameters.admits($0, at: column.place) }
    }
    if !fits,
      let problem = declarations.mismatch(current.values, mode: current.mode, axes: current.axes)
    {
      return problem
    }
    return M.check(current).first { $0.severity == .error }.map { "\($0.parameter): \($0.message); \($0.advice)" }
  }
}

extension [Double]? {
  /// Holds the numbers, in the storage that is there.
  fileprivate mutating func take(_ numbers: UnsafeBufferPointer<Double>) {
    guard self?.count == numbers.count else {
      self = Array(numbers)
      return
    }
    self?.withUnsafeMutableBufferPointer { _ = $0.update(fromContentsOf: numbers) }
  }
}

/// The numbers of a batch that replace those at a place.
struct VariedColumn {
  let place: ParameterPlace
  let array: BatchArray

  func with<Result>(_ sample: Int, _ work: (UnsafeBufferPointer<Double>) throws -> Result) rethrows -> Result {
    try array.with(sample, work)
  }
}

/// An array that is shared or has one row per sample.
struct BatchArray {
  private let perSample: Bool
  private let width: Int
  private let values: [Double]

  init(_ encoded: EncodedArray, width: Int, _ message: Message, samples: Int) throws {
    let (count, overflow) = width.multipliedReportingOverflow(by: encoded.perSample ? samples : 1)
    guard !overflow else { throw MessageError.length("\(samples) samples") }
    values = try message.block(encoded.block, count: count)
    perSample = encoded.perSample
    self.width = width
  }

  /// Whether the values of this sample are those of the one before.
  func repeats(_ sample: Int) -> Bool { sample > 0 && !perSample }

  func with<Result>(_ sample: Int, _ work: (UnsafeBufferPointer<Double>) throws -> Result) rethrows -> Result {
    try values.withUnsafeBufferPointer { all in
      let start = perSample ? sample * width : 0
      return try work(UnsafeBufferPointer(rebasing: all[start..<start + width]))
    }
  }
}
