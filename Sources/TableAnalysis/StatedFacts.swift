package import Diagnostics
import InputOutput
import TableReading

extension InputOutputTable {
  /// Refuses a table that says no year, for what counts years from it.
  /// - Parameter purpose: as "a projection".
  package func requireYear(for purpose: String) throws(InvalidInput) {
    guard description.year == 0 else { return }
    throw InvalidInput(.error("the table says no year, which \(purpose) needs", advice: Self.howToSay))
  }

  /// The reason why a table of unknown year or unit cannot be written as a table file; nil where it says both.
  package var unstatedFacts: Diagnostic? {
    let missing =
      (description.year == 0 ? ["no year"] : [])
      + (description.unit == TableOptions.unknownUnit ? ["no unit"] : [])
    guard !missing.isEmpty else { return nil }
    return .error(
      "the table says \(missing.joined(separator: " and ")), and a table file says both", advice: Self.howToSay)
  }

  private static let howToSay =
    "write it above the table, or let simplan table import FILE --year 2012 --unit '1e4 CNY' --to DIR write a table that "
    + "says it"
}
