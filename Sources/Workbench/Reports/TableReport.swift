public import Diagnostics
import FoundationEssentials
import InputOutput
import LinearAlgebra

/// What `simplan table` prints of one input-output table.
public struct TableReport {
  private let table: InputOutputTable
  private let file: String

  /// - Throws: `InvalidInput` with every mistake of the file, its place, the row and the gap.
  public init(path: String) throws(InvalidInput) {
    guard let bytes = FileManager.default.contents(atPath: path) else {
      throw InvalidInput(.error("there is no file '\(path)' to read"))
    }
    file = path
    table = try InputOutputTable.read(bytes: Array(bytes), file: path)
  }

  /// Whether the table balances and what its residual is.
  public var check: String {
    get throws(InvalidInput) {
      let model = try RegionalModel(table)
      let description = table.description
      var text = """
        \(description.titleEn)
        \(description.titleZh)
        \(table.sectors.count) sectors, \(description.year), \(description.unit), \(description.prices)
        source: \(description.citation)
        value added \(grouped(table.totalValueAdded.reduce(0, +))), gross output \(grouped(table.grossOutput.reduce(0, +)))

        """
      if let largest = table.residual.indices.max(by: { abs(table.residual[$0]) < abs(table.residual[$1]) }) {
        text += "largest residual of a row: \(decimals(table.residual[largest], 2)) (\(table.sectors[largest].code))\n"
      }
      for finding in table.check() + model.findings { text += finding.oneLine + "\n" }
      return text + "the table balances within the rounding of its \(description.decimals) decimals\n"
    }
  }

  /// Multipliers of the regional and the total inverse, and value added by category of final demand.
  public var multipliers: String {
    get throws {
      let model = try RegionalModel(table)
      let output = try model.outputMultipliers()
      let valueAdded = try model.valueAddedMultipliers()
      let total = try model.totalSystem().outputMultipliers()
      var rows = TextTable(
        ["Sector", "Output (regional)", "Output (total)", "Value added (regional)", "Import share", ""],
        [.left, .right, .right, .right, .right, .left])
      for (j, sector) in table.sectors.enumerated() {
        rows.add([
          sector.code, decimals(output[j], 4), decimals(total[j], 4), decimals(valueAdded[j], 4),
          decimals(model.importShares[j], 4), "\(sector.nameEn) \(sector.nameZh)",
        ])
      }
      func mean(_ values: [Double]) -> String { decimals(values.reduce(0, +) / Double(values.count), 4) }
      rows.add(["mean", mean(output), mean(total), mean(valueAdded), mean(model.importShares), ""])
      let drivers = try model.valueAddedByDriver()
      var parts = TextTable(["Value added by final demand", table.description.unit], [.left, .right])
      for driver in drivers { parts.add([driver.name, grouped(driver.value)]) }
      parts.add(["sum", grouped(drivers.reduce(0) { $0 + $1.value })])
      return rows.text + "\n" + parts.text
    }
  }

  private func grouped(_ value: Double) -> String {
    let text = decimals(abs(value), 2)
    var digits = ""
    let whole = text.dropLast(3)
    for (place, digit) in whole.enumerated() {
      if place > 0 && (whole.count - place) % 3 == 0 { digits.append(",") }
      digits.append(digit)
    }
    return (value < 0 && text != "0.00" ? "-" : "") + digits + text.suffix(3)
  }
}
