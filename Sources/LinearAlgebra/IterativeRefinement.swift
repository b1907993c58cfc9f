/// A solution together with how well it solves.
public struct RefinedSolution: Sendable {
  public var values: Matrix
  /// The largest normwise backward error of the columns: ‖b - A x‖∞ / (‖A‖∞ ‖x‖∞ + ‖b‖∞).
  public var backwardError: Double
  /// How often the residual was solved for and added.
  public var refinements: Int
}

extension LUFactors {
  /// The solution of A X = B (or Aᵀ X = B) refined in working precision until the backward error is at the rounding unit
  /// or no longer halves (Higham 2002, section 12.1), which repairs what a growing pivot may have lost.
  /// - Parameter product: A X, or Aᵀ X where `transposed`; the factors do not keep A.
  /// - Throws: `.wrongShape`, `.notFinite`.
  public func refinedSolution(
    of rightHandSides: Matrix, transposed: Bool = false, product: (Matrix) -> Matrix
  ) throws(LinearAlgebraError) -> RefinedSolution {
    let norm = transposed ? oneNorm : infinityNorm
    var values = try solve(rightHandSides, transposed: transposed)
    var residual = rightHandSides - product(values)
    var error = Self.backwardError(residual, values, rightHandSides, norm: norm)
    var refinements = 0
    while error > Double.ulpOfOne, refinements < 5 {
      let better = values + (try solve(residual, transposed: transposed))
      let left = rightHandSides - product(better)
      let smaller = Self.backwardError(left, better, rightHandSides, norm: norm)
      guard smaller < error else { break }
      let isEnough = smaller > error / 2
      (values, residual, error) = (better, left, smaller)
      refinements += 1
      if isEnough { break }
    }
    return RefinedSolution(values: values, backwardError: error, refinements: refinements)
  }

  static func backwardError(
    _ residual: Matrix, _ solution: Matrix, _ rightHandSides: Matrix, norm: Double
  ) -> Double {
    (0..<solution.columns).map { j in
      let size = norm * solution.largestMagnitude(inColumn: j) + rightHandSides.largestMagnitude(inColumn: j)
      return size > 0 ? residual.largestMagnitude(inColumn: j) / size : 0
    }.max() ?? 0
  }
}
