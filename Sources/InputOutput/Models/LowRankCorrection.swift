import LinearAlgebra

/// The correction that a change PQ' of A makes to solutions of the unchanged system, and whether its residual can be trusted.
struct LowRankCorrection: Sendable {
  let rank: Int
  private let base: LeontiefSystem
  private let p: Matrix
  private let q: Matrix
  /// W = LP and V = L'Q.
  private let w: Matrix
  private let v: Matrix
  /// I - Q'W.
  private let capacitance: LUFactorization
  private let staysNonNegative: Bool

  /// Nil where the correction costs as much as a fresh factorisation or its small matrix is singular.
  init?(_ base: LeontiefSystem, cells: [CoefficientChange]) {
    let n = base.sectors.count
    let rows = Set(cells.map(\.row)).sorted()
    let columns = Set(cells.map(\.column)).sorted()
    let isByRows = rows.count <= columns.count
    let touched = isByRows ? rows : columns
    guard touched.count <= max(1, n / 4) else { return nil }
    var units = Matrix(rows: n, columns: touched.count)
    var changes = units
    for (k, number) in touched.enumerated() { units[number, k] = 1 }
    for cell in cells {
      guard let k = touched.firstIndex(of: isByRows ? cell.row : cell.column) else { return nil }
      changes[isByRows ? cell.column : cell.row, k] = cell.change
    }
    (p, q) = isByRows ? (units, changes) : (changes, units)
    guard let w = try? base.outputs(for: p), let v = try? base.multipliers(ofColumns: q),
      let small = try? LUFactorization(Matrix.identity(touched.count) - q.transposedTimes(w))
    else { return nil }
    (self.w, self.v, capacitance) = (w, v, small)
    (self.base, rank) = (base, touched.count)
    staysNonNegative =
      base.isNonNegative && cells.allSatisfy { base.coefficient($0.row, $0.column) + $0.change >= 0 }
  }

  /// Whether the changed economy is known to be productive (non-negative, with outputs of at least one for a demand of one
  /// everywhere) and solved to the rounding unit.
  var isAcceptable: Bool {
    let ones = Matrix(rows: base.sectors.count, columns: 1, repeating: 1)
    guard staysNonNegative, let outputs = try? solve(ones, transposed: false),
      (try? solve(ones, transposed: true)) != nil
    else { return false }
    return outputs.storage.allSatisfy { $0 >= 1 - 1e-9 }
  }

  /// The solution, refined once; nil if its residual is above the rounding unit.
  func solve(_ rightHandSides: Matrix, transposed: Bool) throws(LinearAlgebraError) -> Matrix? {
    let first = try uncorrected(rightHandSides, transposed)
    let refined = first + (try uncorrected(rightHandSides - product(first, transposed), transposed))
    let residual = rightHandSides - product(refined, transposed)
    for j in 0..<refined.columns {
      let size = 2 * refined.largestMagnitude(inColumn: j) + rightHandSides.largestMagnitude(inColumn: j)
      guard residual.largestMagnitude(inColumn: j) <= 16 * Double.ulpOfOne * size else { return nil }
    }
    return refined
  }

  private func uncorrected(_ b: Matrix, _ transposed: Bool) throws(LinearAlgebraError) -> Matrix {
    if transposed {
      let z = try base.multipliers(ofColumns: b)
      return z + v.times(try capacitance.solveTransposed(p.transposedTimes(z)))
    }
    let y = try base.outputs(for: b)
    return y + w.times(try capacitance.solve(q.transposedTimes(y)))
  }

  private func product(_ x: Matrix, _ transposed: Bool) -> Matrix {
    transposed
      ? base.netValues(of: x) - q.times(p.transposedTimes(x))
      : base.netOutputs(of: x) - p.times(q.transposedTimes(x))
  }
}
