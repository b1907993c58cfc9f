import CMuParser
import SimulationKit

/// Elements of one array that are computed at once.
struct Step {
  enum Work {
    case formula(CompiledFormula)
    case arithmetic(ArithmeticProgram)
    /// The sum of the sources times a factor.
    case sum(Double)
  }

  var node: Int
  var work: Work
  /// How many cells each element is computed from.
  var width: Int
  /// `width` cells for each target.
  var sources: [Int32] = []
  var targets: [Int32] = []
}

/// Steps as the C loop reads them: their cells in one piece of memory.
final class StepTable {
  /// Which steps are computed.
  enum Part { case all, withoutInputs }

  private let steps: Steps
  /// Of the same memory the steps that read no input.
  private let stepsWithoutInputs: Steps
  private let cellNumbers: UnsafeMutablePointer<Int32>
  private let bits: UnsafeMutablePointer<UInt64>
  private let words: Int
  /// Kept alive for the steps.
  private let work: [Step.Work]

  private typealias Steps = UnsafeMutableBufferPointer<cell_step>

  /// - Parameters:
  ///   - reads: of each step what it depends on.
  ///   - inputs: what of that comes from inputs.
  init(_ list: [Step], reads: [RootSet], inputs: RootSet) {
    words = inputs.words.count
    cellNumbers = .allocate(capacity: list.reduce(0) { $0 + $1.sources.count + $1.targets.count })
    bits = .allocate(capacity: list.count * words)
    work = list.map(\.work)
    var all: [cell_step] = []
    var withoutInputs: [cell_step] = []
    var next = cellNumbers
    for (index, step) in list.enumerated() {
      var formula: OpaquePointer?
      var program: UnsafePointer<arithmetic>?
      var factor = 1.0
      switch step.work {
      case .formula(let compiled): formula = compiled.pointer
      case .arithmetic(let own): program = own.pointer
      case .sum(let own): factor = own
      }
      let own = bits + index * words
      own.initialize(from: reads[index].words, count: words)
      let targets = next + step.sources.count
      next.initialize(from: step.sources, count: step.sources.count)
      targets.initialize(from: step.targets, count: step.targets.count)
      let entry = cell_step(
        formula: formula, program: program, factor: factor, sources: next, targets: targets,
        count: Int64(step.targets.count), width: Int32(step.width), reads: own)
      next = targets + step.targets.count
      all.append(entry)
      if reads[index].isDisjoint(with: inputs) { withoutInputs.append(entry) }
    }
    steps = .allocate(capacity: all.count)
    _ = steps.initialize(fromContentsOf: all)
    stepsWithoutInputs = .allocate(capacity: withoutInputs.count)
    _ = stepsWithoutInputs.initialize(fromContentsOf: withoutInputs)
  }

  deinit {
    steps.deallocate()
    stepsWithoutInputs.deallocate()
    cellNumbers.deallocate()
    bits.deallocate()
  }

  private subscript(part: Part) -> Steps { part == .all ? steps : stepsWithoutInputs }

  /// Computes the steps that depend on what has changed; all of them where nothing is said.
  func compute(_ part: Part, _ cells: UnsafeMutablePointer<Double>, changed: RootSet? = nil) {
    let steps = self[part]
    guard let changed else {
      cells_compute(steps.baseAddress, Int64(steps.count), cells, nil, Int32(words))
      return
    }
    changed.words.withUnsafeBufferPointer { bits in
      cells_compute(steps.baseAddress, Int64(steps.count), cells, bits.baseAddress, Int32(words))
    }
  }

  /// Computes target by target, and calls `body` with the cell of each; the first that it refuses ends the computing.
  func computeEach(_ part: Part, _ cells: UnsafeMutablePointer<Double>, _ body: (Int) throws(SampleProblem) -> Void)
    throws(SampleProblem)
  {
    for step in self[part] {
      for turn in 0..<Int(step.count) {
        var one = step
        one.sources += turn * Int(one.width)
        one.targets += turn
        one.count = 1
        arithmetic_clear()
        cells_compute(&one, 1, cells, nil, Int32(words))
        try body(Int(one.targets.pointee))
      }
    }
  }
}

/// A set of small numbers as bits.
struct RootSet {
  private(set) var words: [UInt64]

  /// The words that numbers below a count need.
  static func words(for count: Int) -> Int { max(1, (count + 63) / 64) }

  init(_ members: [Int], of count: Int) {
    words = Array(repeating: 0, count: Self.words(for: count))
    for member in members { insert(member) }
  }

  mutating func insert(_ member: Int) { words[member / 64] |= 1 << UInt64(member % 64) }

  func isDisjoint(with other: RootSet) -> Bool { zip(words, other.words).allSatisfy { $0 & $1 == 0 } }

  mutating func removeAll() { for index in words.indices { words[index] = 0 } }
}
