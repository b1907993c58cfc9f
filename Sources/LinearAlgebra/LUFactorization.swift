/// A square matrix with its LU factors: factored once, to be solved with often.
///
/// A value that is never changed, so several threads may solve with it at once. Solutions are refined.
public struct LUFactorization: Sendable {
  /// The matrix that was factored, kept for residuals.
  public let matrix: Matrix
  public let factors: LUFactors
  /// 1 / (‖A‖₁ ‖A⁻¹‖₁), estimated by dgecon; between the rounding unit and 1.
  public let reciprocalCondition: Double

  /// - Throws: as `LUFactors.init(factoring:)`, and `.illConditioned`.
  public init(_ matrix: Matrix) throws(LinearAlgebraError) {
    factors = try LUFactors(factoring: matrix)
    reciprocalCondition = try factors.reciprocalCondition()
    self.matrix = matrix
  }

  public var order: Int { matrix.rows }

  /// X with A X = B, for any number of right-hand sides.
  /// - Throws: `.wrongShape` if B has not `order` rows, `.notFinite`.
  public func solve(_ rightHandSides: Matrix) throws(LinearAlgebraError) -> Matrix {
    try factors.refinedSolution(of: rightHandSides) { rightHandSides - matrix.times($0) }.values
  }

  /// X with Aᵀ X = B.
  /// - Throws: as `solve(_:)`.
  public func solveTransposed(_ rightHandSides: Matrix) throws(LinearAlgebraError) -> Matrix {
    try factors.refinedSolution(of: rightHandSides, transposed: true) {
      rightHandSides - matrix.transposedTimes($0)
    }.values
  }

  public func solve(_ rightHandSide: [Double]) throws(LinearAlgebraError) -> [Double] {
    try solve(Matrix(columns: [rightHandSide], rows: rightHandSide.count)).storage
  }

  public func solveTransposed(_ rightHandSide: [Double]) throws(LinearAlgebraError) -> [Double] {
    try solveTransposed(Matrix(columns: [rightHandSide], rows: rightHandSide.count)).storage
  }

  public func inverse() -> Matrix { factors.inverse() }

  /// The largest normwise backward error of the columns: ‖b - A x‖∞ / (‖A‖∞ ‖x‖∞ + ‖b‖∞). A good solution has a few
  /// rounding units.
  public func backwardError(of solution: Matrix, for rightHandSides: Matrix) -> Double {
    LUFactors.backwardError(
      rightHandSides - matrix.times(solution), solution, rightHandSides, norm: factors.infinityNorm)
  }
}
