import CLAPACK

/// The LU factors of a square matrix (dgetrf, partial pivoting) without the matrix itself, which the caller keeps in
/// whatever form it has: one large matrix less in memory.
///
/// A value that is never changed, so several threads may solve with it at once.
public struct LUFactors: Sendable {
  /// 1 / (‖A‖₁ ‖A⁻¹‖₁), estimated by dgecon; between the rounding unit and 1.
  public let reciprocalCondition: Double
  /// ‖A‖₁, the largest column sum of magnitudes.
  public let oneNorm: Double
  /// ‖A‖∞, the largest row sum of magnitudes.
  public let infinityNorm: Double

  private let factors: Matrix
  private let pivots: [Int32]

  /// Factors in the matrix's own storage where nobody else holds it.
  /// - Throws: `.notSquare`, `.notFinite`, `.singular`, or `.illConditioned` if the reciprocal condition number is
  ///   below 2⁻⁵² (the bound by which LAPACK's expert drivers call a matrix singular).
  public init(factoring matrix: consuming Matrix) throws(LinearAlgebraError) {
    guard matrix.isSquare else { throw .notSquare(rows: matrix.rows, columns: matrix.columns) }
    if let place = matrix.firstNotFinite { throw .notFinite(row: place.row, column: place.column) }
    let order = Int32(matrix.rows)
    let (oneNorm, infinityNorm) = matrix.norms
    var pivots = [Int32](repeating: 0, count: matrix.rows)
    var condition = 1.0
    var work = consume matrix
    if order > 0 {
      let info = work.withMutableStorage { LAPACKE_dgetrf(LAPACK_COL_MAJOR, order, order, $0, order, &pivots) }
      if info > 0 { throw .singular(column: Int(info) - 1) }
      LAPACKE_dgecon(
        LAPACK_COL_MAJOR, CChar(UInt8(ascii: "1")), order, work.storage, order, oneNorm, &condition)
      guard condition >= Double.ulpOfOne else { throw .illConditioned(reciprocalCondition: condition) }
    }
    factors = work
    self.pivots = pivots
    reciprocalCondition = condition
    (self.oneNorm, self.infinityNorm) = (oneNorm, infinityNorm)
  }

  public var order: Int { factors.rows }

  /// ‖A‖₁ ‖A⁻¹‖₁: how many times a relative error in the data may grow in a solution.
  public var conditionEstimate: Double { 1 / reciprocalCondition }

  /// X with A X = B, or Aᵀ X = B, without refinement.
  /// - Throws: `.wrongShape` if B has not `order` rows, `.notFinite`.
  public func solve(_ rightHandSides: Matrix, transposed: Bool = false) throws(LinearAlgebraError) -> Matrix {
    guard rightHandSides.rows == order else { throw .wrongShape(rows: rightHandSides.rows, expected: order) }
    if let place = rightHandSides.firstNotFinite { throw .notFinite(row: place.row, column: place.column) }
    var solution = rightHandSides
    guard order > 0, solution.columns > 0 else { return solution }
    let operation = CChar(UInt8(ascii: transposed ? "T" : "N"))
    let (n, columns) = (Int32(order), Int32(solution.columns))
    solution.withMutableStorage {
      _ = LAPACKE_dgetrs(LAPACK_COL_MAJOR, operation, n, columns, factors.storage, n, pivots, $0, n)
    }
    return solution
  }

  /// A⁻¹ (dgetri), for those who ask for the inverse itself; whoever wants to solve uses `solve`.
  public func inverse() -> Matrix {
    var result = factors
    guard order > 0 else { return result }
    let n = Int32(order)
    result.withMutableStorage { _ = LAPACKE_dgetri(LAPACK_COL_MAJOR, n, $0, n, pivots) }
    return result
  }
}
