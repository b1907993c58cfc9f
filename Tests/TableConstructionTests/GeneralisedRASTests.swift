import Diagnostics
import InputOutput
import LinearAlgebra
import SeededNumbers
import Testing

@testable import TableConstruction

@Suite struct GeneralisedRASTests {
  private func scaled(_ start: Matrix, _ rows: [Double?], _ columns: [Double?]) throws(InvalidInput) -> GeneralisedRAS {
    try GeneralisedRAS(
      start, rows: zip(["a", "b", "c"], rows).map { .init($0, sum: $1) },
      columns: zip(["A", "B", "C", "D"], columns).map { .init($0, sum: $1) })
  }

  /// Junius & Oosterhaven (2003), Economic Systems Research 15, section 5: the table with negative entries and its update.
  @Test func `the example of Junius and Oosterhaven gives their table`() throws {
    let found = try scaled(
      Matrix(rows: [[7, 3, 5, -3], [2, 9, 8, 0], [-2, 0, 2, 0]]), [15, 26, -1], [9, 16, 17, -2])
    let published = Matrix(
      rows: [[8.424341, 3.375237, 5.200422, -2], [3.000998, 12.624763, 10.374239, 0], [-2.425339, 0, 1.425339, 0]])
    for (a, b) in zip(found.values.storage, published.storage) { #expect(abs(a - b) < 5.1e-7) }
    #expect(found.distance > 0)
  }

  /// Miller & Blair (2009), section 7.4.2.
  @Test func `without negative entries it is RAS, with the published coefficients`() throws {
    let outputs = [421.0, 284, 283]
    let start = Matrix(rows: [[0.120, 0.100, 0.049], [0.210, 0.247, 0.265], [0.026, 0.249, 0.145]])
      .scalingColumns(by: outputs)
    let found = try scaled(start, [245, 136, 159], [251, 107, 182]).values.scalingColumns(by: outputs.map { 1 / $0 })
    let published = Matrix(
      rows: [[0.392423, 0.121879, 0.159633], [0.150899, 0.066149, 0.189700], [0.052877, 0.188733, 0.293776]])
    for (a, b) in zip(found.storage, published.storage) { #expect(abs(a - b) < 5.1e-7) }
    let sibling = try BiproportionalScaling(
      start, rows: (["a", "b", "c"], [245, 136, 159]), columns: (["A", "B", "C"], [251, 107, 182]))
    #expect(gap(sibling.values.storage, try scaled(start, [245, 136, 159], [251, 107, 182]).values.storage) < 1e-10)
  }

  @Test(arguments: 1...20)
  func `a matrix that has its sums comes back unchanged, at no distance`(seed: Int) throws {
    var random = SeededNumbers(UInt64(seed))
    let (m, n) = (2 + seed % 7, 2 + seed % 5)
    let start = Matrix(
      columns: (0..<n).map { _ in (0..<m).map { _ in Double.random(in: -3...10, using: &random) } }, rows: m)
    let found = try GeneralisedRAS(
      start, rows: start.rowSums.enumerated().map { .init("row \($0)", sum: $1) },
      columns: start.columnSums.enumerated().map { .init("column \($0)", sum: $1) })
    #expect(gap(found.values.storage, start.storage) < 1e-12)
    #expect(abs(found.distance) < 1e-12)
  }

  /// With the derivative |a| ln z of the objective, the optimum has ln z = ±(ln r + ln s): no other matrix of these sums is
  /// nearer. Steps along the cycle (0,0), (0,1), (1,1), (1,0) keep all sums.
  @Test(arguments: 1...10)
  func `no matrix of the same sums is nearer to the start`(seed: Int) throws {
    var random = SeededNumbers(UInt64(100 + seed))
    let start = Matrix(
      columns: (0..<3).map { _ in (0..<3).map { _ in Double.random(in: -2...8, using: &random) } }, rows: 3)
    func sums(_ values: [Double]) -> [Double?] { values.map { 1.1 * $0 + 0.01 } }
    let found = try scaled(start, sums(start.rowSums), sums(start.columnSums))
    func distance(_ x: Matrix) -> Double {
      zip(x.storage, start.storage).reduce(0) { sum, pair in
        let z = pair.0 / pair.1
        return sum + pair.1.magnitude * (z * (logarithm(z) - 1) + 1)
      }
    }
    #expect(abs(distance(found.values) - found.distance) < 1e-12)
    for step in [1e-3, -1e-3] {
      var other = found.values
      other[0, 0] += step
      other[0, 1] -= step
      other[1, 1] += step
      other[1, 0] -= step
      #expect(distance(other) > found.distance)
    }
  }

  @Test func `a line of any sum keeps the factor 1`() throws {
    let found = try scaled(Matrix(rows: [[1, 2], [3, 4]]), [6, nil], [nil, nil])
    #expect(found.values == Matrix(rows: [[2, 4], [3, 4]]))
    #expect(found.rowFactors == [2, 1] && found.columnFactors == [1, 1])
  }

  @Test func `a row of negative entries alone reaches its sum, and one of the sum 0 becomes 0`() throws {
    let found = try scaled(Matrix(rows: [[-1, -3], [5, 7], [2, 1]]), [-8, 20, 0], [nil, nil])
    #expect(gap(found.values.storage, Matrix(rows: [[-2, -6], [20 * 5 / 12, 20 * 7 / 12], [0, 0]]).storage) < 1e-14)
  }

  private static let refused: [(Matrix, [Double], [Double], String)] = [
    (
      Matrix(rows: [[1, 2], [-3, 0]]), [-1, 4], [2, 1],
      """
      error: row a is to hold -1, and no entry of it is below 0 at the start; give it one, or the sum 0: the scaling changes \
      no sign and fills no zero
      error: row b is to hold 4, and no entry of it is above 0 at the start; give it one, or the sum 0: the scaling changes \
      no sign and fills no zero
      """
    ),
    (
      Matrix(rows: [[1, 0], [3, 0]]), [1, 4], [3, 2],
      "error: column B is to hold 2, and all its entries are 0 at the start; give it one, or the sum 0: the scaling changes "
        + "no sign and fills no zero"
    ),
    (
      Matrix(rows: [[1, 2], [3, 4]]), [5, 6], [5, 5],
      "error: the rows are to hold 11 in all, the columns 10; both must add up to the same; they differ by 1"
    ),
    (
      Matrix(rows: [[1, .nan], [3, 4]]), [5, 6], [5, 6],
      "error: the entry of row a, column B is NaN; write a finite number"
    ),
    // Row a can be served by column A alone, which is to hold less.
    (
      Matrix(rows: [[1, 0], [1, 1]]), [6, 4], [5, 5],
      "error: the scaling does not converge: after 5000 rounds row a is 1 off its 6, row b is 1 off its 4; zeros stay zero "
        + "and signs stay in it, so that the entries of these lines cannot reach their sums together; change the sums, or give "
        + "the start entries where it has none"
    ),
  ]

  @Test(arguments: refused)
  func `sums that cannot be reached are refused by name`(
    start: Matrix, rows: [Double], columns: [Double], expected: String
  ) {
    #expect(refusal { () throws(InvalidInput) in try scaled(start, rows, columns) } == expected)
  }
}
