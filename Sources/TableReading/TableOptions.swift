/// Facts about a table that a person states because its file does not.
package struct TableOptions: Sendable {
  /// The unit of the figures, as in "1e4 CNY" or "万元".
  package var unit: String?
  package var year: Int?
  /// The prices of a provider's table, in place of those that its tables are known to be in.
  package var prices: String?
  /// The sheet of the table; the one that holds a table where left out.
  package var sheet: String?
  /// Whether a table without unit and year is refused.
  package var needsUnitAndYear: Bool

  package init(
    unit: String? = nil, year: Int? = nil, prices: String? = nil, sheet: String? = nil, needsUnitAndYear: Bool = false
  ) {
    (self.unit, self.year, self.prices) = (unit, year, prices)
    (self.sheet, self.needsUnitAndYear) = (sheet, needsUnitAndYear)
  }

  /// The unit of a table that states none.
  package static let unknownUnit = "unit of the file"
}
