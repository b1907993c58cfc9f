public import Diagnostics

extension InputOutputTable {
  /// Holds back a change that runs from a table to one of the same year or an earlier one.
  /// - Throws: `InvalidInput` that names the years.
  public func requireEarlierYear(than later: InputOutputTable) throws(InvalidInput) {
    let (from, to) = (description.year, later.description.year)
    if from == to {
      throw InvalidInput(
        .error("both tables are of \(from), so that there is no change over time", advice: "give tables of two years"))
    }
    if from > to {
      throw InvalidInput(
        .error("the change would run backwards, from \(from) to \(to)", advice: "give the table of \(to) first"))
    }
  }
}
