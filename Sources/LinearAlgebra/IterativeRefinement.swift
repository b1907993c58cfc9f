/// A solution together with how well it solves.
public struct RefinedSolution: Sendable {
  public var values: Matrix
  /// The largest normwise backward error of the columns: ‖b - A x‖∞ / (‖A‖∞ ‖x‖∞ + ‖b‖∞).
  public var backwardError: Double
  /// How often the residual was solved for and added.
  public var refinements: Int
}

extension LUFactors {
  /// The solution of A X = B (or Aᵀ X = B), its residual looked at in every case and refined in working precision where
  /// that is too large, which repairs what growing pivots may have lost (Higham 2002, section 12.1).
  ///
  /// Good enough is ‖b - A x‖∞ <= √n ε ‖A‖∞ ‖x‖∞ for every column, ε = 2⁻⁵³: the criterion of LAPACK's dsgesv (Langou et al.
  /// 2006, LAPACK Working Note 175). Refining ends there, or where the backward error no longer halves.
  /// - Parameter residual: B - A X, or B - Aᵀ X where `transposed`, for a solution X; the factors do not keep A.
  /// - Throws: `.wrongShape`, `.notFinite`.
  public func refinedSolution(
    of rightHandSides: Matrix, transposed: Bool = false, residual: (Matrix) -> Matrix
  ) throws(LinearAlgebraError) -> RefinedSolution {
    let norm = transposed ? oneNorm : infinityNorm
    var values = try solve(rightHandSides, transposed: transposed)
    var rest = residual(values)
    var error = Self.backwardError(rest, values, rightHandSides, norm: norm)
    var refinements = 0
    while !isGoodEnough(rest, values, norm: norm), refinements < 5 {
      let better = values + (try solve(rest, transposed: transposed))
      let left = residual(better)
      let smaller = Self.backwardError(left, better, rightHandSides, norm: norm)
      guard smaller < error else { break }
      let isLast = smaller > error / 2
      (values, rest, error) = (better, left, smaller)
      refinements += 1
      if isLast { break }
    }
    return RefinedSolution(values: values, backwardError: error, refinements: refinements)
  }

  private func isGoodEnough(_ residual: Matrix, _ solution: Matrix, norm: Double) -> Bool {
    let limit = Double(order).squareRoot() * (Double.ulpOfOne / 2) * norm
    return (0..<solution.columns).allSatisfy { j in
      residual.largestMagnitude(inColumn: j) <= limit * solution.largestMagnitude(inColumn: j)
    }
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
