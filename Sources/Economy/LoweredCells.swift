import NumberText
import RegionalBase

/// Cells of hosts that bills with negative rows lower, where all samples have the same hosts: by category and year, the
/// least growth index at which none of its cells is negative.
struct LoweredCells {
  private let bounds: [(groups: [Int], year: Int, least: Double)]

  init(_ hosts: HostDemand, groupsOfCategory: [[Int]], sectors: Int, years: Int) {
    var least = [Double](repeating: -.infinity, count: groupsOfCategory.count * years)
    for cell in hosts.loweredCells {
      let parts = groupsOfCategory[cell.category].map { hosts.remainder.start[$0 * sectors + cell.sector] }
      let (sum, place) = (parts.reduce(0, +), cell.category * years + cell.year)
      let isKnown = parts.allSatisfy { $0 >= 0 } && sum > 0
      least[place] = max(least[place], isKnown ? -cell.goods / sum * (1 + 1e-9) : .infinity)
    }
    bounds = least.indices.filter { least[$0] > -.infinity }.map {
      (groupsOfCategory[$0 / years], $0 % years, least[$0])
    }
  }

  /// Whether no cell is negative with these growth indices, [group][year]: the test that nearly every sample passes.
  func isCertain(_ index: UnsafeMutablePointer<Double>, years: Int) -> Bool {
    bounds.allSatisfy { bound in bound.groups.allSatisfy { index[$0 * years + bound.year] >= bound.least } }
  }
}

extension EconomyEvaluator {
  /// Checks the cells that bills with negative rows lower.
  /// - Throws: `EconomyFailure` naming every bill that makes a cell of its host negative.
  func checkLowered(_ slot: Slot) throws(EconomyFailure) {
    if slot.hosts.loweredCells.isEmpty || lowered?.isCertain(index.start, years: years) ?? false { return }
    var problems: [String] = []
    for cell in slot.hosts.loweredCells {
      let total = grown(cell.category, cell.sector, cell.year, slot.hosts).total + cell.goods
      guard total < -1e-6, !changedCells.contains(cell.category * sectors + cell.sector) else { continue }
      let category = problem.accounts.categories[cell.category]
      let lowering = batch.bills.filter {
        $0.host == category.code && goods($0, cell.sector, cell.year, slot.sample) < 0
      }
      problems.append(
        "the bill of \(lowering.names) makes \(category.code) negative in "
          + "\(problem.accounts.sectors[cell.sector]) in \(problem.years[cell.year]): \(rounded(total)) (1e8 CNY)")
    }
    if !problems.isEmpty { throw EconomyFailure(problems) }
  }
}
