import LinearAlgebra
import SeededNumbers
import Testing

extension SeededNumbers {
  mutating func matrix(_ rows: Int, _ columns: Int) -> Matrix {
    Matrix(
      rows: rows, columns: columns,
      storage: (0..<rows * columns).map { _ in Double.random(in: -1...1, using: &self) })
  }
}

@Suite struct LUFactorizationTests {
  @Test func `a known system is solved, also transposed and inverted`() throws {
    let lu = try LUFactorization(Matrix(rows: [[0, 2], [4, 1]]))
    #expect(try lu.solve([4, 6]) == [1, 2])
    #expect(try lu.solveTransposed([8, 4]) == [1, 2])
    #expect(lu.inverse() == Matrix(rows: [[-0.125, 0.25], [0.5, 0]]))
    #expect(lu.order == 2)
    // ‖A‖₁ = 4, ‖A⁻¹‖₁ = 0.625.
    #expect(abs(lu.reciprocalCondition - 1 / 2.5) < 1e-14)
  }

  @Test(arguments: [1, 2, 23, 100])
  func `random systems are solved to a few rounding units`(order: Int) throws {
    var random = SeededNumbers(UInt64(order))
    let (a, b) = (random.matrix(order, order), random.matrix(order, 7))
    let lu = try LUFactorization(a)
    let x = try lu.solve(b)
    #expect(lu.backwardError(of: x, for: b) < 1e-14)
    #expect(lu.backwardError(of: x + x, for: b) > 1e-3)
    let transposed = try lu.solveTransposed(b)
    #expect(try LUFactorization(a.transposed).backwardError(of: transposed, for: b) < 1e-14)
    #expect(try lu.solve(b.column(3)).count == order)
  }

  @Test func `matrices that cannot be factored say why`() {
    func error(_ rows: [[Double]]) -> LinearAlgebraError? {
      do {
        _ = try LUFactorization(Matrix(rows: rows))
        return nil
      } catch { return error }
    }
    #expect(error([[1, 2, 3], [4, 5, 6]]) == .notSquare(rows: 2, columns: 3))
    #expect(error([[1, 0], [.infinity, 1]]) == .notFinite(row: 1, column: 0))
    #expect(error([[1, 2], [2, 4]]) == .singular(column: 1))
    #expect(error([[0]]) == .singular(column: 0))
    guard case .illConditioned(let condition) = error([[1, 1], [1, 1 + 1e-16 * 3]]) else {
      Issue.record("a matrix singular to working precision was accepted")
      return
    }
    #expect(condition < Double.ulpOfOne)
  }

  @Test func `right-hand sides are checked before LAPACK sees them`() throws {
    let lu = try LUFactorization(.identity(2))
    #expect(throws: LinearAlgebraError.wrongShape(rows: 3, expected: 2)) { try lu.solve([1, 2, 3]) }
    #expect(throws: LinearAlgebraError.notFinite(row: 1, column: 0)) { try lu.solve([1, .nan]) }
    #expect(try lu.solve(Matrix(rows: 2, columns: 0)) == Matrix(rows: 2, columns: 0))
    #expect(try LUFactorization(Matrix(rows: 0, columns: 0)).solve([]) == [])
  }

  @Test func `errors are sentences`() {
    let errors: [LinearAlgebraError] = [
      .notSquare(rows: 2, columns: 3), .singular(column: 1), .wrongShape(rows: 3, expected: 2),
      .notConverged(routine: "dgeev"),
    ]
    #expect(
      errors.map(\.description) == [
        "the matrix is not square: 2 rows and 3 columns", "the matrix is singular: no pivot is left in column 1",
        "a right-hand side has 3 rows where 2 are needed", "dgeev did not converge",
      ])
  }
}
