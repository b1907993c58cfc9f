import NumberText

/// What the declared changes make of the final demand that grows from the table, as far as it is known without a run:
/// before the bills of the modules.
package struct ChangedDemand: Sendable {
  /// What a change adds, 1e8 CNY by computed year, where no bill can alter that.
  package private(set) var effects: [String: [Double]] = [:]
  /// Cells that a change makes negative and that may not be.
  package private(set) var defects: [ChangeDefect] = []

  private struct Cell: Hashable {
    var category: Int
    var sector: Int
    var year: Int
  }

  /// - Parameter growthIndex: 1 in the table's year; [category][year]. Empty where it could not be read: nothing is
  ///   known then.
  package init(_ changes: [EconomyChange], accounts: RegionalAccounts, years: [Int], growthIndex: [[Double]]) {
    var changed: [Cell: Double] = [:]
    for change in changes where change.space == .finalDemand && !growthIndex.isEmpty {
      if change.verb == .add { effects[change.name] = change.values.map { $0 ?? 0 } }
      for (year, value) in change.values.enumerated() {
        guard let value, years[year] != accounts.year else { continue }
        for column in change.columns {
          let category = accounts.categories[column]
          let cell = Cell(category: column, sector: change.row, year: year)
          let before = changed[cell] ?? growthIndex[column][year] * category.values[change.row]
          let after = change.applied(to: before, value)
          changed[cell] = after
          guard after < -1e-6, before >= 0, !category.mayBeNegative else { continue }
          defects.append(
            ChangeDefect(
              change: change.name,
              sentence: "in \(years[year]) \(category.code) would buy \(rounded(after)) (1e8 CNY) of "
                + accounts.sectors[change.row], remedy: .atLeast(change.verb == .add ? -before : 0)))
        }
      }
    }
  }
}
