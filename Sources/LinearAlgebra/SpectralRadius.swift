import CLAPACK
import Glibc

extension Matrix {
  /// The largest modulus of an eigenvalue, by dgeev (all eigenvalues; O(n³)).
  ///
  /// dgeev and not power iteration, since the latter stalls on cyclic matrices (a two-sector exchange has eigenvalues
  /// ±λ) and needs a starting vector that meets every block of a reducible one.
  /// - Throws: `.notSquare`, `.notFinite`, `.notConverged`.
  public func spectralRadius() throws(LinearAlgebraError) -> Double {
    guard isSquare else { throw .notSquare(rows: rows, columns: columns) }
    if let place = firstNotFinite { throw .notFinite(row: place.row, column: place.column) }
    guard rows > 0 else { return 0 }
    let order = Int32(rows)
    let none = CChar(UInt8(ascii: "N"))
    var entries = storage
    var real = [Double](repeating: 0, count: rows)
    var imaginary = real
    let info = LAPACKE_dgeev(
      LAPACK_COL_MAJOR, none, none, order, &entries, order, &real, &imaginary, nil, order, nil, order)
    guard info == 0 else { throw .notConverged(routine: "dgeev") }
    return zip(real, imaginary).map { hypot($0, $1) }.max() ?? 0
  }
}
