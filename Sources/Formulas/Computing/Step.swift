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
    let (text, leaves) = Self.text(of: term)
    guard text.utf8.count <= Self.longest, let compiled = muparser_compile(text, Int32(leaves.count)) else {
      throw .failed("the formula of \(title) cannot be compiled")
    }
    pointer = compiled
  }

  deinit { muparser_release(pointer) }

  /// The text for muParser, and the leaves that its variables stand for.
  static func text(of term: Term) -> (text: String, leaves: [Leaf]) {
    let leaves = term.leaves
    return (term.text(Dictionary(uniqueKeysWithValues: zip(leaves, leaves.indices))), leaves)
  }
}

/// Elements of one array that are computed at once.
struct Step {
  enum Work {
    case formula(CompiledFormula)
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

  func run(_ cells: UnsafeMutablePointer<Double>) { run(cells, from: 0, count: targets.count) }

  /// Computes some of the targets.
  func run(_ cells: UnsafeMutablePointer<Double>, from start: Int, count: Int) {
    sources.withUnsafeBufferPointer { sources in
      targets.withUnsafeBufferPointer { targets in
        guard let targets = targets.baseAddress else { return }
        let sources = sources.baseAddress.map { $0 + start * width } ?? targets
        switch work {
        case .formula(let formula): muparser_run(formula.pointer, cells, sources, targets + start, Int64(count))
        case .sum(let factor): cells_add(cells, sources, Int32(width), factor, targets + start, Int64(count))
        }
      }
    }
  }
}
