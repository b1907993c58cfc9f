import CLAPACK

/// A square matrix factored once (dgetrf, partial pivoting) to be solved with often (dgetrs).
///
/// A value that is never changed, so several threads may solve with it at once.
public struct LUFactorization: Sendable {
  /// The matrix that was factored, kept for residuals.
  public let matrix: Matrix
  /// 1 / (‖A‖₁ ‖A⁻¹‖₁), estimated by dgecon; between the rounding unit and 1.
  public let reciprocalCondition: Double

  private let factors: [Double]
  private let pivots: [Int32]

  /// - Throws: `.notSquare`, `.notFinite`, `.singular`, or `.illConditioned` if the reciprocal condition number is
  ///   below 2⁻⁵² (the bound by which LAPACK's expert drivers call a matrix singular).
  public init(_ matrix: Matrix) throws(LinearAlgebraError) {
    guard matrix.isSquare else { throw .notSquare(rows: matrix.rows, columns: matrix.columns) }
    if let place = matrix.firstNotFinite { throw .notFinite(row: place.row, column: place.column) }
    self.matrix = matrix
    let order = Int32(matrix.rows)
    guard order > 0 else {
      (factors, pivots, reciprocalCondition) = ([], [], 1)
      return
    }
    let norm = (0..<matrix.columns).map { matrix.column($0).reduce(0) { $0 + $1.magnitude } }.max() ?? 0
    var factors = matrix.storage
    var pivots = [Int32](repeating: 0, count: matrix.rows)
    let info = LAPACKE_dgetrf(LAPACK_COL_MAJOR, order, order, &factors, order, &pivots)
    if info > 0 { throw .singular(column: Int(info) - 1) }
    var condition = 0.0
    LAPACKE_dgecon(LAPACK_COL_MAJOR, CChar(UInt8(ascii: "1")), order, factors, order, norm, &condition)
    guard condition >= Double.ulpOfOne else { throw .illConditioned(reciprocalCondition: condition) }
    self.factors = factors
    self.pivots = pivots
    reciprocalCondition = condition
  }

  public var order: Int { matrix.rows }

  /// X with A X = B, for any number of right-hand sides.
  /// - Throws: `.wrongShape` if B has not `order` rows, `.notFinite`.
  public func solve(_ rightHandSides: Matrix) throws(LinearAlgebraError) -> Matrix {
    try solve(rightHandSides, operation: "N")
  }

  /// X with Aᵀ X = B.
  /// - Throws: as `solve(_:)`.
  public func solveTransposed(_ rightHandSides: Matrix) throws(LinearAlgebraError) -> Matrix {
    try solve(rightHandSides, operation: "T")
  }

  public func solve(_ rightHandSide: [Double]) throws(LinearAlgebraError) -> [Double] {
    try solve(Matrix(columns: [rightHandSide], rows: rightHandSide.count)).storage
  }

  public func solveTransposed(_ rightHandSide: [Double]) throws(LinearAlgebraError) -> [Double] {
    try solveTransposed(Matrix(columns: [rightHandSide], rows: rightHandSide.count)).storage
  }

  public func inverse() throws(LinearAlgebraError) -> Matrix { try solve(.identity(order)) }

  /// The largest normwise backward error of the columns: ‖b - A x‖∞ / (‖A‖∞ ‖x‖∞ + ‖b‖∞). A good solution has a few
  /// rounding units.
  public func backwardError(of solution: Matrix, for rightHandSides: Matrix) -> Double {
    let residual = rightHandSides - matrix.times(solution)
    let norm = matrix.mapEntries { value, _, _ in value.magnitude }.rowSums.max() ?? 0
    func largest(_ m: Matrix, _ j: Int) -> Double { m.column(j).reduce(0) { max($0, $1.magnitude) } }
    return (0..<solution.columns).map { j in
      let size = norm * largest(solution, j) + largest(rightHandSides, j)
      return size > 0 ? largest(residual, j) / size : 0
    }.max() ?? 0
  }

  private func solve(_ rightHandSides: Matrix, operation: Unicode.Scalar) throws(LinearAlgebraError) -> Matrix {
    guard rightHandSides.rows == order else { throw .wrongShape(rows: rightHandSides.rows, expected: order) }
    if let place = rightHandSides.firstNotFinite { throw .notFinite(row: place.row, column: place.column) }
    var solution = rightHandSides.storage
    if !solution.isEmpty {
      LAPACKE_dgetrs(
        LAPACK_COL_MAJOR, CChar(UInt8(ascii: operation)), Int32(order), Int32(rightHandSides.columns), factors,
        Int32(order), pivots, &solution, Int32(order))
    }
    return Matrix(rows: order, columns: rightHandSides.columns, storage: solution)
  }
}
