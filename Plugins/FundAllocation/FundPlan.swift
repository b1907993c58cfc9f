/// An optimal division of the fund. Money in 1e8 CNY; prices in CNY of value per CNY.
struct FundPlan: Equatable {
  /// Over `industry` and `year`.
  var money: [Double]
  var objective: Double
  /// Of the money paid in all.
  var totalPrice = 0.0
  /// Over `year`.
  var paymentPrice: [Double]
  /// Over `industry` and `year`.
  var absorptionPrice: [Double]
  /// Over `industry`: the ceiling's price, and below zero the floor's.
  var quotaPrice: [Double]

  /// Money to be paid that finds no project, beyond rounding.
  func moneyLeft(_ terms: FundTerms) -> Double? {
    let left = terms.payable - money.reduce(0, +)
    return left > 1e-6 * (1 + terms.payable) ? left : nil
  }

  /// The part of the objective that lies after the last year of the run, in percent; nil where there is none.
  func percentAfterTheRun(_ value: FundValue) -> Double? {
    var after = 0.0
    for (money, worth) in zip(money, value.ofMoneyAfterTheRun) { after += money * worth }
    return objective > 0 && after > 0 ? 100 * after / objective : nil
  }
}
