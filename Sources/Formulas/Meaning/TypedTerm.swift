import ScenarioKit

/// A part of a formula with what is known of it.
struct TypedTerm {
  enum Kind {
    /// A number; without a measure a bare 0, which fits every unit.
    case number(UnitMeasure?)
    case condition
    case text(Plan.TextSource)
    /// The name of an axis, which may be compared with a label.
    case axis(String)
  }

  var term: Term
  var kind: Kind
  /// In the order in which they are met.
  var axes: [String]
  var offset: Int
}

extension UnitMeasure {
  /// The price year that stands for the prices of a table that is not known yet.
  static let tableYear = 9999

  /// The measure of a declared unit, which may say CNY_table.
  init(declared unit: String) throws(UnitError) {
    do {
      self.init(try Unit(parsing: unit.inPrices(of: Self.tableYear)))
    } catch {
      throw UnitError(
        error.message.inTablePrices, advice: error.advice?.inTablePrices)
    }
  }

  /// "energy", "a pure number".
  var shown: String { isPure ? "a pure number" : dimension.inTablePrices }
}

extension String {
  fileprivate var inTablePrices: String {
    var text = self
    for (found, shown) in [("at 9999 prices", "in the table's prices"), ("CNY_9999", "CNY_table")] {
      while let range = text.firstRange(of: found) { text.replaceSubrange(range, with: shown) }
    }
    return text
  }
}
