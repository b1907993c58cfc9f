import LinearAlgebra

/// The gaps of a table's rows and columns, and how much of them the rounding of its figures explains.
struct TableBalance {
  /// x less all parts of the row.
  let rowGaps: [Double]
  let rowTolerances: [Double]
  /// x less all parts of the column.
  let columnGaps: [Double]
  let columnTolerances: [Double]
  /// Half a unit of the last printed decimal: the rounding of one figure.
  let halfUnit: Double
  /// The share of an unrounded figure that is rounding.
  let relativeRounding: Double

  init(_ table: InputOutputTable) {
    let x = table.grossOutput
    let (inputs, added, residual) = (table.intermediateInputs, table.totalValueAdded, table.residual)
    rowGaps = zip(residual, table.otherError).map(-)
    let imported = table.importedInputs?.inputs
    columnGaps = x.indices.map { x[$0] - inputs[$0] - added[$0] - (imported?[$0] ?? 0) }
    let (used, made) = table.intermediate.magnitudeSums
    let demanded = Self.sizes(table.finalDemand.map(\.values) + [table.imports, table.inflow], used)
    let paid = Self.sizes(table.valueAdded.map(\.values), made)
    halfUnit = table.roundingTolerance(terms: 1, size: 0)
    relativeRounding = table.relativeRounding
    // Two printed figures make up each entry of a table that tells origins apart.
    let blocks = table.usesByOrigin == nil ? 1 : 2
    rowTolerances = x.indices.map { i in
      table.roundingTolerance(terms: x.count + table.finalDemand.count + 4, size: demanded[i] + x[i])
    }
    columnTolerances = x.indices.map { j in
      table.roundingTolerance(terms: blocks * x.count + table.valueAdded.count + 1, size: paid[j] + x[j])
    }
  }

  /// The magnitudes of parts added up over these sums.
  private static func sizes(_ parts: [[Double]], _ sums: [Double]) -> [Double] {
    parts.reduce(sums) { sums, part in zip(sums, part).map { $0 + $1.magnitude } }
  }

  /// The numbers of the rows and columns whose gaps rounding does not explain.
  var openRows: [Int] { rowGaps.indices.filter { rowGaps[$0].magnitude > rowTolerances[$0] } }
  var openColumns: [Int] { columnGaps.indices.filter { columnGaps[$0].magnitude > columnTolerances[$0] } }
}

extension InputOutputTable {
  /// Whether what rows name adds up to outputs within the rounding of the figures.
  package var rowsBalance: Bool { TableBalance(self).openRows.isEmpty }
}
