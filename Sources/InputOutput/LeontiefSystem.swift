import CSVText
public import Diagnostics
public import LinearAlgebra

/// I - A, factored once: every output, multiplier and inverse of one coefficient matrix comes from here.
///
/// A may be the total coefficients (Miller & Blair 2009, eq. 2.11) or the regional ones, (I - M̂)A. The labels are kept
/// so that errors can name sectors.
public struct LeontiefSystem: Sendable {
  public let sectors: [Sector]
  /// A: what each unit of output of column j needs of product i.
  public let coefficients: Matrix
  private let factorization: LUFactorization

  /// - Parameter coefficients: n x n for n sectors.
  /// - Throws: `InvalidInput` if the shape does not fit, an entry is not finite, or the system is not productive (a
  ///   spectral radius of 1 or more: no non-negative output meets every demand), naming the sectors.
  public init(coefficients: Matrix, sectors: [Sector]) throws(InvalidInput) {
    let n = sectors.count
    guard coefficients.rows == n, coefficients.columns == n else {
      let shape = "\(coefficients.rows) x \(coefficients.columns)"
      throw InvalidInput(.error("the coefficients are \(shape) where \(n) sectors need \(n) x \(n)"))
    }
    if let place = coefficients.firstNotFinite {
      let (use, by) = (sectors[place.row].code, sectors[place.column].code)
      throw InvalidInput(.error("the coefficient of \(use) in \(by) is not a finite number"))
    }
    self.sectors = sectors
    self.coefficients = coefficients
    do {
      factorization = try LUFactorization(Matrix.identity(n) - coefficients)
    } catch {
      throw Self.notProductive(coefficients, sectors, reason: error)
    }
    guard Self.isProductive(coefficients, factorization) else {
      throw Self.notProductive(coefficients, sectors, reason: nil)
    }
  }

  /// x for one final demand of `sectors.count` entries.
  /// - Throws: `LinearAlgebraError` for a wrong length or a number that is not finite.
  public func outputs(for finalDemand: [Double]) throws(LinearAlgebraError) -> [Double] {
    try factorization.solve(finalDemand)
  }

  /// One column of outputs for each column of final demand, in one solve.
  public func outputs(for finalDemands: Matrix) throws(LinearAlgebraError) -> Matrix {
    try factorization.solve(finalDemands)
  }

  /// v'L for a row v of coefficients per unit of output (value added, jobs, emissions): what a unit of final demand for
  /// each product calls forth. One transposed solve; the inverse is never formed.
  public func multipliers(of coefficients: [Double]) throws(LinearAlgebraError) -> [Double] {
    try factorization.solveTransposed(coefficients)
  }

  /// The column sums of L: the output of all sectors for a unit of final demand for each product (Miller & Blair 2009,
  /// section 6.2.1).
  public func outputMultipliers() throws(LinearAlgebraError) -> [Double] {
    try multipliers(of: Array(repeating: 1, count: sectors.count))
  }

  /// L = (I - A)⁻¹, formed on request only.
  public func inverse() throws(LinearAlgebraError) -> Matrix { try factorization.inverse() }

  /// Whether the spectral radius is below 1.
  ///
  /// For non-negative A, y = L 1 with y >= 1 is a proof: Ay = y - 1 < y for a positive y (Collatz-Wielandt); and where the
  /// radius is below 1, y = 1 + A1 + A²1 + … is at least 1. Negative coefficients (by-products) need the eigenvalues.
  private static func isProductive(_ coefficients: Matrix, _ factorization: LUFactorization) -> Bool {
    if coefficients.storage.contains(where: { $0 < 0 }) {
      guard let radius = try? coefficients.spectralRadius() else { return false }
      return radius < 1
    }
    let ones = [Double](repeating: 1, count: coefficients.rows)
    guard let outputs = try? factorization.solve(ones) else { return false }
    return outputs.allSatisfy { $0 >= 1 - 1e-9 }
  }

  private static func notProductive(
    _ coefficients: Matrix, _ sectors: [Sector], reason: LinearAlgebraError?
  ) -> InvalidInput {
    let block = coefficients.heaviestBlock()
    // Without a block of radius 1 only the numbers failed, and LAPACK's reason is all there is to say.
    guard let block, block.radius >= 1 - 1e-9 else {
      return InvalidInput(.error("I - A cannot be solved: \(reason?.description ?? "its outputs are not positive")"))
    }
    let names = block.members.map { sectors[$0].code }.joined(separator: ", ")
    // The radius of a block is at most its largest column sum, so at least one sector is named here.
    let heavy = block.members.filter { j in
      block.members.reduce(0) { $0 + coefficients[$1, j].magnitude } >= 1 - 1e-9
    }
    let list = heavy.map { sectors[$0].code }.joined(separator: ", ")
    return InvalidInput(
      .error(
        "the economy is not productive: the sectors \(names) use up all they make (spectral radius "
          + "\(formatNumber((block.radius * 1e6).rounded() / 1e6)))",
        advice: "check the inputs and the output of \(list), whose inputs reach their output"))
  }
}
