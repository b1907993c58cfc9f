import LinearAlgebra

extension EconomyEvaluator {
  /// Writes final demand by category, sector and year, where it is wanted.
  func writeFinalDemand(_ slot: Slot) {
    guard let row = answer.row(.finalDemand, slot.sample) else { return }
    let (categories, count) = (problem.accounts.categories, problem.run.count)
    let (regional, direct) = demandByDriver(slot)
    for (category, part) in categories.enumerated() {
      let own = part.isRegional ? regional : direct
      for sector in 0..<sectors {
        for year in 0..<count {
          // The last driver is what new capacity sells to other provinces.
          let sold = category == problem.accounts.outflowCategory ? direct[drivers - 1, year, sector] : 0
          row[(category * sectors + sector) * count + year] = own[category, year, sector] + sold
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
