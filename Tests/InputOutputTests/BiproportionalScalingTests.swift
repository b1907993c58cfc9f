import Diagnostics
import InputOutput
import LinearAlgebra
import Testing

@Suite struct BiproportionalScalingTests {
  private func scaled(_ start: Matrix, rows: [Double], columns: [Double]) throws(InvalidInput) -> BiproportionalScaling
  {
    let names = ["A", "B", "C"]
    return try BiproportionalScaling(
      start, rows: (Array(names.prefix(start.rows)), rows), columns: (Array(names.prefix(start.columns)), columns))
  }

  private func messages(_ start: Matrix, rows: [Double], columns: [Double]) -> [String] {
    do throws(InvalidInput) {
      _ = try scaled(start, rows: rows, columns: columns)
      return []
    } catch { return error.diagnostics.map(\.oneLine) }
  }

  /// Miller & Blair (2009), section 7.4.2: coefficients of year 0, and outputs, intermediate sales and purchases of year 1.
  @Test func `the example of Miller and Blair gives their published coefficients`() throws {
    let coefficients = Matrix(rows: [[0.120, 0.100, 0.049], [0.210, 0.247, 0.265], [0.026, 0.249, 0.145]])
    let outputs = [421.0, 284, 283]
    let scaling = try scaled(
      coefficients.scalingColumns(by: outputs), rows: [245, 136, 159], columns: [251, 107, 182])
    let published = Matrix(
      rows: [
        [0.392423, 0.121879, 0.159633], [0.150899, 0.066149, 0.189700], [0.052877, 0.188733, 0.293776],
      ])
    let found = scaling.values.scalingColumns(by: outputs.map { 1 / $0 })
    for (a, b) in zip(found.storage, published.storage) { #expect(abs(a - b) < 5.1e-7) }
    for (sum, target) in zip(scaling.values.rowSums, [245.0, 136, 159]) { #expect(abs(sum - target) < 1e-12 * 540) }
    for (sum, target) in zip(scaling.values.columnSums, [251.0, 107, 182]) { #expect(abs(sum - target) < 1e-9) }
  }

  /// [[1, 2], [3, 4]] has the odds ratio 1 * 4 / (2 * 3) = 2/3, which scaling keeps. With rows of 5 and columns of 5 the
  /// matrix is [[a, 5 - a], [5 - a, a]] and a² / (5 - a)² = 2/3.
  @Test func `scaling keeps the odds ratio and reaches both sums`() throws {
    let values = try scaled(Matrix(rows: [[1, 2], [3, 4]]), rows: [5, 5], columns: [5, 5]).values
    let root = (2.0 / 3).squareRoot()
    let a = 5 * root / (1 + root)
    for (found, expected) in zip(values.storage, [a, 5 - a, 5 - a, a]) { #expect(abs(found - expected) < 1e-12) }
  }

  @Test func `zeros stay zero, and an empty row or column may have the sum 0`() throws {
    let values = try scaled(Matrix(rows: [[0, 2, 0], [1, 1, 0], [0, 0, 0]]), rows: [3, 5, 0], columns: [4, 4, 0]).values
    let expected: [Double] = [0, 4, 0, 3, 1, 0, 0, 0, 0]
    for (a, b) in zip(values.storage, expected) { #expect(abs(a - b) < 1e-12) }
  }

  private static let refused: [(Matrix, [Double], [Double], [String])] = [
    (
      Matrix(rows: [[1, 2], [3, -4]]), [5, 5], [5, 5],
      ["error: the entry of row B in column B is -4; only numbers of 0 or more can be scaled"]
    ),
    (
      Matrix(rows: [[1, 2], [3, 4]]), [5, 6], [5, 5],
      ["error: the columns are to hold 10, their rows 11; both must add up to the same"]
    ),
    (
      Matrix(rows: [[1, 2], [0, 0]]), [5, 5], [-1, 11],
      [
        "error: the sum of column A is -1; only numbers of 0 or more can be scaled",
        "error: row B is to hold 5, and all its entries are 0 at the start",
      ]
    ),
    // Row A can be served by column A alone, which is to hold less.
    (
      Matrix(rows: [[1, 0], [1, 1]]), [6, 4], [5, 5],
      [
        "error: the scaling does not converge: after 2000 rounds column A is still 1 off its 5; zeros stay zero in it, so "
          + "that some entries may be unable to reach their sums"
      ]
    ),
  ]

  @Test(arguments: refused)
  func `sums that cannot be reached are refused by name`(
    start: Matrix, rows: [Double], columns: [Double], expected: [String]
  ) {
    #expect(messages(start, rows: rows, columns: columns) == expected)
  }
}
