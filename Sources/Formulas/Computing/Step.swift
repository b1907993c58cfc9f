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
  let count: Int
  private let steps: UnsafeMutablePointer<cell_step>
  private let cellNumbers: UnsafeMutablePointer<Int32>
  private let bits: UnsafeMutablePointer<UInt64>
  private let words: Int
  /// Kept alive for the steps.
  private let formulas: [CompiledFormula]
  private let programs: [ArithmeticProgram]

  /// - Parameter reads: of each step what it depends on.
  init(_ list: [Step], reads: [RootSet], words: Int) {
    count = list.count
    self.words = words
    steps = .allocate(capacity: list.count)
    cellNumbers = .allocate(capacity: list.reduce(0) { $0 + $1.sources.count + $1.targets.count })
    bits = .allocate(capacity: list.count * words)
    var formulas: [CompiledFormula] = []
    var programs: [ArithmeticProgram] = []
    var next = 0
    for (index, step) in list.enumerated() {
      var formula: OpaquePointer?
      var program: UnsafePointer<arithmetic>?
      var factor = 1.0
      switch step.work {
      case .formula(let compiled):
        formula = compiled.pointer
        formulas.append(compiled)
      case .arithmetic(let own):
        program = own.pointer
        programs.append(own)
      case .sum(let own): factor = own
      }
      for (word, bits) in reads[index].words.enumerated() { (self.bits + index * words + word).initialize(to: bits) }
      let sources = cellNumbers + next
      for (offset, cell) in (step.sources + step.targets).enumerated() { (sources + offset).initialize(to: cell) }
      next += step.sources.count + step.targets.count
      (steps + index).initialize(
        to: cell_step(
          formula: formula, program: program, factor: factor, sources: sources, targets: sources + step.sources.count,
          count: Int64(step.targets.count), width: Int32(step.width), reads: bits + index * words))
    }
    self.formulas = formulas
    self.programs = programs
  }

  deinit {
    steps.deallocate()
    cellNumbers.deallocate()
    bits.deallocate()
  }

  /// Computes the steps that depend on what has changed; all of them where nothing is said.
  func compute(_ cells: UnsafeMutablePointer<Double>, changed: RootSet? = nil) {
    guard let changed else {
      cells_compute(steps, Int64(count), cells, nil, Int32(words))
      return
    }
    changed.words.withUnsafeBufferPointer { bits in
      cells_compute(steps, Int64(count), cells, bits.baseAddress, Int32(words))
    }
  }

  /// Computes one target of one step; returns its cell.
  func compute(_ cells: UnsafeMutablePointer<Double>, step: Int, turn: Int) -> Int {
    var one = steps[step]
    one.sources += turn * Int(one.width)
    one.targets += turn
    one.count = 1
    cells_compute(&one, 1, cells, nil, Int32(words))
    return Int(one.targets.pointee)
  }

  func turns(of step: Int) -> Int { Int(steps[step].count) }
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

  mutating func removeAll() { for index in words.indices { words[index] = 0 } }
}
