import CSVText
import Diagnostics
import LinearAlgebra

/// Whether the spectral radius of A = r̂ Z ĉ is below 1, so that a non-negative output meets every demand; and if it is
/// not, which sectors use up what they make.
struct Productivity {
  let flows: Matrix
  let rowFactors: [Double]
  let columnFactors: [Double]
  let sectors: [Sector]

  /// For non-negative A, y = L 1 with y >= 1 is a proof: Ay = y - 1 < y for a positive y (Collatz-Wielandt); and where the
  /// radius is below 1, y = 1 + A1 + A²1 + … is at least 1. Negative coefficients (by-products) need the eigenvalues,
  /// unless the magnitudes alone are productive: the radius of |A| is no smaller.
  func holds(_ factors: LUFactors) -> Bool {
    let ones = [Double](repeating: 1, count: sectors.count)
    let hasNegative = flows.storage.contains { $0 < 0 } || (rowFactors + columnFactors).contains { $0 < 0 }
    guard hasNegative else {
      guard let outputs = try? factors.solve(Matrix(columns: [ones], rows: ones.count)) else { return false }
      return outputs.storage.allSatisfy { $0 >= 1 - 1e-9 }
    }
    if magnitudesAreProductive { return true }
    guard let radius = try? coefficients.spectralRadius() else { return false }
    return radius < 1
  }

  /// Whether |A|y < y for some y of the series 1 + |A|1 + |A|²1 + …, which proves that the radius of |A| is below 1.
  /// False only says that the proof was not found.
  private var magnitudesAreProductive: Bool {
    let magnitudes = coefficients.mapEntries { value, _, _ in value.magnitude }
    var y = [Double](repeating: 1, count: sectors.count)
    for _ in 0..<30 {
      let next = magnitudes.times(y)
      if zip(next, y).allSatisfy({ $0 < $1 }) { return true }
      y = next.map { 1 + $0 }
    }
    return false
  }

  private var coefficients: Matrix {
    flows.mapEntries { value, i, j in rowFactors[i] * value * columnFactors[j] }
  }

  func failure(reason: LinearAlgebraError?) -> InvalidInput {
    let coefficients = self.coefficients
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
