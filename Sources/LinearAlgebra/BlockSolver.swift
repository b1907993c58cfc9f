import CLAPACK
import Glibc

/// A matrix with its LU factors for solving with blocks of right-hand sides in place. A column's answer is the same to
/// the bit whatever the other columns hold, as long as the block has the same number of columns.
///
/// The residual of every column is looked at, by the criterion of LAPACK's dsgesv (Langou et al. 2006, LAPACK Working Note
/// 175): ‖b - A x‖∞ <= √n ε ‖A‖∞ ‖x‖∞. A column that misses it is refined by itself.
public struct BlockSolver: Sendable {
  public let matrix: Matrix
  public let factors: LUFactors

  /// - Parameter factors: those of `matrix`.
  public init(_ matrix: Matrix, factors: LUFactors) {
    self.matrix = matrix
    self.factors = factors
  }

  /// Replaces each of `count` columns b, one after the other at `columns`, by x with A x = b.
  /// - Parameter scratch: room for as many numbers as the columns hold.
  /// - Throws: `.notFinite` with the column's number where a right-hand side or its solution is not finite.
  public func solve(
    _ columns: UnsafeMutablePointer<Double>, count: Int, scratch: UnsafeMutablePointer<Double>
  ) throws(LinearAlgebraError) {
    let n = matrix.rows
    guard n > 0, count > 0 else { return }
    scratch.update(from: columns, count: n * count)
    factors.solveInPlace(columns, count: count)
    // scratch = b - A x
    cblas_dgemm(
      CblasColMajor, CblasNoTrans, CblasNoTrans, Int32(n), Int32(count), Int32(n), -1, matrix.storage, Int32(n),
      columns,
      Int32(n), 1, scratch, Int32(n))
    let limit = Double(n).squareRoot() * (Double.ulpOfOne / 2) * factors.infinityNorm
    for column in 0..<count {
      let (x, rest) = (columns + column * n, scratch + column * n)
      var (largest, left) = (0.0, 0.0)
      for i in 0..<n {
        largest = max(largest, x[i].magnitude)
        left = max(left, rest[i].magnitude)
      }
      if left <= limit * largest, largest.isFinite { continue }
      try refine(column, x, rest)
    }
  }

  /// b is found again as the residual plus A x.
  private func refine(
    _ column: Int, _ x: UnsafeMutablePointer<Double>, _ residual: UnsafeMutablePointer<Double>
  ) throws(LinearAlgebraError) {
    let n = matrix.rows
    let solution = Array(UnsafeBufferPointer(start: x, count: n))
    let product = matrix.times(solution)
    let rightHandSide = Matrix(columns: [(0..<n).map { residual[$0] + product[$0] }], rows: n)
    do {
      let refined = try factors.refinedSolution(of: rightHandSide) { rightHandSide - matrix.times($0) }
      for i in 0..<n { x[i] = refined.values.storage[i] }
    } catch .notFinite(let row, _) {
      throw .notFinite(row: row, column: column)
    }
  }
}

extension LUFactors {
  /// Replaces `count` columns of `order` finite numbers each by their solutions (dgetrs), without refinement.
  func solveInPlace(_ columns: UnsafeMutablePointer<Double>, count: Int) {
    withFactors { factors, pivots in
      let n = Int32(order)
      _ = LAPACKE_dgetrs_work(
        LAPACK_COL_MAJOR, CChar(UInt8(ascii: "N")), n, Int32(count), factors, n, pivots, columns, n)
    }
  }
}
