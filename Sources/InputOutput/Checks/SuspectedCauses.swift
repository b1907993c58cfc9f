import CSVText
import Diagnostics
import LinearAlgebra

extension InputOutputTable {
  /// What would make a table that does not balance balance: intermediate use transposed, or one part, row, column or figure
  /// in a unit that is off by a power of ten. Said, never applied.
  func suspectedCauses() -> [Diagnostic] {
    let balance = TableBalance(self)
    if isTransposed(balance) {
      return [
        .error(
          "the table balances with intermediate use transposed",
          advice: "a row must hold what its sector sells, a column what it buys")
      ]
    }
    let (rows, columns) = (balance.openRows, balance.openColumns)
    if rows.isEmpty && columns.isEmpty { return [] }
    for power in [1, -1, 2, -2, 3, -3, 4, -4, 5, -5, 6, -6, 7, -7, 8, -8] {
      let factor = Self.powerOfTen(power)
      let found = parts().first { part in part.closes(balance, rows, columns, factor: factor) }
      guard let found else { continue }
      return [
        .error(
          at: found.line.flatMap { locations?.rows[$0] },
          "the table balances with \(found.name) times \(formatNumber(factor))", advice: "look at the unit it is in")
      ]
    }
    return []
  }

  private func isTransposed(_ balance: TableBalance) -> Bool {
    let x = grossOutput.indices
    let (across, down) = (intermediate.rowSums, intermediate.columnSums)
    return x.allSatisfy { i in
      (balance.rowGaps[i] + across[i] - down[i]).magnitude <= balance.rowTolerances[i]
        && (balance.columnGaps[i] + down[i] - across[i]).magnitude <= balance.columnTolerances[i]
    }
  }

  private static func powerOfTen(_ power: Int) -> Double {
    let whole = (0..<power.magnitude).reduce(1.0) { product, _ in product * 10 }
    return power < 0 ? 1 / whole : whole
  }

  /// Parts of the table, the largest first, then the open rows' single figures: what each adds to the gaps of rows and
  /// columns.
  private func parts() -> [SuspectedPart] {
    let (across, down) = (intermediate.rowSums, intermediate.columnSums)
    let zeros = grossOutput.map { _ in 0.0 }
    func negative(_ values: [Double]) -> [Double] { values.map { -$0 } }
    var parts = [
      SuspectedPart(name: "gross output", rows: grossOutput, columns: grossOutput),
      SuspectedPart(name: "intermediate use", rows: negative(across), columns: negative(down)),
      SuspectedPart(name: "imports", rows: imports, columns: zeros),
      SuspectedPart(name: "inflow", rows: inflow, columns: zeros),
    ]
    parts += finalDemand.map { SuspectedPart(name: "'\($0.code)'", rows: negative($0.values), columns: zeros) }
    parts += valueAdded.map { SuspectedPart(name: "'\($0.code.rawValue)'", rows: zeros, columns: negative($0.values)) }
    func single(_ name: String, row: Int?, column: Int?, _ value: Double) -> SuspectedPart {
      var (rows, columns) = (zeros, zeros)
      if let row { rows[row] = value }
      if let column { columns[column] = value }
      return SuspectedPart(name: name, rows: rows, columns: columns, line: row ?? column)
    }
    for k in sectors.indices {
      let code = sectors[k].code
      parts.append(single("the output of \(code)", row: k, column: k, grossOutput[k]))
      for category in finalDemand {
        parts.append(single("'\(category.code)' of \(code)", row: k, column: nil, -category.values[k]))
      }
      parts.append(single("imports of \(code)", row: k, column: nil, imports[k]))
      parts.append(single("inflow of \(code)", row: k, column: nil, inflow[k]))
      for row in valueAdded {
        parts.append(single("'\(row.code.rawValue)' of \(code)", row: nil, column: k, -row.values[k]))
      }
    }
    let balance = TableBalance(self)
    for i in balance.openRows {
      for j in balance.openColumns where i != j || intermediate[i, j] != 0 {
        let name = "the use of \(sectors[i].code) by \(sectors[j].code)"
        parts.append(single(name, row: i, column: j, -intermediate[i, j]))
      }
    }
    return parts
  }
}

/// A part of a table that may be in the wrong unit.
private struct SuspectedPart {
  var name: String
  /// What it adds to x less the uses of each row, and to x less the inputs of each column.
  var rows: [Double]
  var columns: [Double]
  /// The sector whose line it stands in, for single figures.
  var line: Int?

  /// Whether every open gap closes and no other opens when the part is multiplied.
  func closes(_ balance: TableBalance, _ openRows: [Int], _ openColumns: [Int], factor: Double) -> Bool {
    guard openRows.allSatisfy({ rows[$0] != 0 }), openColumns.allSatisfy({ columns[$0] != 0 }) else { return false }
    // Multiplied figures carry their rounding along, which must not be what closes the gap.
    let slack = max(1, factor)
    func closed(_ gaps: [Double], _ tolerances: [Double], _ part: [Double], _ open: [Int]) -> Bool {
      open.allSatisfy { slack * tolerances[$0] <= 0.1 * gaps[$0].magnitude }
        && gaps.indices.allSatisfy { k in
          (gaps[k] + (factor - 1) * part[k]).magnitude <= (part[k] == 0 ? 1 : slack) * tolerances[k]
        }
    }
    return closed(balance.rowGaps, balance.rowTolerances, rows, openRows)
      && closed(balance.columnGaps, balance.columnTolerances, columns, openColumns)
  }
}
