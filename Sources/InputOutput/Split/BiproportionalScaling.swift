public import Diagnostics
public import LinearAlgebra
import NumberText

/// A matrix that is nowhere negative, scaled alternately until its blocks and its columns have given sums: the biproportional
/// scaling RAS (Miller & Blair 2009, section 7.4), r̂ A ŝ, where every block is a row.
///
/// A block is the part of the matrix in one group of rows and one group of columns. Zeros stay zero and no sign changes.
public struct BiproportionalScaling: Sendable {
  /// The scaled matrix. Its blocks hold their sums; its columns hold theirs within `gap`.
  public let values: Matrix
  /// How often blocks and columns were scaled.
  public let rounds: Int
  /// The largest difference between a column and its sum that is left.
  public let gap: Double

  /// Scales rows and columns to given sums.
  /// - Throws: `InvalidInput` that names every negative number, rows and columns of different totals, every row without an
  ///   entry that could reach its sum, and the column that stays off where the scaling does not converge.
  public init(
    _ start: Matrix, rows: (labels: [String], sums: [Double]), columns: (labels: [String], sums: [Double])
  ) throws(InvalidInput) {
    let blocks = Blocks(
      rows: Array(0..<start.rows), columns: Array(repeating: 0, count: start.columns),
      sums: Matrix(columns: [rows.sums], rows: start.rows)
    ) { row, _ in
      "row \(rows.labels[row])"
    } totalName: { _ in
      "the columns"
    }
    try self.init(start, blocks: blocks, columns: columns)
  }

  /// The blocks of a matrix.
  struct Blocks {
    /// The group of each row and of each column.
    let rows: [Int]
    let columns: [Int]
    /// The sum of each block, one row for each group of rows.
    let sums: Matrix
    /// The names of a block, and of the columns of a group.
    let name: (_ row: Int, _ column: Int) -> String
    let totalName: (_ column: Int) -> String
  }

  private static let mostRounds = 2000

  /// Scales blocks and columns to given sums, as `init(_:rows:columns:)`.
  init(_ start: Matrix, blocks: Blocks, columns: (labels: [String], sums: [Double])) throws(InvalidInput) {
    precondition(blocks.rows.count == start.rows && blocks.columns.count == start.columns, "one group for each line")
    precondition(columns.sums.count == start.columns, "one sum for each column")
    let problems = Self.problems(start, blocks, columns)
    if !problems.isEmpty { throw InvalidInput(problems) }

    let (m, n, groups) = (start.rows, start.columns, blocks.sums.rows)
    // The last bits of a sum; the largest is the measure, since small lines take their share of its rounding.
    let largest = max(columns.sums.max() ?? 0, blocks.sums.storage.max() ?? 0)
    let tolerance = max(2e-14, 4 * Double(m) * .ulpOfOne) * largest
    var values = start.storage
    var factors = [Double](repeating: 0, count: groups * blocks.sums.columns)
    var (worst, gap, round) = (0, Double.infinity, 0)
    while true {
      round += 1
      for k in factors.indices { factors[k] = 0 }
      for j in 0..<n {
        let offset = blocks.columns[j] * groups
        for i in 0..<m { factors[offset + blocks.rows[i]] += values[i + j * m] }
      }
      for (k, sum) in blocks.sums.storage.enumerated() { factors[k] = factors[k] > 0 ? sum / factors[k] : 0 }
      (worst, gap) = (0, 0)
      var scales = columns.sums
      for j in 0..<n {
        let offset = blocks.columns[j] * groups
        var sum = 0.0
        for i in 0..<m {
          values[i + j * m] *= factors[offset + blocks.rows[i]]
          sum += values[i + j * m]
        }
        let difference = (sum - columns.sums[j]).magnitude
        if !(difference <= gap) { (worst, gap) = (j, difference) }
        scales[j] = sum > 0 ? columns.sums[j] / sum : 0
      }
      if gap <= tolerance { break }
      guard round < Self.mostRounds, gap.isFinite else {
        throw InvalidInput(
          .error(
            "the scaling does not converge: after \(round) rounds column \(columns.labels[worst]) is still "
              + "\(formatNumber(gap)) off its \(formatNumber(columns.sums[worst]))",
            advice: "zeros stay zero in it, so that some entries may be unable to reach their sums"))
      }
      for j in 0..<n {
        for i in 0..<m { values[i + j * m] *= scales[j] }
      }
    }
    self.values = Matrix(rows: m, columns: n, storage: values)
    (rounds, self.gap) = (round, gap)
  }

  private static func problems(
    _ start: Matrix, _ blocks: Blocks, _ columns: (labels: [String], sums: [Double])
  ) -> [Diagnostic] {
    var problems: [Diagnostic] = []
    // Names are made for numbers that are told only: there may be thousands.
    func negative(_ value: Double, _ name: @autoclosure () -> String) {
      if value >= 0, value.isFinite { return }
      problems.append(.error("\(name()) is \(formatNumber(value))", advice: "only numbers of 0 or more can be scaled"))
    }
    let groups = blocks.sums.rows
    var present = [Bool](repeating: false, count: blocks.sums.storage.count)
    var totals = [Double](repeating: 0, count: blocks.sums.columns)
    for j in 0..<start.columns {
      negative(columns.sums[j], "the sum of column \(columns.labels[j])")
      totals[blocks.columns[j]] += columns.sums[j]
      for i in 0..<start.rows {
        negative(
          start[i, j],
          "the entry of \(blocks.name(blocks.rows[i], blocks.columns[j])) in column \(columns.labels[j])")
        if start[i, j] > 0, columns.sums[j] > 0 { present[blocks.rows[i] + groups * blocks.columns[j]] = true }
      }
    }
    for column in 0..<blocks.sums.columns {
      for row in 0..<groups {
        let sum = blocks.sums[row, column]
        negative(sum, "the sum of \(blocks.name(row, column))")
        if sum > 0, !present[row + groups * column] {
          let name = blocks.name(row, column)
          problems.append(.error("\(name) is to hold \(formatNumber(sum)), and all its entries are 0 at the start"))
        }
      }
      let sum = blocks.sums.column(column).reduce(0, +)
      if (sum - totals[column]).magnitude > 1e-9 * max(sum.magnitude, totals[column].magnitude) {
        problems.append(
          .error(
            "\(blocks.totalName(column)) are to hold \(formatNumber(totals[column])), their rows \(formatNumber(sum))",
            advice: "both must add up to the same"))
      }
    }
    return problems
  }
}
