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

  /// Sentences about this division for the analyst: money left over, value that lies after the run.
  func notes(_ terms: FundTerms, _ value: FundValue) -> [String] {
    var notes: [String] = []
    let left = terms.payable - money.reduce(0, +)
    if left > 1e-6 * (1 + terms.payable) {
      notes.append(
        "\(left.tenths) of the \(terms.payable.tenths) (1e8 CNY) to be paid find no project: "
          + "yearly ceilings, industry ceilings or absorption limits bind first")
    }
    let after = zip(money, value.ofMoneyAfterTheRun).reduce(0) { $0 + $1.0 * $1.1 }
    if let last = terms.years.last, objective > 0, after > 0 {
      notes.append(
        "\((100 * after / objective).tenths) % of the fund's value lies after \(last), "
          + "at that year's utilisation (terminal_years = \(terms.terminalYears))")
    }
    return notes
  }
}
