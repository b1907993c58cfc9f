import LinearAlgebra

/// The gaps of a table's rows and columns beside what the rounding of its printed decimals explains.
struct TableBalance {
  /// x less everything the row names.
  let rowGaps: [Double]
  let rowTolerances: [Double]
  /// x less everything the column names.
  let columnGaps: [Double]
  let columnTolerances: [Double]
  /// Half a unit of the last printed decimal: the rounding of one figure.
  let halfUnit: Double

  init(_ table: InputOutputTable) {
    let (intermediate, x) = (table.intermediate, table.grossOutput)
    let (inputs, added, residual) = (intermediate.columnSums, table.totalValueAdded, table.residual)
    rowGaps = zip(residual, table.otherError).map(-)
    columnGaps = x.indices.map { x[$0] - inputs[$0] - added[$0] }
    let magnitudes = intermediate.mapEntries { value, _, _ in value.magnitude }
    let (used, made) = (magnitudes.rowSums, magnitudes.columnSums)
    halfUnit = table.roundingTolerance(terms: 1, size: 0)
    rowTolerances = x.indices.map { i in
      table.roundingTolerance(
        terms: x.count + table.finalDemand.count + 4,
        size: used[i] + table.finalDemand.map { $0.values[i] }.sumOfMagnitudes + x[i])
    }
    columnTolerances = x.indices.map { j in
      table.roundingTolerance(
        terms: x.count + table.valueAdded.count + 1,
        size: made[j] + table.valueAdded.map { $0.values[j] }.sumOfMagnitudes + x[j])
    }
  }

  /// The numbers of the rows and columns whose gaps rounding does not explain.
  var openRows: [Int] { rowGaps.indices.filter { rowGaps[$0].magnitude > rowTolerances[$0] } }
  var openColumns: [Int] { columnGaps.indices.filter { columnGaps[$0].magnitude > columnTolerances[$0] } }
}
