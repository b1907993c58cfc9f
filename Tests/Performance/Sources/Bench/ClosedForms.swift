import InputOutput
import LinearAlgebra

/// Closed forms beside one factorisation for each sector or cell, on a random table of a fixed seed.
enum ClosedForms {
  static func system(_ n: Int) throws -> LeontiefSystem {
    try LeontiefSystem(coefficients: coefficients(n), sectors: sectors(n))
  }

  static func sectors(_ n: Int) -> [Sector] { (0..<n).map { Sector(code: "s\($0)", nameZh: "", nameEn: "") } }

  /// Column sums of 0.6 at most.
  static func coefficients(_ n: Int) -> Matrix {
    var state: UInt64 = 42
    return Matrix(rows: n, columns: n).mapEntries { _, _, _ in
      state = state &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
      return Double(state >> 11) * 0x1p-53 * 1.2 / Double(n)
    }
  }

  /// Seconds for all complete extractions: closed, refactored.
  static func extraction(_ n: Int) throws -> (Double, Double) {
    let (a, f) = (coefficients(n), [Double](repeating: 10, count: n))
    let system = try system(n)
    let x = try system.outputs(for: f)
    var (closedLosses, losses): ([Double], [Double]) = ([], [])
    let closed = try seconds {
      closedLosses = try HypotheticalExtraction(system, outputs: x).losses(.complete)
    }
    let total = x.reduce(0, +)
    let refactored = try seconds {
      for j in 0..<n {
        let left = a.mapEntries { value, i, k in i == j || k == j ? 0 : value }
        var demand = f
        demand[j] = 0
        losses.append(total - (try LUFactorization(identity(less: left)).solve(demand)).reduce(0, +))
      }
    }
    check(closedLosses, losses)
    return (closed, refactored)
  }

  /// Seconds for the field of influence of all cells: closed, refactored.
  static func influence(_ n: Int) throws -> (Double, Double) {
    let a = coefficients(n)
    let system = try system(n)
    let change = 0.001
    var (closedForms, refactoredForms): ([Double], [Double]) = ([], [])
    let closed = try seconds { closedForms = try FieldOfInfluence(system, change: change).intensities.storage }
    let base = system.inverse()
    let refactored = try seconds {
      for j in 0..<n {
        for i in 0..<n {
          var changed = a
          changed[i, j] += change
          let moved = try LUFactorization(identity(less: changed)).inverse() - base
          refactoredForms.append(moved.storage.reduce(0) { $0 + $1 * $1 } / (change * change))
        }
      }
    }
    check(closedForms, refactoredForms)
    return (closed, refactored)
  }

  private static func identity(less a: Matrix) -> Matrix { Matrix.identity(a.rows) - a }

  /// A benchmark of a wrong answer says nothing.
  private static func check(_ a: [Double], _ b: [Double]) {
    for (p, q) in zip(a, b) where !((p - q).magnitude <= 1e-6 * max(1, q.magnitude)) {
      RawFile.stop("the closed form gives \(p), refactoring \(q)")
    }
  }
}
