import Diagnostics
import LinearAlgebra

/// Solutions of a Leontief system where some entries of the solution are given and the same entries of the right-hand side
/// are sought. With W = L E_K the sought part u solves W_KK u = x_K - (L b)_K, so the kept factors serve.
struct FixedEntries {
  let system: LeontiefSystem
  let numbers: [Int]
  let values: [Double]

  /// - Parameters:
  ///   - fixed: values by sector code.
  ///   - subject: as in "output", for messages.
  /// - Throws: `InvalidInput` that names a code which is no sector, or a value that is not finite.
  init(_ fixed: [String: Double], of subject: String, in system: LeontiefSystem) throws(InvalidInput) {
    self.system = system
    var entries: [(number: Int, value: Double)] = []
    for (code, value) in fixed.sorted(by: { $0.key < $1.key }) {
      let number = try system.sectors.number(of: code)
      guard value.isFinite else { throw InvalidInput(.error("the fixed \(subject) of \(code) is not a finite number")) }
      entries.append((number, value))
    }
    numbers = entries.map(\.number)
    values = entries.map(\.value)
  }

  /// The solution, and the right-hand side with its sought entries filled in; what stands there before is not read.
  func solve(
    _ rightHandSide: [Double], transposed: Bool
  ) throws(InvalidInput) -> (solution: [Double], rightHandSide: [Double]) {
    var known = rightHandSide
    for number in numbers { known[number] = 0 }
    let (first, columns, sought) = try explaining("the fixed entries") { () throws(LinearAlgebraError) in
      let first = transposed ? try system.multipliers(of: known) : try system.outputs(for: known)
      let columns = transposed ? try system.inverseRows(numbers) : try system.inverseColumns(numbers)
      let block = Matrix(columns: numbers.indices.map { k in numbers.map { columns[$0, k] } }, rows: numbers.count)
      return (first, columns, try LUFactorization(block).solve(zip(values, numbers).map { $0 - first[$1] }))
    }
    for (number, value) in zip(numbers, sought) { known[number] = value }
    var solution = zip(first, columns.times(sought)).map(+)
    for (number, value) in zip(numbers, values) { solution[number] = value }
    return (solution, known)
  }
}

extension [Sector] {
  /// - Throws: `InvalidInput` that names the code and the sectors there are.
  func number(of code: String) throws(InvalidInput) -> Int {
    guard let number = firstIndex(where: { $0.code == code }) else {
      let codes = map(\.code).joined(separator: ", ")
      throw InvalidInput(.error("there is no sector '\(code)'", advice: "the sectors are \(codes)"))
    }
    return number
  }
}
