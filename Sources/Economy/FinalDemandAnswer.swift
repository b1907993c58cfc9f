import LinearAlgebra
import RegionalBase

extension EconomyEvaluator {
  /// Writes final demand by category, sector and year, where it is wanted.
  func writeFinalDemand(_ slot: Slot) {
    guard let row = answer.row(.finalDemand, slot.sample) else { return }
    let (categories, count) = (problem.accounts.categories, problem.run.count)
    let (regional, direct) = demandByDriver(slot)
    for (number, group) in problem.groups.enumerated() where problem.accounts.tableCategories.contains(group.category) {
      let own = isRegional[number] ? regional : direct
      for sector in 0..<sectors {
        for year in 0..<count { row[(group.category * sectors + sector) * count + year] += own[number, year, sector] }
      }
    }
    // The last driver of demand is what new capacity sells to other provinces.
    if let outflow = problem.accounts.outflowCategory {
      for sector in 0..<sectors {
        for year in 0..<count {
          row[(outflow * sectors + sector) * count + year] += direct[demandDrivers - 1, year, sector]
        }
      }
    }
    for bill in flows.bills {
      let (goods, shares) = (bill.goods.row(slot.sample), bill.domesticShare?.row(slot.sample))
      let isRegional = categories[bill.category].isRegional
      for place in 0..<sectors * count {
        let share = isRegional ? 1 : shares?[place] ?? 1
        row[bill.category * sectors * count + place] += share * goods[place]
      }
    }
  }
}
