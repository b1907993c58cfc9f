import Diagnostics
import LinearAlgebra
import NumberText

/// Whether the spectral radius of A is below 1, so that a non-negative output meets every demand; and if it is not, which
/// sectors use up what they make.
struct Productivity {
  let coefficients: ScaledMatrix
  let sectors: [Sector]

  /// ‖I - A‖₁ ‖L‖₁ for a non-negative A that is proved to be productive on the way; nil where the proof fails.
  ///
  /// The proof is p = L'1 with p >= 1: A'p = p - 1 < p for a positive p (Collatz-Wielandt); and where the radius is below 1,
  /// p = 1 + A'1 + A'²1 + … is at least 1. L is non-negative then and p holds its column sums, so that the largest is
  /// ‖L‖₁ itself: one solve where an estimate takes several.
  /// - Throws: `.illConditioned`, by the bound of `LUFactors.reciprocalCondition`.
  func condition(_ factors: LUFactors) throws(LinearAlgebraError) -> Double? {
    let ones = Matrix(rows: sectors.count, columns: 1, repeating: 1)
    let sums = try factors.refinedSolution(of: ones, transposed: true) {
      coefficients.residual(of: $0, for: ones, transposed: true)
    }.values.storage
    guard sums.allSatisfy({ $0 >= 1 - 1e-9 }), let largest = sums.max() else { return sums.isEmpty ? 1 : nil }
    let condition = factors.oneNorm * largest
    guard 1 / condition >= Double.ulpOfOne else { throw .illConditioned(reciprocalCondition: 1 / condition) }
    return condition
  }

  /// Whether an A with negative coefficients (by-products) is productive: its magnitudes alone may be, whose radius is no
  /// smaller; otherwise the eigenvalues tell.
  var holdsDespiteNegatives: Bool {
    if magnitudesAreProductive { return true }
    guard let radius = try? coefficients.formed.spectralRadius() else { return false }
    return radius < 1
  }

  /// Whether |A|y < y for some y of the series 1 + |A|1 + |A|²1 + …, which proves that the radius of |A| is below 1.
  /// False only says that the proof was not found.
  private var magnitudesAreProductive: Bool {
    let magnitudes = ScaledMatrix(
      coefficients.matrix.mapEntries { value, _, _ in value.magnitude },
      rowFactors: coefficients.rowFactors.map(\.magnitude), columnFactors: coefficients.columnFactors.map(\.magnitude))
    var y = Matrix(rows: sectors.count, columns: 1, repeating: 1)
    for _ in 0..<30 {
      let next = magnitudes.times(y)
      if zip(next.storage, y.storage).allSatisfy({ $0 < $1 }) { return true }
      y = next.mapEntries { value, _, _ in 1 + value }
    }
    return false
  }

  func failure(reason: LinearAlgebraError?) -> InvalidInput {
    let coefficients = self.coefficients.formed
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
