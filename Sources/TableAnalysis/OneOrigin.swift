import Diagnostics
import InputOutput

extension InputOutputTable {
  /// Refuses a table that tells imported uses apart, for what makes another table of it and knows imports by product only.
  /// - Parameter purpose: as "a balanced table".
  func requireOneOrigin(for purpose: String) throws(InvalidInput) {
    if usesByOrigin != nil {
      throw InvalidInput(
        .error(
          "the table tells imported uses apart by user, which \(purpose) would lose",
          advice:
            "take the rows 'imported CODE' out of the file: the products imported are then known from their totals"))
    }
    if importedInputs != nil {
      throw InvalidInput(
        .error(
          "the table has imported inputs in one row, which \(purpose) would lose",
          advice: "take the table with its imports by product"))
    }
  }
}
