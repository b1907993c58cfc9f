import CSVText
import NumberText
package import ScenarioReading

/// The fault of rows that would not read back from an IAMC table as they were written.
package enum IAMCTableError: Error, Hashable, Sendable, CustomStringConvertible {
  case noRows
  case name(column: String, IAMCNameError)
  case duplicate(variable: String, region: String, scenario: String)
  case noValues(variable: String, region: String, scenario: String)
  case notFinite(variable: String, region: String, scenario: String, year: Int)

  package var description: String {
    switch self {
    case .noRows: "the results hold no variable, and pyam refuses an empty table"
    case .name(let column, let error): "\(column): \(error)"
    case .duplicate(let variable, let region, let scenario):
      "\(variable) of \(region) in \(scenario) stands in the results twice"
    case .noValues(let variable, let region, let scenario):
      "\(variable) of \(region) in \(scenario) has no value in any year, and pyam would drop it without a word"
    case .notFinite(let variable, let region, let scenario, let year):
      "\(variable) of \(region) in \(scenario) is not a finite number in \(year)"
    }
  }
}

/// Time series in the IAMC's wide format, one row per variable and one column per year; pyam and spreadsheets read it.
package struct IAMCTable: Sendable {
  struct Row: Sendable, Hashable {
    var model: String
    var scenario: String
    var region: String
    /// Levels are parted by `|`, the most general first.
    var variable: String
    /// Empty where the variable is a pure number.
    var unit: String
    /// Value by calendar year, in `unit`; a year without a value is left out.
    var values: [Int: Double]
    /// A sentence for the list of variables.
    var definition = ""
  }

  /// In the order in which they are written.
  let rows: [Row]
  /// Every year that has a value in some row, ascending.
  let years: [Int]

  init(_ rows: [Row]) throws(IAMCTableError) {
    guard !rows.isEmpty else { throw .noRows }
    var seen: Set<[String]> = []
    var sound: Set<String> = []
    for row in rows {
      try Self.checkNames(row, &sound)
      guard seen.insert([row.model, row.scenario, row.region, row.variable]).inserted else {
        throw .duplicate(variable: row.variable, region: row.region, scenario: row.scenario)
      }
      guard !row.values.isEmpty else {
        throw .noValues(variable: row.variable, region: row.region, scenario: row.scenario)
      }
      for (year, value) in row.values.sorted(by: { $0.key < $1.key }) where !value.isFinite {
        throw .notFinite(variable: row.variable, region: row.region, scenario: row.scenario, year: year)
      }
    }
    self.rows = rows
    years = Set(rows.flatMap(\.values.keys)).sorted()
  }

  /// The table as CSV with byte order mark and 12 significant digits; a missing year is an empty cell, and no line ends
  /// in a comma that the header has not (pyam would shift every column).
  func csv() -> String {
    var csv = CSVWriter(guardsFormulas: true)
    csv.row(["Model", "Scenario", "Region", "Variable", "Unit"] + years.map(String.init))
    for row in rows {
      csv.row(
        [row.model, row.scenario, row.region, row.variable, row.unit]
          + years.map { row.values[$0].map(formatNumber) ?? "" })
    }
    return csv.text
  }

  /// - Parameter sound: names that were checked already: most rows share all but the variable.
  private static func checkNames(_ row: Row, _ sound: inout Set<String>) throws(IAMCTableError) {
    for (column, name) in [
      ("model", row.model), ("scenario", row.scenario), ("region", row.region), ("variable", row.variable),
    ] where sound.insert(name).inserted {
      do throws(IAMCNameError) { try IAMCName.check(name) } catch { throw .name(column: column, error) }
    }
    do throws(IAMCNameError) { try IAMCName.checkText(row.unit) } catch { throw .name(column: "unit", error) }
  }
}
