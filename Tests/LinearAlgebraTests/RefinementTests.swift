import LinearAlgebra
import SeededNumbers
import Testing

@Suite struct RefinementTests {
  @Test(arguments: [1, 5, 60])
  func `factors without their matrix solve with a product from elsewhere`(order: Int) throws {
    var random = SeededNumbers(UInt64(order))
    let (a, b) = (random.matrix(order, order), random.matrix(order, 3))
    let factors = try LUFactors(factoring: a)
    let plain = try factors.refinedSolution(of: b) { b - a.times($0) }
    #expect(plain.backwardError <= Double.ulpOfOne * 4)
    let residual = b - a.times(plain.values)
    #expect(residual.storage.allSatisfy { $0.magnitude < 1e-11 })
    let turned = try factors.refinedSolution(of: b, transposed: true) { b - a.transposedTimes($0) }
    #expect((b - a.transposed.times(turned.values)).storage.allSatisfy { $0.magnitude < 1e-11 })
    // dasum adds up in an order of its own.
    let sums = (0..<order).map {
      (a.column($0).reduce(0) { $0 + $1.magnitude }, a.row($0).reduce(0) { $0 + $1.magnitude })
    }
    #expect(abs(factors.oneNorm - (sums.map(\.0).max() ?? 0)) <= 1e-15 * factors.oneNorm)
    #expect(factors.infinityNorm == sums.map(\.1).max())
  }

  /// Wilkinson's matrix, on which partial pivoting lets the pivots grow to 2ⁿ⁻¹ and plain elimination loses its digits.
  @Test func `refinement repairs what growing pivots lose`() throws {
    let n = 50
    let a = Matrix(rows: n, columns: n).mapEntries { _, i, j in j == n - 1 || i == j ? 1 : i > j ? -1 : 0 }
    var random = SeededNumbers(9)
    let x = random.matrix(n, 1)
    let b = a.times(x)
    let factors = try LUFactors(factoring: a)
    let plain = try factors.solve(b)
    let refined = try factors.refinedSolution(of: b) { b - a.times($0) }
    func error(_ y: Matrix) -> Double { (x - y).largestMagnitude(inColumn: 0) }
    #expect(error(plain) > 1e-6)
    #expect(error(refined.values) < 1e-13)
    #expect(refined.refinements >= 1)
    #expect(refined.backwardError < 1e-15)
  }

  @Test(arguments: [5, 60, 200])
  func `a good solution is left as it is`(order: Int) throws {
    var random = SeededNumbers(UInt64(order))
    let noise = random.matrix(order, order)
    let a = Matrix.identity(order) - noise.mapEntries { value, _, _ in value.magnitude * 1.2 / Double(order) }
    let b = random.matrix(order, 4)
    let factors = try LUFactors(factoring: a)
    let solution = try factors.refinedSolution(of: b) { b - a.times($0) }
    #expect(solution.refinements == 0)
    #expect(solution.values == (try factors.solve(b)))
    let largest =
      (0..<4).map { j in
        let rest = b - a.times(solution.values)
        return rest.largestMagnitude(inColumn: j) / solution.values.largestMagnitude(inColumn: j)
      }.max() ?? .infinity
    #expect(largest <= Double(order).squareRoot() * 0x1p-53 * factors.infinityNorm)
  }

  @Test func `one poor column among good ones is refined`() throws {
    let a = Matrix(rows: [[4, 1], [2, 3]])
    let b = Matrix(rows: [[5, 1], [5, 0]])
    let factors = try LUFactors(factoring: Matrix(rows: [[4, 1], [2, 3 + 1e-9]]))
    // The factors are of a matrix beside a, as factors with rounding errors are; the residual is of a itself.
    let solution = try factors.refinedSolution(of: b) { b - a.times($0) }
    #expect(solution.refinements >= 1)
    #expect((b - a.times(solution.values)).storage.allSatisfy { $0.magnitude < 1e-15 })
  }

  @Test func `a condition beyond the rounding unit is refused by whoever asks for it`() throws {
    let factors = try LUFactors(factoring: Matrix(rows: [[1, 1], [1, 1 + 1e-16 * 3]]))
    let error = #expect(throws: LinearAlgebraError.self) { try factors.reciprocalCondition() }
    guard case .illConditioned(let condition) = error else {
      Issue.record("another error: \(String(describing: error))")
      return
    }
    #expect(condition < Double.ulpOfOne)
    #expect(try LUFactors(factoring: Matrix(rows: 0, columns: 0)).reciprocalCondition() == 1)
  }

  @Test func `factors say the norms and the condition of their matrix`() throws {
    let factors = try LUFactors(factoring: Matrix(rows: [[0, 2], [4, 1]]))
    #expect(factors.oneNorm == 4)
    #expect(factors.infinityNorm == 5)
    #expect(abs(try factors.reciprocalCondition() - 0.4) < 1e-14)
    #expect(throws: LinearAlgebraError.wrongShape(rows: 1, expected: 2)) { try factors.solve(Matrix(rows: [[1]])) }
  }

  @Test func `I less a scaled matrix is formed in one pass`() {
    let scaled = Matrix(rows: [[1, 2], [3, 4]]).subtractedFromIdentity(
      rowFactors: [1, 0.5], columnFactors: [0.1, 0.2])
    #expect(scaled == Matrix(rows: [[0.9, -0.4], [-0.15000000000000002, 0.6]]))
  }

  @Test func `eigenvalues come with the largest modulus first`() throws {
    #expect(try Matrix(rows: [[1, 0], [0, -3]]).eigenvalues().map(\.real) == [-3, 1])
    let rotation = try Matrix(rows: [[0, -1], [1, 0]]).eigenvalues()
    #expect(rotation == [Eigenvalue(real: 0, imaginary: 1), Eigenvalue(real: 0, imaginary: -1)])
    #expect(rotation.map(\.modulus) == [1, 1])
  }
}
