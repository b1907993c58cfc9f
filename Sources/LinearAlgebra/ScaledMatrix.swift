/// diag(r) M diag(c), held as its three parts, so that a large matrix M is not held a second time for being scaled.
public struct ScaledMatrix: Sendable {
  public let matrix: Matrix
  public let rowFactors: [Double]
  public let columnFactors: [Double]

  public init(_ matrix: Matrix, rowFactors: [Double], columnFactors: [Double]) {
    precondition(rowFactors.count == matrix.rows && columnFactors.count == matrix.columns, "shapes differ")
    (self.matrix, self.rowFactors, self.columnFactors) = (matrix, rowFactors, columnFactors)
  }

  public subscript(row: Int, column: Int) -> Double { rowFactors[row] * matrix[row, column] * columnFactors[column] }

  /// The product itself, a matrix of its own.
  public var formed: Matrix { matrix.mapEntries { value, i, j in rowFactors[i] * value * columnFactors[j] } }

  /// I - S, a matrix of its own.
  public var subtractedFromIdentity: Matrix {
    matrix.subtractedFromIdentity(rowFactors: rowFactors, columnFactors: columnFactors)
  }

  /// Whether no factor and no entry is below zero.
  public var isNonNegative: Bool {
    (rowFactors + columnFactors).allSatisfy { $0 >= 0 } && matrix.storage.allSatisfy { $0 >= 0 }
  }

  /// S times another matrix.
  public func times(_ other: Matrix) -> Matrix {
    matrix.times(other.scalingRows(by: columnFactors)).scalingRows(by: rowFactors)
  }

  /// S' times another matrix.
  public func transposedTimes(_ other: Matrix) -> Matrix {
    matrix.transposedTimes(other.scalingRows(by: rowFactors)).scalingRows(by: columnFactors)
  }

  /// B - (I - S) X, or B - (I - S)' X where `transposed`: what a solution leaves of its right-hand sides.
  public func residual(of solution: Matrix, for rightHandSides: Matrix, transposed: Bool = false) -> Matrix {
    let (inner, outer) = transposed ? (rowFactors, columnFactors) : (columnFactors, rowFactors)
    let scaled = solution.scalingRows(by: inner)
    var rest = transposed ? matrix.transposedTimes(scaled) : matrix.times(scaled)
    rest.changeEntries { value, i, place in
      rightHandSides.storage[place] - solution.storage[place] + outer[i] * value
    }
    return rest
  }
}
