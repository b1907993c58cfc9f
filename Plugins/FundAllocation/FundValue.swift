/// The worth of one CNY to the region, by industry and year of payment.
///
/// With v'L the value-added multiplier of the regional inverse (Miller & Blair, *Input-Output Analysis*, 2nd ed., 2009,
/// section 6.2), d_i the capital bill and a_i the product mix of industry i, m the import share, delta the discount
/// factor, kappa output per CNY of capital, u utilisation, sigma the share sold additionally, e the share of that which
/// adds to the region's output and c the share of the fund's money that no other module bills, a CNY of additional
/// investment is worth
///
///     mu_it = c_i [sum_j v'L_j (1 - m_j) d_ij + sum_{s >= t + lag_i} delta^(s-t) kappa_i u_is sigma_i e_i sum_j v'L_j a_ij]
///
/// as the economy counts it with the table's technology and import shares. The second sum runs to the last year of the run
/// and `terminal_years` beyond it, where u keeps its last value. Products are made in the region, so no import share is
/// taken off them; what takes the place of other output of the region adds nothing.
struct FundValue {
  /// Per CNY of additional investment, over `industry`.
  private(set) var building: [Double] = []
  /// Per CNY of additional investment, over `industry` and `year`, discounted to the year of payment.
  private(set) var operation: [Double] = []
  /// Per CNY of fund money, over `industry` and `year`, discounted to the first year of the run.
  private(set) var ofMoney: [Double] = []
  /// The part of `ofMoney` that lies after the last year of the run.
  private(set) var ofMoneyAfterTheRun: [Double] = []

  init(_ terms: FundTerms, _ inputs: FundInputs) {
    let multiplier = inputs.multiplier
    let (years, span) = (terms.years.count, terms.valuedYears)
    for i in terms.industries.indices {
      var atHome = 0.0
      var perOutput = 0.0
      for j in 0..<terms.sectorCount {
        atHome += multiplier[j] * inputs.domesticShare[j] * terms.capitalBill[i * terms.sectorCount + j]
        perOutput += multiplier[j] * terms.productMix[i * terms.sectorCount + j]
      }
      atHome *= inputs.counted[i]
      perOutput *= inputs.counted[i] * inputs.additionalSales[i]
      building.append(atHome)
      for t in 0..<years {
        var during = 0.0
        var after = 0.0
        let first = (i * years + t) * span
        for s in stride(from: t + terms.lag[i], to: span, by: 1) {
          let value = terms.discountedSold[first + s] * perOutput
          if s < years { during += value } else { after += value }
        }
        let perMoney = terms.discounts[t] * terms.additionalInvestment[i]
        operation.append(during + after)
        ofMoney.append(perMoney * (atHome + during + after))
        ofMoneyAfterTheRun.append(perMoney * after)
      }
    }
  }
}
