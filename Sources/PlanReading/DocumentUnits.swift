package import ScenarioKit

/// Units as documents write them: differences of percentages and counts in words, and money mostly without the year of its
/// prices.
package struct DocumentUnits {
  private let tableYear: Int?

  /// - Parameter tableYear: the year of the prices that a run computes in; nil where it is not known.
  package init(tableYear: Int?) { self.tableYear = tableYear }

  /// A unit of a result in one that a document writes.
  package struct Reading {
    package var conversion: UnitConversion
    /// Whether the document states money without the year of its prices, which are then those of its own year.
    package var isInCurrentPrices: Bool
  }

  package static func unit(_ written: String) throws(UnitError) -> Unit {
    try Unit(parsing: points[written] ?? counts[written] ?? written)
  }

  package func reading(of written: String, computedIn computed: String) throws(UnitError) -> Reading {
    let target = try Self.unit(written)
    let priced = try Unit(parsing: tableYear.map { computed.inPrices(of: $0) } ?? computed.withoutPriceYear)
    // Documents state money of their own years; what is said of it is not compared with prices of the table.
    let unpriced = try Unit(parsing: computed.withoutPriceYear)
    do {
      return Reading(
        conversion: try unpriced.conversion(to: target), isInCurrentPrices: unpriced.dimension != priced.dimension)
    } catch {}
    // The words of the error are those of what is written.
    _ = try target.conversion(to: priced)
    return Reading(conversion: try priced.conversion(to: target), isInCurrentPrices: false)
  }

  /// Differences of percentages, in the words of documents.
  private static let points = [
    "percentage points": "%", "percentage points per year": "%/year", "percentage points a year": "%/year",
    "points a year": "%/year", "个百分点": "%", "个百分点/年": "%/year",
  ]

  /// Things that are counted, in the words of documents.
  private static let counts = [
    "platforms": "1", "new platforms": "1", "firms": "1", "exits": "1", "centres": "1", "家": "1", "个": "1",
    "per 1e4 persons": "1/万人", "件/万人": "1/万人",
  ]
}

extension String {
  /// A unit with its money at no prices in particular.
  fileprivate var withoutPriceYear: String {
    var text = split(separator: "CNY_table", omittingEmptySubsequences: false).joined(separator: "CNY")
    while let range = text.firstRange(of: "CNY_") {
      let digits = text[range.upperBound...].prefix { $0.isNumber }
      text.replaceSubrange(range.lowerBound..<digits.endIndex, with: "CNY")
    }
    return text
  }
}
