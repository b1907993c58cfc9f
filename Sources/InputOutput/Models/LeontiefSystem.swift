public import Diagnostics
public import LinearAlgebra

/// I - A, factored once: every output, multiplier and inverse of one coefficient matrix comes from here.
///
/// A may be the total coefficients (Miller & Blair 2009, eq. 2.11) or the regional ones, (I - M̂)A. It is kept as flows
/// with a factor for each row and column, so that a large table is held once, beside its factors. The residual of every
/// solution is looked at, and refined where it is too large. The labels are kept so that errors can name sectors.
public struct LeontiefSystem: Sendable {
  public let sectors: [Sector]
  /// ‖I - A‖₁ ‖(I - A)⁻¹‖₁: exact up to rounding for an A that is nowhere negative, estimated by dgecon for any other.
  public let condition: ConditionEstimate
  public var conditionEstimate: Double { condition.value }
  /// Whether no coefficient is below zero, so that outputs at least as large as demand prove productivity.
  let isNonNegative: Bool
  /// A.
  private let scaled: ScaledMatrix
  private let factors: LUFactors

  /// - Parameter coefficients: A, n x n for n sectors.
  /// - Throws: `InvalidInput` if the shape does not fit, an entry is not finite, or the system is not productive (a
  ///   spectral radius of 1 or more: no non-negative output meets every demand), naming the sectors.
  public init(coefficients: Matrix, sectors: [Sector]) throws(InvalidInput) {
    let ones = [Double](repeating: 1, count: sectors.count)
    try self.init(flows: coefficients, rowFactors: ones, columnFactors: ones, sectors: sectors)
  }

  /// The system of A = r̂ Z ĉ, which is never formed.
  /// - Parameters:
  ///   - flows: Z, n x n, in the table's unit.
  ///   - rowFactors: r, such as the domestic shares; ones where left out.
  ///   - columnFactors: c, 1 / x, and 0 for a sector without output.
  /// - Throws: as `init(coefficients:sectors:)`.
  public init(
    flows: Matrix, rowFactors: [Double]? = nil, columnFactors: [Double], sectors: [Sector]
  ) throws(InvalidInput) {
    let n = sectors.count
    guard flows.rows == n, flows.columns == n else {
      let shape = "\(flows.rows) x \(flows.columns)"
      throw InvalidInput(.error("the coefficients are \(shape) where \(n) sectors need \(n) x \(n)"))
    }
    let rowFactors = rowFactors ?? [Double](repeating: 1, count: n)
    for (name, values) in [("row", rowFactors), ("column", columnFactors)] where values.count != n {
      throw InvalidInput(.error("there are \(values.count) \(name) factors where there are \(n) sectors"))
    }
    self.sectors = sectors
    scaled = ScaledMatrix(flows, rowFactors: rowFactors, columnFactors: columnFactors)
    isNonNegative = scaled.isNonNegative
    let productivity = Productivity(coefficients: scaled, sectors: sectors)
    let condition: Double?
    do {
      factors = try LUFactors(factoring: scaled.subtractedFromIdentity)
      condition = try isNonNegative ? productivity.condition(factors) : 1 / factors.reciprocalCondition()
    } catch .notFinite(let row, let column) {
      let (use, by) = (sectors[row].code, sectors[column].code)
      throw InvalidInput(.error("the coefficient of \(use) in \(by) is not a finite number"))
    } catch {
      throw productivity.failure(reason: error)
    }
    guard let condition, isNonNegative || productivity.holdsDespiteNegatives else {
      throw productivity.failure(reason: nil)
    }
    self.condition = ConditionEstimate(condition)
  }

  /// I - A with its factors, for blocks of many final demands; I - A is formed for it.
  public var blockSolver: BlockSolver { BlockSolver(scaled.subtractedFromIdentity, factors: factors) }

  /// A: what each unit of output of column j needs of product i; formed on request.
  public var coefficients: Matrix { scaled.formed }

  /// A x.
  public func inputs(for outputs: [Double]) -> [Double] {
    precondition(outputs.count == sectors.count, "one output for each sector")
    return scaled.times(Matrix(columns: [outputs], rows: outputs.count)).storage
  }

  /// w'A: the inputs of each column, weighted by product.
  public func columnInputs(weighted weights: [Double]) -> [Double] {
    precondition(weights.count == sectors.count, "one weight for each product")
    return scaled.transposedTimes(Matrix(columns: [weights], rows: weights.count)).storage
  }

  /// A warning where the condition estimate is above 1e10, and nothing otherwise.
  public var findings: [Diagnostic] { condition.findings }

  /// x for one final demand of `sectors.count` entries.
  /// - Throws: `LinearAlgebraError` for a wrong length or a number that is not finite.
  public func outputs(for finalDemand: [Double]) throws(LinearAlgebraError) -> [Double] {
    try outputs(for: Matrix(columns: [finalDemand], rows: finalDemand.count)).storage
  }

  /// One column of outputs for each column of final demand, in one solve.
  public func outputs(for finalDemands: Matrix) throws(LinearAlgebraError) -> Matrix {
    try solution(for: finalDemands).values
  }

  /// As `outputs(for:)`, with the backward error that is left and the number of refinements.
  public func solution(for finalDemands: Matrix) throws(LinearAlgebraError) -> RefinedSolution {
    try factors.refinedSolution(of: finalDemands) { scaled.residual(of: $0, for: finalDemands) }
  }

  /// v'L for a row v of coefficients per unit of output (value added, jobs, emissions): what a unit of final demand for
  /// each product calls forth. One transposed solve; the inverse is never formed.
  public func multipliers(of coefficients: [Double]) throws(LinearAlgebraError) -> [Double] {
    try multipliers(ofColumns: Matrix(columns: [coefficients], rows: coefficients.count)).storage
  }

  /// L'V for many rows of coefficients at once, each a column of V and of the result: one transposed solve for all.
  public func multipliers(ofColumns coefficients: Matrix) throws(LinearAlgebraError) -> Matrix {
    try factors.refinedSolution(of: coefficients, transposed: true) {
      scaled.residual(of: $0, for: coefficients, transposed: true)
    }.values
  }

  /// (I - A) X.
  func netOutputs(of outputs: Matrix) -> Matrix { outputs - scaled.times(outputs) }

  /// (I - A)' P.
  func netValues(of prices: Matrix) -> Matrix { prices - scaled.transposedTimes(prices) }

  /// a_ij.
  func coefficient(_ i: Int, _ j: Int) -> Double { scaled[i, j] }

  /// The column sums of L: the output of all sectors for a unit of final demand for each product (Miller & Blair 2009,
  /// section 6.2.1).
  public func outputMultipliers() throws(LinearAlgebraError) -> [Double] {
    try multipliers(of: Array(repeating: 1, count: sectors.count))
  }

  /// L = (I - A)⁻¹, formed on request only.
  public func inverse() -> Matrix { factors.inverse() }

  /// Columns of L by number, in one solve: the outputs for a unit of final demand for each.
  public func inverseColumns(_ numbers: [Int]) throws(LinearAlgebraError) -> Matrix {
    try outputs(for: unitColumns(numbers))
  }

  /// Rows of L by number, each as a column of the result, in one transposed solve.
  public func inverseRows(_ numbers: [Int]) throws(LinearAlgebraError) -> Matrix {
    try multipliers(ofColumns: unitColumns(numbers))
  }

  private func unitColumns(_ numbers: [Int]) -> Matrix {
    precondition(numbers.allSatisfy(sectors.indices.contains), "no such sector")
    var units = Matrix(rows: sectors.count, columns: numbers.count)
    for (k, i) in numbers.enumerated() { units[i, k] = 1 }
    return units
  }
}
