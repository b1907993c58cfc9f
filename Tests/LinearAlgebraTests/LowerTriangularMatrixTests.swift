import LinearAlgebra
import SeededNumbers
import Testing

@Suite struct LowerTriangularMatrixTests {
  @Test func `a triangle is solved by forward substitution, and what stands above it is not read`() throws {
    let triangle = try LowerTriangularMatrix(Matrix(rows: [[2, 9, .nan], [1, 4, 9], [3, 2, 5]]))
    #expect(try triangle.solve([2, 9, 22]) == [1, 2, 3])
    #expect(triangle.order == 3)
  }

  @Test(arguments: 1...20) func `solving undoes a convolution`(seed: UInt64) throws {
    var random = SeededNumbers(seed)
    let curve =
      [1] + (0..<Int.random(in: 0...40, using: &random)).map { _ in Double.random(in: 0...0.2, using: &random) }
    let flows = curve.map { _ in Double.random(in: 0...100, using: &random) }
    let stock = curve.indices.map { t in (0...t).reduce(0) { $0 + flows[$1] * curve[t - $1] } }
    let solved = try LowerTriangularMatrix(convolvingWith: curve).solve(stock)
    for (a, b) in zip(solved, flows) { #expect(abs(a - b) < 1e-9 * 100) }
  }

  @Test func `what cannot be solved with says why`() {
    func error(_ make: () throws -> Void) -> LinearAlgebraError? {
      do {
        try make()
        return nil
      } catch { return error as? LinearAlgebraError }
    }
    #expect(error { _ = try LowerTriangularMatrix(Matrix(rows: [[1, 2]])) } == .notSquare(rows: 1, columns: 2))
    #expect(error { _ = try LowerTriangularMatrix(Matrix(rows: [[1, 0], [1, 0]])) } == .singular(column: 1))
    #expect(
      error { _ = try LowerTriangularMatrix(Matrix(rows: [[1, 0], [.infinity, 1]])) } == .notFinite(row: 1, column: 0))
    #expect(error { _ = try LowerTriangularMatrix(convolvingWith: [0, 1]) } == .singular(column: 0))
    #expect(
      error { _ = try LowerTriangularMatrix(convolvingWith: [1]).solve([1, 2]) } == .wrongShape(rows: 2, expected: 1))
  }

  @Test func `an empty triangle has an empty solution`() throws {
    #expect(try LowerTriangularMatrix(convolvingWith: []).solve([]) == [])
  }
}
