import Diagnostics
import InputOutput
import ScenarioKit

extension InputOutputTable {
  /// The unit in which a run counts money.
  private static let unitOfRuns = "1e8 CNY"

  /// The table as a run reads it: its money in 1e8 CNY at the prices of its year.
  /// - Throws: `InvalidInput` at the line of a unit that is no amount of yuan, or of prices of another year.
  func inUnitOfRuns(_ file: String) throws(InvalidInput) -> InputOutputTable {
    let top = SourceLocation(file: file, line: 1, column: 1)
    let year = description.year
    let stated = Self.years(in: description.prices)
    if let other = stated.first(where: { $0 != year }) {
      throw InvalidInput(
        .error(
          at: locations?.prices ?? top, "the table is of \(year) and at prices of \(other)",
          advice: "a run counts in the prices of the table's year: give the table at prices of \(year)"))
    }
    let conversion: UnitConversion
    do throws(UnitError) {
      let unit = try Unit(parsing: description.unit)
      conversion = try Self.conversion(from: unit, year: year)
    } catch {
      throw InvalidInput(
        .error(
          at: locations?.unit ?? top, "the unit of the table: \(error.message)",
          advice: "a run counts in \(Self.unitOfRuns): write the table in yuan, as in '# unit: 1e4 CNY'"))
    }
    return conversion.isIdentity ? self : try converted(to: Self.unitOfRuns) { conversion($0) }
  }

  /// Money without a price year is at the prices of the table.
  private static func conversion(from unit: Unit, year: Int) throws(UnitError) -> UnitConversion {
    do { return try unit.conversion(to: Unit(parsing: "\(unitOfRuns)_\(year)")) } catch {
      return try unit.conversion(to: Unit(parsing: unitOfRuns))
    }
  }

  /// The years that a text names.
  private static func years(in text: String) -> [Int] {
    text.split { !($0.isASCII && $0.isNumber) }
      .filter { $0.count == 4 && ($0.hasPrefix("19") || $0.hasPrefix("20")) }.compactMap { Int($0) }
  }
}
