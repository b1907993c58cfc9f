import CLAPACK

/// A lower-triangular matrix to be solved with by forward substitution (dtrtrs); it needs no factors and no pivots.
///
/// A value that is never changed, so several threads may solve with it at once.
public struct LowerTriangularMatrix: Sendable {
  private let matrix: Matrix

  /// Takes the lower triangle; what stands above the diagonal is not read.
  /// - Throws: `.notSquare`, `.notFinite` for an entry of the triangle, `.singular` for a zero on the diagonal.
  public init(_ matrix: Matrix) throws(LinearAlgebraError) {
    guard matrix.isSquare else { throw .notSquare(rows: matrix.rows, columns: matrix.columns) }
    for column in 0..<matrix.columns {
      for row in column..<matrix.rows where !matrix[row, column].isFinite {
        throw .notFinite(row: row, column: column)
      }
      guard matrix[column, column] != 0 else { throw .singular(column: column) }
    }
    self.matrix = matrix
  }

  /// The matrix that convolves with a sequence: entry (i, j) is `sequence[i - j]` (a lower-triangular Toeplitz matrix).
  /// - Throws: `.notFinite`, `.singular` for a sequence that begins with zero.
  public init(convolvingWith sequence: [Double]) throws(LinearAlgebraError) {
    var matrix = Matrix(rows: sequence.count, columns: sequence.count)
    for column in sequence.indices {
      for row in column..<sequence.count { matrix[row, column] = sequence[row - column] }
    }
    try self.init(matrix)
  }

  public var order: Int { matrix.rows }

  /// X with L X = B, for any number of right-hand sides.
  /// - Throws: `.wrongShape` if B has not `order` rows, `.notFinite`.
  public func solve(_ rightHandSides: Matrix) throws(LinearAlgebraError) -> Matrix {
    guard rightHandSides.rows == order else { throw .wrongShape(rows: rightHandSides.rows, expected: order) }
    if let place = rightHandSides.firstNotFinite { throw .notFinite(row: place.row, column: place.column) }
    var solution = rightHandSides
    guard order > 0, solution.columns > 0 else { return solution }
    let (n, columns) = (Int32(order), Int32(solution.columns))
    let (lower, plain, given) = (CChar(UInt8(ascii: "L")), CChar(UInt8(ascii: "N")), CChar(UInt8(ascii: "N")))
    solution.withMutableStorage {
      _ = LAPACKE_dtrtrs_work(LAPACK_COL_MAJOR, lower, plain, given, n, columns, matrix.storage, n, $0, n)
    }
    return solution
  }

  public func solve(_ rightHandSide: [Double]) throws(LinearAlgebraError) -> [Double] {
    try solve(Matrix(columns: [rightHandSide], rows: rightHandSide.count)).storage
  }
}
