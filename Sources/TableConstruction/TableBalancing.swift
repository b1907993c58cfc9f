public import Diagnostics
public import InputOutput
import LinearAlgebra
import NumberText

/// A table whose rows, columns and known totals are brought into line by GRAS over the whole of it: intermediate use, final
/// demand, imports and inflow as negative columns, and value added.
///
/// A table that balances and has its totals comes out as it went in. The error column is spread over the cells.
public struct BalancedTable: Sendable {
  public let table: InputOutputTable
  public let scaling: GeneralisedRAS
  /// The largest magnitude of an error that was in a row, and that row's code.
  public let absorbed: (code: String, error: Double)

  /// Balances a table to its own outputs, where the totals name no others.
  /// - Throws: `InvalidInput` as `GeneralisedRAS`; rows and columns are named as the table has them.
  public init(balancing table: InputOutputTable, to totals: TableTotals? = nil) throws(InvalidInput) {
    let totals = totals ?? TableTotals(of: table, citation: "")
    var description = table.description
    if !totals.citation.isEmpty { description.citation += "; totals: \(totals.citation)" }
    description.citation += "; balanced by GRAS (Junius & Oosterhaven 2003, Lenzen et al. 2007)"
    let outputs = zip(totals.outputs, table.grossOutput).map { $0 ?? $1 }
    try self.init(table, description, start: table, outputs: outputs, totals)
  }

  /// Projects a table to a year whose totals are known, an output for each sector among them: coefficients as a start.
  /// - Throws: `InvalidInput` that names sectors without a total and sectors that are to have an output and have no inputs
  ///   to start from, and as `GeneralisedRAS`.
  public init(projecting table: InputOutputTable, to year: Int, _ totals: TableTotals) throws(InvalidInput) {
    let missing = totals.sectorsWithoutTotal(table)
    guard missing.isEmpty else {
      throw InvalidInput(
        .error(
          "the totals name no output for \(missing.joined(separator: ", "))",
          advice: "give every sector's output in \(year)"))
    }
    let outputs = totals.outputs.map { $0 ?? 0 }
    let idle = table.sectors.indices.filter { table.grossOutput[$0] == 0 && outputs[$0] > 0 }
    guard idle.isEmpty else {
      throw InvalidInput(
        idle.map { i in
          .error(
            "\(table.sectors[i].code) is to have an output of \(formatNumber(outputs[i])), and has none in the table",
            advice: "give it inputs and sales in the table first: a projection starts from them")
        })
    }
    var description = table.description
    description.titleEn += ", projected to \(year)"
    description.titleZh += "，推算至\(year)年"
    description.citation +=
      "; projected from \(description.year) to \(year) by GRAS (Junius & Oosterhaven 2003, Lenzen et al. 2007), totals: "
      + totals.citation
    description.year = year
    let ratios = zip(outputs, table.grossOutput).map { $1 == 0 ? 1 : $0 / $1 }
    let before = table.grossOutput.reduce(0, +)
    let growth = before == 0 ? 1 : outputs.reduce(0, +) / before
    func ratio(_ total: Double?, _ values: [Double]) -> Double {
      let sum = values.reduce(0, +)
      // A total of the other sign says nothing of the size of the entries.
      guard let total, sum != 0, total / sum > 0 else { return growth }
      return total / sum
    }
    let start = try InputOutputTable(
      description: description, sectors: table.sectors, intermediate: table.intermediate.scalingColumns(by: ratios),
      finalDemand: zip(table.finalDemand, totals.finalDemand).map { category, total in
        var category = category
        let ratio = ratio(total, category.values)
        category.values = category.values.map { ratio * $0 }
        category.compensation *= ratio
        return category
      }, imports: table.imports.map { $0 * ratio(totals.imports, table.imports) },
      inflow: table.inflow.map { $0 * ratio(totals.inflow, table.inflow) },
      valueAdded: table.valueAdded.map { row in
        var row = row
        row.values = zip(row.values, ratios).map(*)
        return row
      },
      extensions: table.extensions.map { row in
        var row = row
        row.values = zip(row.values, ratios).map(*)
        return row
      }, grossOutput: outputs)
    try self.init(table, description, start: start, outputs: outputs, totals)
  }

  private init(
    _ table: InputOutputTable, _ description: TableDescription, start: InputOutputTable, outputs: [Double],
    _ totals: TableTotals
  ) throws(InvalidInput) {
    let (n, c, k) = (table.sectors.count, table.finalDemand.count, table.valueAdded.count)
    // Value added that is given stays as it is: its cells are taken out, and the column is to hold the rest.
    let given = totals.valueAddedOfSectors
    let paid = start.totalValueAdded
    let ratios = given.indices.map { j in given[j].map { paid[j] == 0 ? 1 : $0 / paid[j] } }
    let unpaid = given.indices.filter { (given[$0] ?? 0) != 0 && paid[$0] == 0 }
    if !unpaid.isEmpty {
      throw InvalidInput(
        unpaid.map { j in
          .error(
            "\(table.sectors[j].code) is to have a value added of \(formatNumber(given[j] ?? 0)), and has none to start from",
            advice: "leave its value_added empty, or give the table some")
        })
    }
    var frame = Matrix(rows: n + k, columns: n + c + 2)
    for j in 0..<n {
      for i in 0..<n { frame[i, j] = start.intermediate[i, j] }
      for (r, row) in start.valueAdded.enumerated() where given[j] == nil { frame[n + r, j] = row.values[j] }
    }
    for i in 0..<n {
      for (f, category) in start.finalDemand.enumerated() { frame[i, n + f] = category.values[i] }
      frame[i, n + c] = -start.imports[i]
      frame[i, n + c + 1] = -start.inflow[i]
    }
    func fixed(_ row: ValueAddedRow) -> Double {
      (0..<n).reduce(0) { $0 + (ratios[$1] ?? 0) * row.values[$1] }
    }
    let rows =
      zip(table.sectors, outputs).map { GeneralisedRAS.Line($0.code, sum: $1) }
      + zip(start.valueAdded, totals.valueAdded).map { row, total in
        GeneralisedRAS.Line(row.code.rawValue, sum: total.map { $0 - fixed(row) })
      }
    let columns =
      zip(table.sectors, zip(outputs, given)).map { GeneralisedRAS.Line($0.code, sum: $1.0 - ($1.1 ?? 0)) }
      + zip(table.finalDemand, totals.finalDemand).map { GeneralisedRAS.Line($0.code, sum: $1) }
      + [.init("imports", sum: totals.imports.map { -$0 }), .init("inflow", sum: totals.inflow.map { -$0 })]
    scaling = try GeneralisedRAS(frame, rows: rows, columns: columns)
    let values = scaling.values
    var settled = description
    settled.unroundedDigits = computedDigits
    self.table = try InputOutputTable(
      description: settled, sectors: table.sectors,
      intermediate: Matrix(columns: (0..<n).map { Array(values.column($0)[..<n]) }, rows: n),
      finalDemand: start.finalDemand.enumerated().map { f, category in
        var category = category
        category.values = Array(values.column(n + f)[..<n])
        return category
      }, imports: values.column(n + c)[..<n].map { 0 - $0 }, inflow: values.column(n + c + 1)[..<n].map { 0 - $0 },
      valueAdded: start.valueAdded.enumerated().map { r, row in
        var row = row
        row.values = (0..<n).map { j in ratios[j].map { $0 * row.values[j] } ?? values[n + r, j] }
        return row
      }, extensions: start.extensions, grossOutput: outputs)
    let errors = table.residual
    let worst = errors.indices.max { errors[$0].magnitude < errors[$1].magnitude } ?? 0
    absorbed = (table.sectors[worst].code, errors[worst])
  }
}
