/// Why a matrix cannot be worked with. Rows and columns count from 0; callers translate them to names.
public enum LinearAlgebraError: Error, Hashable, Sendable, CustomStringConvertible {
  case notSquare(rows: Int, columns: Int)
  case notFinite(row: Int, column: Int)
  /// Elimination met an exact zero on the diagonal at this column.
  case singular(column: Int)
  /// The reciprocal condition number is below the rounding unit: no digit of a solution would hold.
  case illConditioned(reciprocalCondition: Double)
  case wrongShape(rows: Int, expected: Int)
  /// An iteration of LAPACK did not converge.
  case notConverged(routine: String)

  public var description: String {
    switch self {
    case .notSquare(let rows, let columns): "the matrix is not square: \(rows) rows and \(columns) columns"
    case .notFinite(let row, let column): "the entry at row \(row), column \(column) is not a finite number"
    case .singular(let column): "the matrix is singular: no pivot is left in column \(column)"
    case .illConditioned(let condition):
      "the matrix is singular to working precision: reciprocal condition number \(condition)"
    case .wrongShape(let rows, let expected): "a right-hand side has \(rows) rows where \(expected) are needed"
    case .notConverged(let routine): "\(routine) did not converge"
    }
  }
}
