import CSVText
import NumberText
package import ScenarioReading

/// The fault of rows that make no table of indicators.
package enum MetaTableError: Error, Hashable, Sendable, CustomStringConvertible {
  case reservedIndicator(String)
  case repeatedIndicator(String)
  case duplicate(model: String, scenario: String)
  case unknownIndicator(String, scenario: String)
  case notFinite(indicator: String, scenario: String)
  case name(column: String, IAMCNameError)

  package var description: String {
    switch self {
    case .reservedIndicator(let name): "\"\(name)\" is a column of pyam's own and cannot name an indicator"
    case .repeatedIndicator(let name): "the indicator \"\(name)\" stands twice"
    case .duplicate(let model, let scenario): "\(scenario) of \(model) has two rows of indicators"
    case .unknownIndicator(let name, let scenario): "\(scenario) gives \"\(name)\", which is not among the indicators"
    case .notFinite(let indicator, let scenario): "\(indicator) of \(scenario) is not a finite number"
    case .name(let column, let error): "\(column): \(error)"
    }
  }
}

/// Indicators of a scenario as a whole, such as its targets: the table that pyam's `load_meta` reads.
package struct MetaTable: Sendable {
  enum Value: Sendable, Hashable {
    case number(Double)
    case text(String)
    case boolean(Bool)
  }

  struct Row: Sendable, Hashable {
    var model: String
    var scenario: String
    /// By indicator; what is left out is an empty cell.
    var values: [String: Value]
  }

  /// In the order of the columns.
  let indicators: [String]
  let rows: [Row]

  init(indicators: [String], rows: [Row]) throws(MetaTableError) {
    var names: Set<String> = []
    for name in indicators {
      guard !Self.reserved.contains(name.lowercased()) else { throw .reservedIndicator(name) }
      guard names.insert(name).inserted else { throw .repeatedIndicator(name) }
    }
    var seen: Set<[String]> = []
    for row in rows {
      for (column, name) in [("model", row.model), ("scenario", row.scenario)] {
        do throws(IAMCNameError) { try IAMCName.check(name) } catch { throw .name(column: column, error) }
      }
      guard seen.insert([row.model, row.scenario]).inserted else {
        throw .duplicate(model: row.model, scenario: row.scenario)
      }
      for (indicator, value) in row.values.sorted(by: { $0.key < $1.key }) {
        guard names.contains(indicator) else { throw .unknownIndicator(indicator, scenario: row.scenario) }
        if case .number(let number) = value, !number.isFinite {
          throw .notFinite(indicator: indicator, scenario: row.scenario)
        }
      }
    }
    self.indicators = indicators
    self.rows = rows
  }

  /// The table as CSV with byte order mark and 12 significant digits.
  func csv() -> String {
    var csv = CSVWriter(guardsFormulas: true)
    csv.row(["model", "scenario"] + indicators)
    for row in rows { csv.row([row.model, row.scenario] + indicators.map { Self.cell(row.values[$0]) }) }
    return csv.text
  }

  private static func cell(_ value: Value?) -> String {
    switch value {
    case nil: ""
    case .number(let number): formatNumber(number)
    case .text(let text): text
    case .boolean(let boolean): boolean ? "True" : "False"
    }
  }

  /// pyam's index and the names it refuses (`ILLEGAL_COLS`).
  private static let reserved: Set<String> = [
    "", "model", "scenario", "data", "meta", "level", "exclude", "measurand",
  ]
}
