import SimulationKit

/// What a programme of payments buys and makes. Arrays are row-major; money in 1e8 CNY.
struct FundFlows {
  /// Triggered investment, over `industry` and `year`.
  private(set) var investment: [Double]
  /// Purchases by the additional investment, over `industry`, `sector` and `year`.
  private(set) var bill: [Double]
  /// Output sold additionally, over `industry`, `sector` and `year`.
  private(set) var newOutput: [Double]

  /// `money` runs over `industry` and `year`.
  init(_ terms: FundTerms, money: [Double]) {
    let (sectors, years) = (terms.sectors.count, terms.years.count)
    investment = Array(repeating: 0, count: money.count)
    bill = Array(repeating: 0, count: terms.industries.count * sectors * years)
    newOutput = bill
    for i in terms.industries.indices {
      // Capital in operation: what was paid `lag` years ago or earlier. Nothing is scrapped within the run.
      var capital = 0.0
      for t in terms.years.indices {
        investment[i * years + t] = terms.leverage[i] * money[i * years + t]
        let additional = terms.additionalInvestment(i) * money[i * years + t]
        let started = t - terms.lag[i]
        if started >= 0 { capital += terms.additionalInvestment(i) * money[i * years + started] }
        for j in terms.sectors.indices {
          let cell = (i * sectors + j) * years + t
          bill[cell] = additional * terms.capitalBill[i, j]
          newOutput[cell] = capital * terms.sold(i, t) * terms.productMix[i, j]
        }
      }
    }
  }
}
