import CMuParser
import SimulationKit

/// One formula compiled by muParser. One thread uses it at a time.
final class CompiledFormula {
  /// Beyond this the library's C interface may end the process over a message.
  static let longest = 2000

  let pointer: OpaquePointer

  init(_ term: Term, title: String) throws(SampleProblem) {
    guard muparser_load() else {
      throw .failed(
        "formulas need the library libmuparser.so.2, which this machine does not have; install libmuparser2v5")
    }
    let (text, count, constants) = Self.text(of: term)
    guard text.utf8.count <= Self.longest,
      let compiled = muparser_compile(text, Int32(count), constants, Int32(constants.count))
    else {
      throw .failed("the formula of \(title) cannot be compiled")
    }
    pointer = compiled
  }

  deinit { muparser_release(pointer) }

  /// The text for muParser, the number of its leaves, which are its first variables, and the constants behind them.
  static func text(of term: Term) -> (text: String, leaves: Int, constants: [Double]) {
    let leaves = term.leaves
    var constants: [Double] = []
    let text = term.text(Dictionary(uniqueKeysWithValues: zip(leaves, leaves.indices)), &constants)
    return (text, leaves.count, constants)
  }
}

/// The library that computes formulas.
public enum FormulaLibrary {
  /// muParser's own words; nil where this machine does not have it.
  public static var version: String? { muparser_load() ? String(cString: muparser_version()) : nil }
}

/// A formula of the four operations, min and max alone.
final class ArithmeticProgram {
  let pointer: UnsafePointer<arithmetic>

  /// Nil for a formula with other operations, or that keeps too many values.
  init?(_ term: Term) {
    let leaves = term.leaves
    var program: [arithmetic] = []
    guard
      Self.add(term, Dictionary(uniqueKeysWithValues: zip(leaves, leaves.indices)), to: &program)
        .map({ $0 <= arithmetic_depth }) ?? false
    else { return nil }
    program.append(arithmetic(kind: .end, variable: 0, constant: 0))
    let memory = UnsafeMutablePointer<arithmetic>.allocate(capacity: program.count)
    memory.initialize(from: program, count: program.count)
    pointer = UnsafePointer(memory)
  }

  deinit { pointer.deallocate() }

  /// Appends the instructions of a term; returns how many values they keep at most, nil for another operation.
  private static func add(_ term: Term, _ numbers: [Leaf: Int], to program: inout [arithmetic]) -> Int? {
    switch term {
    case .constant(let number):
      program.append(arithmetic(kind: .constant, variable: 0, constant: number))
      return 1
    case .leaf(let leaf):
      program.append(arithmetic(kind: .variable, variable: Int32(numbers[leaf] ?? 0), constant: 0))
      return 1
    case .apply(let operation, let parts):
      let kind: arithmetic_kind
      switch operation {
      case .plus: kind = .plus
      case .minus: kind = .minus
      case .times: kind = .times
      case .over: kind = .over
      case .min: kind = .min
      case .max: kind = .max
      case .negative: kind = .negative
      default: return nil
      }
      var depth = 0
      for (index, part) in parts.enumerated() {
        guard let own = add(part, numbers, to: &program) else { return nil }
        depth = max(depth, min(index, 1) + own)
        // min and max of more than two are taken two by two.
        if index > 0 || kind == .negative { program.append(arithmetic(kind: kind, variable: 0, constant: 0)) }
      }
      return depth
    }
  }
}
