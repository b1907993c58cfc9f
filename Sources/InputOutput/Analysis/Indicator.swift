public import Diagnostics

/// The quantity that multipliers and footprints count.
public enum Indicator: Hashable, Sendable {
  case output
  /// Compensation of employees.
  case income
  case employment
  case valueAdded
  /// A row of value added or an extension row by its code.
  case row(String)

  /// As in tables and file names.
  public var code: String {
    switch self {
    case .output: "output"
    case .income: ValueAddedCode.compensation.rawValue
    case .employment: ExtensionRow.employmentCode
    case .valueAdded: ValueAddedCode.valueAdded.rawValue
    case .row(let code): code
    }
  }
}

/// The figures of an indicator in one table.
public struct IndicatorFigures: Hashable, Sendable {
  public var indicator: Indicator
  /// The unit of `totals`: the table's own, or an extension's.
  public var unit: String
  /// One for each sector.
  public var totals: [Double]
  /// Per unit of output (unit / table's unit); 0 for a sector without output.
  public var coefficients: [Double]
}

extension InputOutputTable {
  /// The figures of an indicator.
  /// - Throws: `InvalidInput` that names the row the table would need and the rows it has.
  public func figures(of indicator: Indicator) throws(InvalidInput) -> IndicatorFigures {
    func figures(_ totals: [Double], _ unit: String) -> IndicatorFigures {
      IndicatorFigures(indicator: indicator, unit: unit, totals: totals, coefficients: perUnitOfOutput(totals))
    }
    switch indicator {
    case .output: return figures(grossOutput, description.unit)
    case .valueAdded: return figures(totalValueAdded, description.unit)
    case .income, .employment, .row:
      if let row = valueAdded.first(where: { $0.code.rawValue == indicator.code }) {
        return figures(row.values, description.unit)
      }
      if let row = extensions.first(where: { $0.code == indicator.code }) { return figures(row.values, row.unit) }
      let rows = valueAdded.map(\.code.rawValue) + extensions.map(\.code)
      throw InvalidInput(
        .error(
          "the table has no row '\(indicator.code)'",
          advice: "its rows are \(rows.joined(separator: ", ")); add the row '\(indicator.code)' to the table file"))
    }
  }
}
