import CSVText
import Diagnostics
import Foundation
import InputOutput
import LinearAlgebra
import TableConstruction
import TableReading
import Testing

/// The shipped table of Henan 2012 beside the workbook of 42 sectors in which the provincial table is handed around.
///
/// They are two editions. Everything that the workbook has agrees with the shipped table to its rounding but the 34 cells of
/// `Fixtures/henan-2012-workbook.csv` and the trade columns:
///
/// - 24 flows and 10 cells of final demand were moved along closed loops, in round hundred millions for the most part (TRD, INF,
///   FRB and PUB by 10, 20 and 40): the sums of every row and column are the same in both. Neither rounding nor another
///   concordance of the sectors can do that, since a sector in another group would move outputs.
/// - The workbook has one column of outflow and one of inflow, no error column, and rows that leave over up to 9 % of output.
///   The shipped edition books half of what a row leaves over as inflow (imports among it) and half as error.
@Suite struct HenanEditionsTests {
  private struct Cell: Hashable {
    var row: String
    var column: String
  }

  private static func bytes(_ path: String) throws -> [UInt8] {
    let here = URL(filePath: #filePath).deletingLastPathComponent()
    return Array(try Data(contentsOf: here.appending(path: path)))
  }

  private func shipped() throws -> InputOutputTable {
    try InputOutputTable.read(bytes: Self.bytes("../../Scenarios/data/henan-2012.csv"), file: "henan-2012.csv")
  }

  /// The cells of the workbook that differ, and its trade.
  private func workbook() throws -> [Cell: Double] {
    let csv = try CSVFile.read(
      bytes: Self.bytes("Fixtures/henan-2012-workbook.csv"), file: "henan-2012-workbook.csv", leadingComments: true)
    var cells: [Cell: Double] = [:]
    for record in csv.records.dropFirst() {
      let value: Double = try #require(Double(record[2].text))
      cells[Cell(row: record[0].text, column: record[1].text)] = value
    }
    return cells
  }

  /// Intermediate use and final demand inside the region by codes.
  private func uses(_ table: InputOutputTable) -> [Cell: Double] {
    var uses: [Cell: Double] = [:]
    for (i, row) in table.sectors.enumerated() {
      for (j, column) in table.sectors.enumerated() {
        uses[Cell(row: row.code, column: column.code)] = table.intermediate[i, j]
      }
      for category in table.regionalDemand { uses[Cell(row: row.code, column: category.code)] = category.values[i] }
    }
    return uses
  }

  /// Half of the last printed decimal, and what doubles add to it.
  private static let rounding = 0.005 + 1e-9

  @Test func `the cells that two editions of Henan 2012 have otherwise were moved along closed loops`() throws {
    let (uses, cells) = (uses(try shipped()), try workbook())
    var (rows, columns, count) = ([String: Double](), [String: Double](), [String: Int]())
    var changed = 0
    for (cell, value) in cells {
      guard let other = uses[cell] else { continue }
      #expect(abs(other - value) > Self.rounding)
      changed += 1
      rows[cell.row, default: 0] += other - value
      columns[cell.column, default: 0] += other - value
      for line in ["row \(cell.row)", "column \(cell.column)"] { count[line, default: 0] += 1 }
    }
    #expect(changed == 34)
    for (row, sum) in rows { #expect(abs(sum) <= Double(count["row \(row)"] ?? 0) * Self.rounding, "row \(row)") }
    for (column, sum) in columns {
      #expect(abs(sum) <= Double(count["column \(column)"] ?? 0) * Self.rounding, "column \(column)")
    }
    // The largest: 76.75 of NMM and MET between instruments and construction.
    let moved = cells.compactMap { cell, value in uses[cell].map { abs($0 - value) } }
    #expect(moved.filter { $0 > 50 }.count == 4)
  }

  @Test func `what the rows of the workbook leave over is half inflow and half error in the shipped edition`() throws {
    let (table, cells) = (try shipped(), try workbook())
    for (i, sector) in table.sectors.enumerated() {
      func figure(_ column: String) throws -> Double { try #require(cells[Cell(row: sector.code, column: column)]) }
      let half = try figure("residual") / 2
      #expect(abs(table.otherError[i] - half) <= Self.rounding, "\(sector.code)")
      // Imports and inflow, exports and outflow are rounded one by one.
      let inflow = try figure("inflow") - half
      #expect(abs(table.imports[i] + table.inflow[i] - inflow) <= 2 * Self.rounding, "\(sector.code)")
      let sold = table.outsideDemand.reduce(0) { $0 + $1.values[i] }
      #expect(abs(sold - (try figure("outflow"))) <= 2 * Self.rounding, "\(sector.code)")
    }
  }

  /// The folder of official workbooks, which are not part of the project; `SIMPLAN_OFFICIAL_TABLES` names it.
  private static let folder = ProcessInfo.processInfo.environment["SIMPLAN_OFFICIAL_TABLES"]

  private func official(_ name: String, year: Int) throws(InvalidInput) -> InputOutputTable {
    let path = "\(Self.folder ?? "")/\(name)"
    let bytes = (try? Data(contentsOf: URL(filePath: path))).map(Array.init) ?? []
    let options = TableOptions(unit: "万元", year: year)
    return try TableReader.read(bytes: bytes, file: name, options: options, tolerating: [.imbalance]).table
  }

  @Test(.enabled(if: folder != nil))
  func `the workbook of Henan 2012 is the shipped table but for the edition`() throws {
    let read = try official("henan-2012-42.xlsx", year: 2012)
    #expect(abs(read.totalValueAdded.reduce(0, +) / 1e4 - 29_599.3) < 0.05)
    let groups = try SectorConcordance.read(
      bytes: Self.bytes("Fixtures/henan-42-to-23.csv"), file: "henan-42-to-23.csv", for: read)
    let made = try read.aggregated(by: groups)
    let (table, cells) = (try shipped(), try workbook())
    #expect(made.sectors.map(\.code) == table.sectors.map(\.code))
    let due = uses(table)
    for (cell, value) in uses(made) {
      guard let written = due[cell] else {
        Issue.record("\(cell) is in the workbook alone")
        continue
      }
      #expect(abs(value / 1e4 - (cells[cell] ?? written)) <= (cells[cell] == nil ? Self.rounding : 1e-4), "\(cell)")
    }
    #expect(due.count == uses(made).count)
    for (i, sector) in made.sectors.enumerated() {
      func figure(_ column: String) throws -> Double { try #require(cells[Cell(row: sector.code, column: column)]) }
      #expect(abs(made.grossOutput[i] / 1e4 - table.grossOutput[i]) <= 0.02, "\(sector.code)")
      #expect(abs(made.inflow[i] / 1e4 - (try figure("inflow"))) <= 1e-4, "\(sector.code)")
      #expect(abs(made.otherError[i] / 1e4 - (try figure("residual"))) <= 0.002, "\(sector.code)")
      for (mine, other) in zip(made.valueAdded, table.valueAdded) {
        #expect(mine.code == other.code && abs(mine.values[i] / 1e4 - other.values[i]) <= Self.rounding)
      }
    }
  }

  @Test(.enabled(if: folder != nil), arguments: [("henan-2007-42.xlsx", 2007), ("hainan-2012-42.xls", 2012)])
  func `official workbooks of other layouts are read`(name: String, year: Int) throws {
    let table = try official(name, year: year)
    #expect(table.sectors.count == 42 && table.totalValueAdded.reduce(0, +) > 0)
  }

  @Test(.enabled(if: folder != nil)) func `a page of masked figures is refused`() {
    let message = refusal { () throws(InvalidInput) in try official("china-2017-42-masked.xls", year: 2017) }
    #expect(message.hasPrefix("china-2017-42-masked.xls"))
  }
}
