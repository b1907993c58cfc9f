/// Purchases and new output that follow from a programme of payments. Arrays are row-major; money in 1e8 CNY.
struct FundFlows {
  /// Triggered investment, over `industry` and `year`.
  private(set) var investment: [Double]
  /// Purchases by the additional investment, over `industry`, `sector` and `year`.
  private(set) var bill: [Double]
  /// Output sold additionally, over `industry`, `sector` and `year`.
  private(set) var newOutput: [Double]

  /// `money` runs over `industry` and `year`.
  init(_ terms: FundTerms, money: [Double]) {
    let (sectors, years) = (terms.sectorCount, terms.years.count)
    investment = Array(repeating: 0, count: money.count)
    bill = Array(repeating: 0, count: terms.industries.count * sectors * years)
    newOutput = bill
    for i in terms.industries.indices {
      // Capital in operation: what was paid `lag` years ago or earlier. Nothing is scrapped within the run.
      var capital = 0.0
      for t in 0..<years {
        let paid = i * years + t
        investment[paid] = terms.leverage[i].investment(of: money[paid])
        let additional = terms.additional[i] * investment[paid]
        if t >= terms.lag[i] { capital += terms.additional[i] * investment[paid - terms.lag[i]] }
        let output = capital * terms.sold[paid]
        for j in 0..<sectors {
          let cell = (i * sectors + j) * years + t
          bill[cell] = additional * terms.capitalBill[i * sectors + j]
          newOutput[cell] = output * terms.productMix[i * sectors + j]
        }
      }
    }
  }
}
