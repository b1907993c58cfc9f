import LinearAlgebra
import SeededNumbers
import Testing

@Suite struct ScaledMatrixTests {
  private let scaled = ScaledMatrix(
    Matrix(rows: [[1, 2], [3, 4]]), rowFactors: [1, 0.5], columnFactors: [0.25, 2])

  @Test func `the product with its diagonals is formed on request`() {
    #expect(scaled.formed == Matrix(rows: [[0.25, 4], [0.375, 4]]))
    #expect(scaled[1, 0] == 0.375)
    #expect(scaled.subtractedFromIdentity == Matrix(rows: [[0.75, -4], [-0.375, -3]]))
  }

  @Test(arguments: [1, 3])
  func `products and residuals are those of the formed matrix`(columns: Int) {
    var random = SeededNumbers(UInt64(columns))
    let (m, x, b) = (random.matrix(9, 9), random.matrix(9, columns), random.matrix(9, columns))
    let (r, c) = (random.matrix(9, 1).storage, random.matrix(9, 1).storage)
    let scaled = ScaledMatrix(m, rowFactors: r, columnFactors: c)
    func isSmall(_ gap: Matrix) -> Bool { gap.storage.allSatisfy { $0.magnitude < 1e-14 } }
    #expect(isSmall(scaled.times(x) - scaled.formed.times(x)))
    #expect(isSmall(scaled.transposedTimes(x) - scaled.formed.transposedTimes(x)))
    let left = b - scaled.subtractedFromIdentity.times(x)
    #expect(isSmall(scaled.residual(of: x, for: b) - left))
    let turned = b - scaled.subtractedFromIdentity.transposedTimes(x)
    #expect(isSmall(scaled.residual(of: x, for: b, transposed: true) - turned))
  }

  @Test func `a negative entry or factor makes it negative somewhere`() {
    #expect(scaled.isNonNegative)
    #expect(!ScaledMatrix(Matrix(rows: [[0, -1e-300]]), rowFactors: [1], columnFactors: [1, 1]).isNonNegative)
    #expect(!ScaledMatrix(Matrix(rows: [[1, 1]]), rowFactors: [1], columnFactors: [1, -1]).isNonNegative)
  }
}
