public import Diagnostics
public import LinearAlgebra
import NumberText

/// The dynamic model (I - A + K) x_t = K x_{t+1} + f_t: what is made today must also build the capital that tomorrow's
/// growth needs (Leontief 1970; Miller & Blair 2009, section 13.5, whose B is K here).
public struct DynamicLeontief: Sendable {
  public let sectors: [Sector]
  /// A.
  public let coefficients: Matrix
  /// K: capital goods of row i that a unit of capacity of column j needs.
  public let capital: Matrix

  /// Outputs over time.
  public struct Path: Hashable, Sendable {
    /// One row for each sector, one column for each period.
    public var outputs: Matrix
    /// A warning for each sector with its first period of negative output: capacity cannot be unbuilt.
    public var findings: [Diagnostic]
  }

  /// - Throws: `InvalidInput` for shapes that do not fit, or a capital coefficient that is negative or not finite.
  public init(coefficients: Matrix, capital: Matrix, sectors: [Sector]) throws(InvalidInput) {
    let n = sectors.count
    for (name, matrix) in [("coefficients", coefficients), ("capital coefficients", capital)]
    where matrix.rows != n || matrix.columns != n {
      let shape = "\(matrix.rows) x \(matrix.columns)"
      throw InvalidInput(.error("the \(name) are \(shape) where \(n) sectors need \(n) x \(n)"))
    }
    for k in capital.storage.indices where !(capital.storage[k] >= 0 && capital.storage[k].isFinite) {
      let (use, by) = (sectors[k % n].code, sectors[k / n].code)
      throw InvalidInput(.error("the capital coefficient of \(use) in \(by) is \(capital.storage[k]), not at least 0"))
    }
    self.sectors = sectors
    self.coefficients = coefficients
    self.capital = capital
  }

  /// Outputs of all periods, from the last backwards: (I - A - gK) x_T = f_T, since x_{T+1} = (1 + g) x_T, then
  /// (I - A + K) x_t = K x_{t+1} + f_t on one factorisation. Stable, and K may be singular.
  /// - Parameters:
  ///   - finalDemand: one row for each sector, one column for each period.
  ///   - growthAfter: g, growth per period after the last.
  /// - Throws: `InvalidInput` for a wrong shape, figures that are not finite, or a growth that the economy cannot reach.
  public func backwards(finalDemand: Matrix, growthAfter: Double) throws(InvalidInput) -> Path {
    try check(finalDemand)
    guard growthAfter.isFinite else { throw InvalidInput(.error("the growth after the last period is not finite")) }
    let terminal = coefficients + capital.mapEntries { value, _, _ in growthAfter * value }
    let end: LeontiefSystem
    do { end = try LeontiefSystem(coefficients: terminal, sectors: sectors) } catch {
      throw try tooMuchGrowth(growthAfter, reason: error)
    }
    let periods = finalDemand.columns
    return try explaining("the dynamic model") { () throws(LinearAlgebraError) in
      let factors = try LUFactorization(Matrix.identity(sectors.count) - coefficients + capital)
      var next = try end.outputs(for: finalDemand.column(periods - 1))
      var columns = [next]
      for period in stride(from: periods - 2, through: 0, by: -1) {
        next = try factors.solve(zip(capital.times(next), finalDemand.column(period)).map(+))
        columns.append(next)
      }
      return path(Matrix(columns: columns.reversed(), rows: sectors.count))
    }
  }

  /// Outputs from the first period on: K x_{t+1} = (I - A + K) x_t - f_t, one period more than `finalDemand` has. Whatever
  /// is off balanced growth grows with the largest of the growth factors, so that the path soon leaves what can be.
  /// - Parameter first: x of the first period.
  /// - Throws: `InvalidInput` for a wrong shape, figures that are not finite, or a K that is singular, naming the sectors
  ///   that make no capital goods.
  public func forward(
    from first: [Double], finalDemand: Matrix
  ) throws(InvalidInput) -> (path: Path, growthFactors: [Eigenvalue]) {
    try check(finalDemand)
    guard first.count == sectors.count, first.allSatisfy(\.isFinite) else {
      throw InvalidInput(.error("the first period needs a finite output for each of \(sectors.count) sectors"))
    }
    let factors = try capitalFactors()
    let step = Matrix.identity(sectors.count) - coefficients + capital
    return try explaining("the dynamic model") { () throws(LinearAlgebraError) in
      var (last, columns) = (first, [first])
      for period in 0..<finalDemand.columns {
        last = try factors.solve(zip(step.times(last), finalDemand.column(period)).map(-))
        columns.append(last)
      }
      return (path(Matrix(columns: columns, rows: sectors.count)), try factors.solve(step).eigenvalues())
    }
  }

  /// The growth factors of the forward model, the eigenvalues of K⁻¹(I - A + K), those of the largest modulus first.
  /// - Throws: as `forward(from:finalDemand:)` for a singular K.
  public func growthFactors() throws(InvalidInput) -> [Eigenvalue] {
    let factors = try capitalFactors()
    return try explaining("the growth factors") { () throws(LinearAlgebraError) in
      try factors.solve(Matrix.identity(sectors.count) - coefficients + capital).eigenvalues()
    }
  }

  /// The balanced growth per period that the economy could reach without final demand, 1 / ρ(LK); nil where it needs no
  /// capital.
  /// - Throws: `InvalidInput` if the economy is not productive.
  public func balancedGrowth() throws(InvalidInput) -> Double? {
    let system = try LeontiefSystem(coefficients: coefficients, sectors: sectors)
    let radius = try explaining("balanced growth") { () throws(LinearAlgebraError) in
      try system.outputs(for: capital).spectralRadius()
    }
    return radius > 0 ? 1 / radius : nil
  }

  /// The bound on growth where it is what stands in the way, else why the equations have no solution.
  private func tooMuchGrowth(_ growth: Double, reason: InvalidInput) throws(InvalidInput) -> InvalidInput {
    func percent(_ share: Double) -> String { "\(formatNumber((share * 1e4).rounded() / 100)) %" }
    let message = "the economy cannot grow by \(percent(growth)) a period after the last period"
    guard let bound = try balancedGrowth(), growth > bound * (1 - 1e-9) else {
      return InvalidInput([.error(message)] + reason.diagnostics)
    }
    return InvalidInput(
      .error(message, advice: "it could grow by less than \(percent(bound)), at which nothing is left for final demand")
    )
  }

  private func capitalFactors() throws(InvalidInput) -> LUFactorization {
    do { return try LUFactorization(capital) } catch {
      let idle = sectors.indices.filter { i in capital.row(i).allSatisfy { $0 == 0 } }.map { sectors[$0].code }
      let why = idle.isEmpty ? "\(error)" : "\(idle.joined(separator: ", ")) make no capital goods"
      throw InvalidInput(
        .error("the model cannot run forward, since K is singular: \(why)", advice: "solve it backwards"))
    }
  }

  private func check(_ finalDemand: Matrix) throws(InvalidInput) {
    guard finalDemand.rows == sectors.count, finalDemand.columns > 0 else {
      let shape = "\(finalDemand.rows) x \(finalDemand.columns)"
      throw InvalidInput(
        .error("final demand is \(shape) where \(sectors.count) sectors and at least one period are needed"))
    }
  }

  private func path(_ outputs: Matrix) -> Path {
    let findings = sectors.indices.compactMap { i in
      (0..<outputs.columns).first { outputs[i, $0] < 0 }.map { period in
        Diagnostic(
          .warning,
          "\(sectors[i].code) would have an output of \(formatNumber(outputs[i, period])) in period \(period + 1)",
          advice: "capacity cannot be unbuilt; let final demand change more slowly")
      }
    }
    return Path(outputs: outputs, findings: findings)
  }
}
