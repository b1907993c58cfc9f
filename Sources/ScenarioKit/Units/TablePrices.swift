package import SimulationKit

/// A declared unit says `CNY_table` for the prices of the scenario's input-output table.
private let tablePrices = "CNY_table"

extension String {
  /// A declared unit as tables and exports write it: with the year of the table's prices.
  package func inPrices(of year: Int) -> String {
    // Few units are money.
    utf8.contains(UInt8(ascii: "_"))
      ? split(separator: tablePrices, omittingEmptySubsequences: false).joined(separator: "CNY_\(year)") : self
  }
}

extension [ParameterDeclaration] {
  /// The declarations with `CNY_table` in their units made the prices of the table's year.
  package func inPrices(of year: Int) -> [ParameterDeclaration] {
    map { declaration in
      var declaration = declaration
      declaration.kind = declaration.kind.inPrices(of: year)
      return declaration
    }
  }
}

extension ParameterKind {
  fileprivate func inPrices(of year: Int) -> ParameterKind {
    func priced(_ unit: String) -> String { unit.inPrices(of: year) }
    return switch self {
    case .number(let unit, let bounds): .number(unit: priced(unit), bounds)
    case .array(let axes, let unit, let bounds, let absent):
      .array(axes: axes, unit: priced(unit), bounds, absent: absent)
    case .records(let fields): .records(fields.inPrices(of: year))
    case .table(let columns):
      .table(columns.map { Column($0.name, unit: $0.unit.map(priced), meaning: $0.meaning) })
    case .integer, .boolean, .choice, .text: self
    }
  }

  /// Whether its numbers are money in the table's prices, in a field of its records too.
  package var isInTablePrices: Bool {
    switch self {
    case .number(let unit, _), .array(_, let unit, _, _): unit.contains(tablePrices)
    case .records(let fields): fields.contains { $0.kind.isInTablePrices }
    case .table(let columns): columns.contains { $0.unit?.contains(tablePrices) ?? false }
    case .integer, .boolean, .choice, .text: false
    }
  }

  /// Whether it runs over one of these axes, in a field of its records too.
  package func dependsOn(_ axes: Set<String>) -> Bool {
    switch self {
    case .array(let names, _, _, _): names.contains(where: axes.contains)
    case .records(let fields): fields.contains { $0.kind.dependsOn(axes) }
    case .number, .integer, .boolean, .choice, .text, .table: false
    }
  }
}
