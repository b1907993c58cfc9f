import CLAPACK

/// The LU factors of a square matrix (dgetrf, partial pivoting) without the matrix itself, which the caller keeps in
/// whatever form it has: one large matrix less in memory.
///
/// Whether the matrix is too close to a singular one is asked apart (`reciprocalCondition`), since the answer costs
/// several solves and those who know ‖A⁻¹‖₁ otherwise need no estimate; `LUFactorization` always asks.
///
/// A value that is never changed, so several threads may solve with it at once.
public struct LUFactors: Sendable {
  /// ‖A‖₁, the largest column sum of magnitudes.
  public let oneNorm: Double
  /// ‖A‖∞, the largest row sum of magnitudes.
  public let infinityNorm: Double

  private let factors: Matrix
  private let pivots: [Int32]

  /// Factors in the matrix's own storage where nobody else holds it.
  /// - Throws: `.notSquare`, `.notFinite`, or `.singular` for an exact zero among the pivots.
  public init(factoring matrix: consuming Matrix) throws(LinearAlgebraError) {
    guard matrix.isSquare else { throw .notSquare(rows: matrix.rows, columns: matrix.columns) }
    let norms = matrix.norms
    if !norms.one.isFinite, let place = matrix.firstNotFinite {
      throw .notFinite(row: place.row, column: place.column)
    }
    let order = Int32(matrix.rows)
    var pivots = [Int32](repeating: 0, count: matrix.rows)
    var work = consume matrix
    if order > 0 {
      // The `_work` routines of LAPACKE leave out its own search for NaN, a pass over the whole matrix.
      let info = work.withMutableStorage { LAPACKE_dgetrf_work(LAPACK_COL_MAJOR, order, order, $0, order, &pivots) }
      if info > 0 { throw .singular(column: Int(info) - 1) }
    }
    factors = work
    self.pivots = pivots
    (oneNorm, infinityNorm) = norms
  }

  public var order: Int { factors.rows }

  /// Lends the factors and the pivots to a routine of LAPACK that only reads them.
  func withFactors<Result>(_ body: (UnsafePointer<Double>?, UnsafePointer<Int32>?) -> Result) -> Result {
    factors.storage.withUnsafeBufferPointer { factors in
      pivots.withUnsafeBufferPointer { body(factors.baseAddress, $0.baseAddress) }
    }
  }

  /// 1 / (‖A‖₁ ‖A⁻¹‖₁), estimated by dgecon in some four or five solves; between the rounding unit and 1.
  /// - Throws: `.illConditioned` if it is below 2⁻⁵² (the bound by which LAPACK's expert drivers call a matrix singular).
  public func reciprocalCondition() throws(LinearAlgebraError) -> Double {
    guard order > 0 else { return 1 }
    let n = Int32(order)
    var condition = 0.0
    var work = [Double](repeating: 0, count: 4 * order)
    var signs = [Int32](repeating: 0, count: order)
    LAPACKE_dgecon_work(
      LAPACK_COL_MAJOR, CChar(UInt8(ascii: "1")), n, factors.storage, n, oneNorm, &condition, &work, &signs)
    guard condition >= Double.ulpOfOne else { throw .illConditioned(reciprocalCondition: condition) }
    return condition
  }

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
      _ = LAPACKE_dgetrs_work(LAPACK_COL_MAJOR, operation, n, columns, factors.storage, n, pivots, $0, n)
    }
    return solution
  }

  /// A⁻¹ (dgetri), for those who ask for the inverse itself; whoever wants to solve uses `solve`.
  public func inverse() -> Matrix {
    var result = factors
    guard order > 0 else { return result }
    let n = Int32(order)
    result.withMutableStorage { entries in
      var best = 0.0
      LAPACKE_dgetri_work(LAPACK_COL_MAJOR, n, entries, n, pivots, &best, -1)
      var work = [Double](repeating: 0, count: max(order, Int(best)))
      LAPACKE_dgetri_work(LAPACK_COL_MAJOR, n, entries, n, pivots, &work, Int32(work.count))
    }
    return result
  }
}
