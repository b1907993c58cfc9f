public import Diagnostics
public import LinearAlgebra

/// A change of one coefficient: a_ij grows by `change`.
public struct CoefficientChange: Hashable, Sendable {
  public var row: Int
  public var column: Int
  public var change: Double

  public init(row: Int, column: Int, change: Double) {
    self.row = row
    self.column = column
    self.change = change
  }
}

/// A Leontief system with a few cells, rows or columns of A changed, solved on the factors of the unchanged one
/// (Sherman-Morrison-Woodbury; Golub & Van Loan 2013, section 2.1.4).
///
/// (I - A - PQ')⁻¹ = L + W (I - Q'W)⁻¹ Q'L with W = LP, where PQ' is the change and its rank the smaller number of rows or
/// columns touched. The result is judged by its own residual; where that is not at the rounding unit after one
/// refinement, or the rank is above n / 4, the changed matrix is factored afresh.
public struct UpdatedLeontiefSystem: Sendable {
  public enum Route: Hashable, Sendable {
    /// The kept factors and a correction of this rank.
    case update(rank: Int)
    /// The changed matrix factored afresh.
    case refactored
  }

  public let base: LeontiefSystem
  public let route: Route
  private let cells: [CoefficientChange]
  private let correction: LowRankCorrection?
  private let refactored: LeontiefSystem?

  /// - Throws: `InvalidInput` if a change is outside the matrix or not finite, or the changed economy is not productive.
  public init(_ base: LeontiefSystem, changes: [CoefficientChange]) throws(InvalidInput) {
    let n = base.sectors.count
    var sums: [Int: Double] = [:]
    for change in changes {
      guard (0..<n).contains(change.row), (0..<n).contains(change.column), change.change.isFinite else {
        throw InvalidInput(
          .error("the change of row \(change.row), column \(change.column) by \(change.change) cannot be applied"))
      }
      sums[change.row + n * change.column, default: 0] += change.change
    }
    let cells = sums.sorted { $0.key < $1.key }.map {
      CoefficientChange(row: $0.key % n, column: $0.key / n, change: $0.value)
    }
    self.base = base
    if let correction = LowRankCorrection(base, cells: cells), correction.isAcceptable {
      (self.correction, refactored, route) = (correction, nil, .update(rank: correction.rank))
    } else {
      (correction, route) = (nil, .refactored)
      refactored = try LeontiefSystem(coefficients: Self.changed(base, cells), sectors: base.sectors)
    }
    self.cells = cells
  }

  /// x for each column of final demand.
  /// - Throws: `LinearAlgebraError` for a wrong length or a number that is not finite.
  public func outputs(for finalDemands: Matrix) throws(LinearAlgebraError) -> Matrix {
    if let refactored { return try refactored.outputs(for: finalDemands) }
    if let correction, let outputs = try correction.solve(finalDemands, transposed: false) { return outputs }
    return try freshFactors().solve(finalDemands)
  }

  public func outputs(for finalDemand: [Double]) throws(LinearAlgebraError) -> [Double] {
    try outputs(for: Matrix(columns: [finalDemand], rows: finalDemand.count)).storage
  }

  /// L'V, as `LeontiefSystem.multipliers(ofColumns:)`.
  public func multipliers(ofColumns coefficients: Matrix) throws(LinearAlgebraError) -> Matrix {
    if let refactored { return try refactored.multipliers(ofColumns: coefficients) }
    if let correction, let values = try correction.solve(coefficients, transposed: true) { return values }
    return try freshFactors().solveTransposed(coefficients)
  }

  public func multipliers(of coefficients: [Double]) throws(LinearAlgebraError) -> [Double] {
    try multipliers(ofColumns: Matrix(columns: [coefficients], rows: coefficients.count)).storage
  }

  private var changedCoefficients: Matrix { Self.changed(base, cells) }

  private static func changed(_ base: LeontiefSystem, _ cells: [CoefficientChange]) -> Matrix {
    var result = base.coefficients
    for cell in cells { result[cell.row, cell.column] += cell.change }
    return result
  }

  /// For a right-hand side that the update cannot solve well, although it could when it was set up.
  private func freshFactors() throws(LinearAlgebraError) -> LUFactorization {
    let n = base.sectors.count
    let ones = [Double](repeating: 1, count: n)
    return try LUFactorization(changedCoefficients.subtractedFromIdentity(rowFactors: ones, columnFactors: ones))
  }
}
