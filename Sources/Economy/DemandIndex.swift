import RegionalBase

extension EconomyProblem {
  /// Final demand of the table's categories as they and their markets grow, 1 in the table's year: before declared changes
  /// and without what modules buy; [category][year of the run].
  /// - Parameter row: the numbers of a field.
  package func demandIndex(_ row: (EconomyField) -> [Double]) -> [Double] {
    let index = growthIndex(row)
    return accounts.categories[accounts.tableCategories].enumerated().flatMap { number, category in
      var parts: [(group: Int, amount: Double)] = []
      for (place, group) in groups.enumerated() where group.category == number {
        parts.append((place, zip(group.fractions, category.values).reduce(0) { $0 + $1.0 * $1.1 }))
      }
      let whole = parts.reduce(0) { $0 + $1.amount }
      return run.map { year in
        whole == 0 ? 1 : parts.reduce(0) { $0 + $1.amount * index[$1.group * years.count + year] } / whole
      }
    }
  }
}

extension EconomyField {
  /// Whether demand grows with it.
  package var isGrowthOfDemand: Bool {
    switch self {
    case .growth, .marketGrowth, .marketShareGrowth: true
    default: false
    }
  }
}
