public import Diagnostics
public import InputOutput
import LinearAlgebra
import NumberText

/// A table whose rows, columns and known totals are brought into line by GRAS over the whole of it: intermediate use, final
/// demand, imports and inflow as negative columns, and value added. Domestic and imported uses that a table has apart are
/// scaled as lines of their own.
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
    let ofDemand = zip(table.finalDemand, totals.finalDemand).map { ratio($1, $0.values) }
    let (ofImports, ofInflow) = (ratio(totals.imports, table.imports), ratio(totals.inflow, table.inflow))
    func scaled(_ columns: [[Double]]) -> [[Double]] {
      zip(columns, ofDemand).map { values, k in values.map { k * $0 } }
    }
    let start = try InputOutputTable(
      description: description, sectors: table.sectors, intermediate: table.intermediate.scalingColumns(by: ratios),
      finalDemand: zip(table.finalDemand, ofDemand).map { category, ratio in
        var category = category
        category.values = category.values.map { ratio * $0 }
        category.compensation *= ratio
        return category
      }, imports: table.imports.map { $0 * ofImports }, inflow: table.inflow.map { $0 * ofInflow },
      valueAdded: table.valueAdded.map { row in
        var row = row
        row.values = zip(row.values, ratios).map(*)
        return row
      },
      usesByOrigin: table.usesByOrigin.map { uses in
        UsesByOrigin(
          domesticIntermediate: uses.domesticIntermediate.scalingColumns(by: ratios),
          importedIntermediate: uses.importedIntermediate.scalingColumns(by: ratios),
          domesticDemand: scaled(uses.domesticDemand), importedDemand: scaled(uses.importedDemand))
      },
      importedInputs: table.importedInputs.map { row in
        ImportedInputs(
          inputs: zip(row.inputs, ratios).map(*), finalDemand: zip(row.finalDemand, ofDemand).map(*))
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
    let frame = try BalancingFrame(start, outputs: outputs, totals)
    scaling = try GeneralisedRAS(frame.matrix, rows: frame.rows, columns: frame.columns)
    self.table = try frame.table(scaling.values, description)
    let errors = table.residual
    let worst = errors.indices.max { errors[$0].magnitude < errors[$1].magnitude } ?? 0
    absorbed = (table.sectors[worst].code, errors[worst])
  }
}
