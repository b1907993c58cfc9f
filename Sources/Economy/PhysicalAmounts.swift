package import LinearAlgebra
package import RegionalBase

/// The amounts of one account in the years of a run.
package struct PhysicalAmounts: Sendable {
  package let account: PhysicalAccount
  /// [year][sector]
  package let bySector: FlatArray
  /// Households' own, zero for other categories; [year][category].
  package let byCategory: FlatArray
  /// [driver][year], of sectors and households together; sums to the total less what modules add.
  package let byDriver: FlatArray
  /// Amounts that modules add, by name of the flow; [year].
  package var flows: [(name: String, values: [Double])] = []

  /// All sectors, households and modules, [year].
  package var total: [Double] {
    var total = totalByDriver
    for flow in flows { for (year, amount) in flow.values.enumerated() { total[year] += amount } }
    return total
  }

  /// All sectors and households, [year].
  package var totalByDriver: [Double] {
    zip(bySector.rows, byCategory.rows).map { $0.reduce(0, +) + $1.reduce(0, +) }
  }
}

extension EconomyEvaluator {
  /// φ of an account in the sample at hand, [sector][computed year]; nil where every factor is 1.
  private func factors(_ account: Int, _ sample: Int) -> [Double]? {
    let factors = problem.row(.intensityFactor(account), batch, sample)
    return factors.isEmpty ? nil : factors
  }

  /// The amount of a sector per unit of its output in a year of the run.
  private func intensity(_ account: Int, _ factors: [Double]?, _ sector: Int, _ year: Int) -> Double {
    let factor = factors.map { $0[sector * years + problem.run.lowerBound + year] } ?? 1
    return problem.physicalAccounts[account].intensities[sector] * factor
  }

  /// Purchases of a category's households, imports included; [driver].
  /// - Parameter valueAdded: by driver, of which households closed on it spend a part.
  private func purchases(_ slot: Slot, _ category: Int, _ year: Int, valueAdded: [Double]) -> [Double] {
    let spent = problem.accounts.spending.map { $0.incomeShare * $0.part(of: category) } ?? 0
    var purchases = valueAdded.map { spent * $0 }
    let (groups, place) = (isRegional.count, problem.run.lowerBound + year)
    for group in 0..<groups where problem.groups[group].category == category {
      for j in 0..<sectors { purchases[group] += groupCell(slot, group, place, j).total }
    }
    for bill in flows.hosted[category].map({ flows.bills[$0] }) {
      let goods = bill.goods.row(slot.sample)
      for j in 0..<sectors { purchases[groups + 1 + bill.module] += goods[j * problem.run.count + year] }
    }
    return purchases
  }

  private func households(_ account: PhysicalAccount) -> [Int] {
    account.householdIntensities.indices.filter { account.householdIntensities[$0] != 0 }
  }

  /// Totals, and amounts by sector, of every account.
  func writePhysicalAmounts(_ slot: Slot) {
    let (totals, parts) = (
      answer.row(.physicalAmounts, slot.sample), answer.row(.physicalAmountsBySector, slot.sample)
    )
    guard totals != nil || parts != nil else { return }
    let runYears = problem.run.count
    for (number, account) in problem.physicalAccounts.enumerated() {
      let factors = factors(number, slot.sample)
      for year in 0..<runYears {
        let (x, v) = (x(slot, year), v(slot, year))
        var (total, added) = (0.0, 0.0)
        for j in 0..<sectors {
          let amount = intensity(number, factors, j, year) * x[j]
          parts?[(number * sectors + j) * runYears + year] = amount
          total += amount
          added += v[j] * x[j]
        }
        for flow in batch.accountFlows where flow.account == number {
          let amounts = flow.amounts.row(slot.sample)
          for (place, amount) in amounts.enumerated() where place % runYears == year {
            total += amount
            if flow.isBySector { parts?[number * sectors * runYears + place] += amount }
          }
        }
        guard let totals else { continue }
        // Households' income stands with the first driver, since only the sum counts here.
        let income = [added] + [Double](repeating: 0, count: demandDrivers - 1)
        for category in households(account) {
          let bought = purchases(slot, category, year, valueAdded: income).reduce(0, +)
          total += account.householdIntensities[category] * bought
        }
        totals[number * runYears + year] = total
      }
    }
  }

  /// - Parameters:
  ///   - outputs: x by driver, [driver][year of the run][sector], which sums to `output`.
  ///   - valueAdded: likewise, [driver][year of the run].
  func physicalAmounts(
    _ slot: Slot, output: FlatArray, byDriver outputs: FlatArray, valueAdded: FlatArray
  ) -> [PhysicalAmounts] {
    let (runYears, drivers) = (problem.run.count, outputs.shape[0])
    return problem.physicalAccounts.enumerated().map { number, account in
      let factors = factors(number, slot.sample)
      var bySector = FlatArray([runYears, sectors])
      var byCategory = FlatArray([runYears, problem.accounts.categories.count])
      var byDriver = FlatArray([drivers, runYears])
      for year in 0..<runYears {
        for j in 0..<sectors {
          let intensity = intensity(number, factors, j, year)
          bySector[year, j] = intensity * output[year, j]
          for driver in 0..<drivers { byDriver[driver, year] += intensity * outputs[driver, year, j] }
        }
        for category in households(account) {
          let income = (0..<drivers).map { valueAdded[$0, year] }
          for (driver, bought) in purchases(slot, category, year, valueAdded: income).enumerated() {
            let amount = account.householdIntensities[category] * bought
            byCategory[year, category] += amount
            byDriver[driver, year] += amount
          }
        }
      }
      let flows = batch.accountFlows.filter { $0.account == number }
      return PhysicalAmounts(
        account: account, bySector: bySector, byCategory: byCategory, byDriver: byDriver,
        flows: flows.map { ($0.name, $0.totals(slot.sample, years: runYears)) })
    }
  }
}
