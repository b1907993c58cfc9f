import Diagnostics
import InputOutput
import TableAnalysis

extension InputOutputTable {
  /// Refuses a table that tells imported uses apart, for what would lose them.
  /// - Parameters:
  ///   - purpose: as "a table of several regions".
  ///   - reason: why it has no place for them, a clause.
  func requireOneOrigin(for purpose: String, since reason: String) throws(InvalidInput) {
    switch importTreatment {
    case .competitive: return
    case .nonCompetitive:
      throw InvalidInput(
        .error(
          "the table tells imported uses apart by user, which \(purpose) would lose: \(reason)",
          advice: "add the origins up first: simplan table imports FILE --to competitive --csv > table.csv"))
    case .domesticOnly:
      throw InvalidInput(
        .error(
          "the table has imported inputs in one row, which \(purpose) would lose: \(reason)",
          advice: "take a table with its imports by product"))
    }
  }
}
