import LinearAlgebra
import SeededNumbers
import Testing

@Suite struct BlockSolverTests {
  private func solve(_ solver: BlockSolver, _ columns: [[Double]]) throws -> [[Double]] {
    var values = columns.flatMap(\.self)
    var scratch = values
    try values.withUnsafeMutableBufferPointer { values in
      try scratch.withUnsafeMutableBufferPointer { scratch in
        guard let start = values.baseAddress, let room = scratch.baseAddress else { return }
        try solver.solve(start, count: columns.count, scratch: room)
      }
    }
    let n = solver.matrix.rows
    return columns.indices.map { Array(values[$0 * n..<($0 + 1) * n]) }
  }

  /// Wilkinson's matrix, on which plain elimination loses its digits; see ``RefinementTests``.
  private static let growing = Matrix(rows: 50, columns: 50).mapEntries { _, i, j in
    j == 49 || i == j ? 1 : i > j ? -1 : 0
  }

  @Test func `a column that elimination answers badly is refined, and only that`() throws {
    let a = Self.growing
    var random = SeededNumbers(9)
    let x = random.matrix(50, 1).column(0)
    // Of a right-hand side of zeros the answer is exact.
    let zeros = [Double](repeating: 0, count: 50)
    let solver = BlockSolver(a, factors: try LUFactors(factoring: a))
    let found = try solve(solver, [a.times(x), zeros])
    #expect(zip(found[0], x).allSatisfy { abs($0 - $1) < 1e-13 })
    #expect(found[1] == zeros)
    let plain = try solver.factors.solve(Matrix(columns: [a.times(x)], rows: 50)).column(0)
    #expect(zip(plain, x).contains { abs($0 - $1) > 1e-6 })
  }

  @Test func `a column's answer does not depend on the others in its block`() throws {
    var random = SeededNumbers(4)
    let a = random.matrix(20, 20)
    let solver = BlockSolver(a, factors: try LUFactors(factoring: a))
    let (first, second, third) = (
      random.matrix(20, 1).column(0), random.matrix(20, 1).column(0), random.matrix(20, 1).column(0)
    )
    #expect(try solve(solver, [first, second])[0] == solve(solver, [first, third])[0])
    #expect(zip(a.times(try solve(solver, [first, second])[1]), second).allSatisfy { abs($0 - $1) < 1e-11 })
  }

  @Test func `a right-hand side that is not finite is told by its column`() throws {
    let a = Matrix(rows: [[4, 1], [2, 3]])
    let solver = BlockSolver(a, factors: try LUFactors(factoring: a))
    let error = #expect(throws: LinearAlgebraError.self) { try solve(solver, [[5, 5], [1, .infinity]]) }
    guard case .notFinite(_, let column) = error else {
      Issue.record("another error: \(String(describing: error))")
      return
    }
    #expect(column == 1)
  }

  @Test func `a flat array is row-major, the last axis fastest`() {
    var array = FlatArray([2, 3])
    array[1, 2] = 6
    array[0, 1] = 2
    #expect(array.values == [0, 2, 0, 0, 0, 6])
    #expect(array[1, 2] == 6 && array[0, 1] == 2)
    #expect(array.row(1) == [0, 0, 6])
    var deep = FlatArray([2, 2, 2], values: [1, 2, 3, 4, 5, 6, 7, 8])
    deep[1, 0, 1] = 60
    #expect(deep[1, 0, 1] == 60 && deep[0, 1, 0] == 3)
    #expect(deep.row(1) == [5, 60, 7, 8])
  }
}
