import NumberText
package import RegionalBase

/// The final demand that grows from the table after the declared changes, as far as it is known without a run: before the
/// bills of the modules.
package struct ChangedDemand: Sendable {
  /// Money that a change adds by computed year, where no bill can alter that.
  package private(set) var effects: [String: [Double]] = [:]
  /// Cells that a change makes negative and that may not be.
  package private(set) var defects: [ChangeDefect] = []

  private struct Cell: Hashable {
    var category: Int
    var sector: Int
    var year: Int
  }

  /// - Parameters:
  ///   - values: of every change, [computed year]; NaN where it does nothing.
  ///   - growthIndex: 1 in the table's year; [group][computed year]. Empty where it could not be read: nothing is known
  ///     then.
  package init(_ problem: EconomyProblem, values: [[Double]], growthIndex: [Double]) {
    let (accounts, years) = (problem.accounts, problem.years)
    func grown(_ cell: Cell) -> Double {
      let table = accounts.categories[cell.category].values[cell.sector]
      return problem.groups.enumerated().reduce(0) { sum, group in
        guard group.element.category == cell.category else { return sum }
        return sum + growthIndex[group.offset * years.count + cell.year] * group.element.fractions[cell.sector] * table
      }
    }
    var changed: [Cell: Double] = [:]
    for (change, values) in zip(problem.changes, values) where change.space == .finalDemand && !growthIndex.isEmpty {
      if change.verb == .add { effects[change.name] = values.map { $0.isNaN ? 0 : $0 } }
      for (year, value) in values.enumerated() where !value.isNaN && years[year] != accounts.year {
        for column in change.columns {
          let category = accounts.categories[column]
          let cell = Cell(category: column, sector: change.row, year: year)
          let before = changed[cell] ?? grown(cell)
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
