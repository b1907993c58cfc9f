import CLAPACK
import Glibc

/// One eigenvalue of a real matrix.
public struct Eigenvalue: Hashable, Sendable {
  public var real: Double
  /// Zero for a real eigenvalue; otherwise its conjugate is an eigenvalue too.
  public var imaginary: Double

  public init(real: Double, imaginary: Double = 0) {
    self.real = real
    self.imaginary = imaginary
  }

  public var modulus: Double { hypot(real, imaginary) }
}

extension Matrix {
  /// All eigenvalues, by dgeev, those of the largest modulus first (O(n³)).
  /// - Throws: `.notSquare`, `.notFinite`, `.notConverged`.
  public func eigenvalues() throws(LinearAlgebraError) -> [Eigenvalue] {
    guard isSquare else { throw .notSquare(rows: rows, columns: columns) }
    if let place = firstNotFinite { throw .notFinite(row: place.row, column: place.column) }
    guard rows > 0 else { return [] }
    let order = Int32(rows)
    let none = CChar(UInt8(ascii: "N"))
    var entries = self
    var real = [Double](repeating: 0, count: rows)
    var imaginary = real
    let info = entries.withMutableStorage {
      LAPACKE_dgeev(LAPACK_COL_MAJOR, none, none, order, $0, order, &real, &imaginary, nil, order, nil, order)
    }
    guard info == 0 else { throw .notConverged(routine: "dgeev") }
    return zip(real, imaginary).map { Eigenvalue(real: $0, imaginary: $1) }.sorted {
      ($0.modulus, $0.real, $0.imaginary) > ($1.modulus, $1.real, $1.imaginary)
    }
  }

  /// The largest modulus of an eigenvalue.
  ///
  /// dgeev and not power iteration, since the latter stalls on cyclic matrices (a two-sector exchange has eigenvalues
  /// ±λ) and needs a starting vector that meets every block of a reducible one.
  /// - Throws: `.notSquare`, `.notFinite`, `.notConverged`.
  public func spectralRadius() throws(LinearAlgebraError) -> Double { try eigenvalues().first?.modulus ?? 0 }
}
