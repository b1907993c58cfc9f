import Diagnostics
import LinearAlgebra
import NumberText

extension InputOutputTable {
  /// The one change that would make a table balance: intermediate use transposed, or one part, line or figure in a unit that
  /// is off by a power of ten or of the wrong sign. Said, never applied.
  func suspectedCauses(_ balance: TableBalance) -> [Diagnostic] {
    if balance.openRows.isEmpty && balance.openColumns.isEmpty { return [] }
    if isTransposed(balance) {
      return [
        .error(
          "the table balances with intermediate use transposed",
          advice: "a row must hold what its sector sells, a column what it buys")
      ]
    }
    // Each kind is looked through only where the larger parts explain nothing.
    let kinds = [wholeParts, { self.singleFigures(balance) }, { self.sectorLines(balance) }]
    for kind in kinds {
      for part in kind() {
        guard let factor = part.closingFactor(balance) else { continue }
        let advice =
          factor < 0
          ? "rows subtract what comes from outside, so it is stored as positive figures" : "look at the unit it is in"
        // Without a place, for messages are sorted by place, and this one is to be read first.
        return [
          .error("the table balances with \(part.name) times \(formatNumber(factor))", advice: advice)
        ]
      }
    }
    return []
  }

  private func isTransposed(_ balance: TableBalance) -> Bool {
    let x = grossOutput.indices
    let (across, down) = (intermediateSales, intermediateInputs)
    return x.allSatisfy { i in
      (balance.rowGaps[i] + across[i] - down[i]).magnitude <= balance.rowTolerances[i]
        && (balance.columnGaps[i] + down[i] - across[i]).magnitude <= balance.columnTolerances[i]
    }
  }

  /// Parts that all sectors have.
  private func wholeParts() -> [SuspectedPart] {
    func all(_ values: [Double], subtracted: Bool = false) -> [Int: Double] {
      Dictionary(
        uniqueKeysWithValues: values.indices.filter { values[$0] != 0 }.map {
          ($0, subtracted ? -values[$0] : values[$0])
        })
    }
    let demand = finalDemand.reduce(grossOutput.map { _ in 0.0 }) { sum, category in zip(sum, category.values).map(+) }
    let bought = zip(imports, inflow).map(+)
    var parts = [
      SuspectedPart(name: "gross output", rows: all(grossOutput), columns: all(grossOutput)),
      SuspectedPart(
        name: "intermediate use", rows: all(intermediateSales, subtracted: true),
        columns: all(intermediateInputs, subtracted: true), terms: sectors.count),
      SuspectedPart(name: "imports", rows: all(imports), isSubtracted: true),
      SuspectedPart(name: "inflow", rows: all(inflow), isSubtracted: true),
      SuspectedPart(name: "imports and inflow", rows: all(bought), terms: 2, isSubtracted: true),
    ]
    parts += finalDemand.map { SuspectedPart(name: "'\($0.code)'", rows: all($0.values, subtracted: true)) }
    parts += valueAdded.map { SuspectedPart(name: "'\($0.code.rawValue)'", columns: all($0.values, subtracted: true)) }
    if finalDemand.count > 1 {
      parts.append(
        SuspectedPart(name: "all final demand", rows: all(demand, subtracted: true), terms: finalDemand.count))
    }
    if (bought + otherError).contains(where: { $0 != 0 }) {
      let used = sectors.indices.map { demand[$0] - bought[$0] + otherError[$0] }
      parts.append(
        SuspectedPart(
          name: "all final demand, imports and inflow", rows: all(used, subtracted: true),
          terms: finalDemand.count + 3))
    }
    if valueAdded.count > 1 {
      parts.append(
        SuspectedPart(
          name: "all value added", columns: all(totalValueAdded, subtracted: true), terms: valueAdded.count))
    }
    return parts
  }

  /// The figures in the row and the column that do not balance, of which there can be one each.
  private func singleFigures(_ balance: TableBalance) -> [SuspectedPart] {
    let (rows, columns) = (balance.openRows, balance.openColumns)
    guard rows.count < 2, columns.count < 2, let k = rows.first ?? columns.first else { return [] }
    func single(_ name: String, row: Int?, column: Int?, _ value: Double) -> SuspectedPart {
      SuspectedPart(
        name: name, rows: row.map { [$0: value] } ?? [:], columns: column.map { [$0: value] } ?? [:],
        line: row ?? column)
    }
    let code = sectors[k].code
    var parts = [single("the output of \(code)", row: k, column: k, grossOutput[k])]
    parts += finalDemand.map { single("'\($0.code)' of \(code)", row: k, column: nil, -$0.values[k]) }
    parts.append(single("imports of \(code)", row: k, column: nil, imports[k]))
    parts.append(single("inflow of \(code)", row: k, column: nil, inflow[k]))
    parts += valueAdded.map { single("'\($0.code.rawValue)' of \(code)", row: nil, column: k, -$0.values[k]) }
    if let row = rows.first, let column = columns.first {
      let name = "the use of \(sectors[row].code) by \(sectors[column].code)"
      parts.append(single(name, row: row, column: column, -intermediate[row, column]))
    }
    return parts
  }

  /// Rows and columns of single sectors, whole and in part. A row opens no other row than its own, and where not even that,
  /// because its output went along, the column of its output most of all; columns likewise. So few sectors are looked at.
  private func sectorLines(_ balance: TableBalance) -> [SuspectedPart] {
    func widest(_ lines: [Int], _ gaps: [Double]) -> [Int] {
      Array(lines.sorted { gaps[$0].magnitude > gaps[$1].magnitude }.prefix(3))
    }
    let (rows, columns) = (balance.openRows, balance.openColumns)
    let rowSectors = rows.isEmpty ? widest(columns, balance.columnGaps) : rows.count == 1 ? rows : []
    let columnSectors = columns.isEmpty ? widest(rows, balance.rowGaps) : columns.count == 1 ? columns : []
    let inputs = intermediateInputs
    return rowSectors.flatMap { rowParts($0, balance) }
      + columnSectors.flatMap { columnParts($0, balance, inputs: inputs[$0]) }
  }

  private func rowParts(_ k: Int, _ balance: TableBalance) -> [SuspectedPart] {
    let (code, x, sold) = (sectors[k].code, grossOutput[k], intermediate.row(k))
    let uses = entries(sold)
    var withOutput = uses
    withOutput[k] = x - sold[k]
    let terms = sectors.count + finalDemand.count + 4
    return [
      SuspectedPart(
        name: "the row \(code)", rows: [k: balance.rowGaps[k]], columns: withOutput, terms: terms, line: k),
      SuspectedPart(
        name: "the row \(code) without its output", rows: [k: balance.rowGaps[k] - x], columns: uses, terms: terms,
        line: k),
      SuspectedPart(
        name: "the intermediate uses of \(code)", rows: [k: -sold.reduce(0, +)], columns: uses, terms: terms, line: k),
    ]
  }

  private func columnParts(_ k: Int, _ balance: TableBalance, inputs: Double) -> [SuspectedPart] {
    let (code, x, bought) = (sectors[k].code, grossOutput[k], intermediate.column(k))
    let uses = entries(bought)
    var withOutput = uses
    withOutput[k] = x - bought[k]
    let terms = sectors.count + valueAdded.count + 1
    return [
      SuspectedPart(
        name: "the column \(code)", rows: uses, columns: [k: balance.columnGaps[k] - x], terms: terms, line: k),
      SuspectedPart(
        name: "the column \(code) and its output", rows: withOutput, columns: [k: balance.columnGaps[k]], terms: terms,
        line: k),
      SuspectedPart(
        name: "the intermediate inputs of \(code)", rows: uses, columns: [k: -inputs], terms: terms, line: k),
    ]
  }

  private func entries(_ values: [Double]) -> [Int: Double] {
    Dictionary(uniqueKeysWithValues: values.indices.filter { values[$0] != 0 }.map { ($0, -values[$0]) })
  }
}
