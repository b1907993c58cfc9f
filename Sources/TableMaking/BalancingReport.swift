import CSVText
package import Diagnostics
import InputOutput
import NumberText
import SimulationKit
import TableAnalysis
import TableConstruction

extension TableReport {
  /// The table with rows and columns that balance, by GRAS, and without an error column.
  /// - Parameter totalsFile: totals that it is to have; its own outputs where the file names none.
  package func balanced(totals totalsFile: String?) throws(InvalidInput) -> ConstructedTable {
    let totals = try totalsFile.map { path throws(InvalidInput) in
      try TableTotals.read(bytes: CSVFile.contents(of: path), file: path, for: table)
    }
    let balanced = try BalancedTable(balancing: table, to: totals)
    let subject = say("Balanced table", "平衡后的投入产出表")
    return try ConstructedTable(
      answer(balanced, subject: subject, citing: totals), balanced.table, tolerating: faultsOfMade)
  }

  /// The table of another year, from totals of that year.
  package func projected(to year: Int, totals totalsFile: String) throws(InvalidInput) -> ConstructedTable {
    try table.requireYear(for: "a projection")
    guard year > table.description.year else {
      throw InvalidInput(
        .error(
          "--year is \(year), and the table is one of \(table.description.year)",
          advice: "write a later year; 'table balance' takes totals of the table's own"))
    }
    let totals = try TableTotals.read(bytes: CSVFile.contents(of: totalsFile), file: totalsFile, for: table)
    let projected = try BalancedTable(projecting: table, to: year, totals)
    let subject = say("Table projected to \(year)", "推算至\(year)年的投入产出表")
    return try ConstructedTable(
      answer(projected, subject: subject, citing: totals), projected.table, tolerating: faultsOfMade)
  }

  private func answer(_ made: BalancedTable, subject: String, citing totals: TableTotals?) -> TableAnswer {
    let unit = table.description.unit
    let isApart = table.usesByOrigin != nil
    var rows = FigureTable(
      sectorColumns + [
        .number("output_before", say("Output before", "原产出"), decimals: moneyDecimals),
        .number("output", say("Output", "产出"), decimals: moneyDecimals),
        .number("error_before", say("Error before", "原误差"), decimals: moneyDecimals),
        .number("row_factor", say("Row factor r", "行乘数 r"), decimals: 4),
      ]
        + (isApart ? [.number("imported_row_factor", say("r, imported", "进口行乘数"), decimals: 4)] : [])
        + [.number("column_factor", say("Column factor s", "列乘数 s"), decimals: 4)])
    let (before, after, errors) = (table.grossOutput, made.table.grossOutput, table.residual)
    for j in table.sectors.indices {
      rows.add(
        labels(j),
        [before[j], after[j], errors[j], made.scaling.rowFactors[j]]
          + (isApart ? [made.scaling.rowFactors[table.sectors.count + j]] : []) + [made.scaling.columnFactors[j]])
    }
    rows.addFooter(
      ["", say("sum", "合计")],
      [before.reduce(0, +), after.reduce(0, +), errors.reduce(0, +), nil, nil] + (isApart ? [nil] : []))
    var columns = FigureTable([
      .text("code", say("Column", "列")), .number("before", say("Total before", "原合计"), decimals: moneyDecimals),
      .number("after", say("Total", "合计"), decimals: moneyDecimals),
      .number("factor", say("Factor s", "乘数 s"), decimals: 4),
    ])
    func add(_ code: String, _ old: [Double], _ new: [Double], _ place: Int) {
      guard old.contains(where: { $0 != 0 }) else { return }
      columns.add([code], [old.reduce(0, +), new.reduce(0, +), made.scaling.columnFactors[place]])
    }
    let (n, c) = (table.sectors.count, table.finalDemand.count)
    for (k, pair) in zip(table.finalDemand, made.table.finalDemand).enumerated() {
      add(pair.0.code, pair.0.values, pair.1.values, n + k)
    }
    add("imports", table.imports, made.table.imports, n + c)
    add("inflow", table.inflow, made.table.inflow, n + c + 1)
    let (rounds, distance) = (made.scaling.rounds, formatNumber(inFileDigits(made.scaling.distance)))
    var notes = [
      say(
        "GRAS (Junius & Oosterhaven 2003): zeros and signs stay; the objective of Lenzen et al. (2007), the sum of "
          + "|a| (z ln(z/e) + 1) over all entries with z = new / old, is \(distance) \(unit). \(rounds) rounds.",
        "GRAS法（Junius和Oosterhaven 2003）：零元素与符号不变；目标函数按Lenzen等（2007），即各元素|a|(z ln(z/e)+1)之和（z为新旧之比），"
          + "为\(distance)（\(unit)）；迭代\(rounds)轮。"),
      say(
        "The rows of value added and the columns of final demand, imports and inflow keep factor 1 where no total is given.",
        "未给出合计的增加值各行及最终使用、进口、调入各列，乘数保持为1。"), source,
    ]
    if isApart {
      notes.append(
        say(
          "Domestic and imported uses are lines of their own; what is imported of a product is what its imported uses add up "
            + "to.", "国产使用与进口使用各自成行；各产品的进口等于其进口使用之和。"))
    }
    if let totals { notes.append(say("Totals: \(totals.citation)", "合计数来源：\(totals.citation)")) }
    return TableAnswer(
      title: "\(subject)\(say(" (", "（"))\(unit)\(say("): ", "）："))\(title)", rows,
      shown: [rows.text(), columns.text()], notes: notes, findings: warnings(of: made.table))
  }
}
