/// Divisions by rules of thumb that an analyst compares the optimum with. Each divides all that is payable over the
/// industries and, in proportion to the yearly ceilings, over the years; what an industry cannot absorb stays unpaid. The
/// rules know no floors, ceilings of industries, calls or losses.
enum FundBaseline: String, CaseIterable {
  case equalShares = "equal_shares"
  case inProportion = "in_proportion"
  case bestMultiplier = "best_multiplier"
  case given

  static let labels = ["optimum"] + allCases.map(\.rawValue)

  /// Money over industry and year.
  func money(_ terms: FundTerms, _ value: FundValue) -> [Double] {
    let years = terms.years.count
    let weights = weights(terms, value)
    let (whole, open) = (weights.reduce(0, +), terms.disbursementCeiling.reduce(0, +))
    guard whole > 0, open > 0 else { return terms.absorption.map { _ in 0 } }
    let paid = min(terms.payable, open)
    return terms.absorption.indices.map { place in
      let part = paid * weights[place / years] / whole * terms.disbursementCeiling[place % years] / open
      return min(part, terms.room[place])
    }
  }

  private func weights(_ terms: FundTerms, _ value: FundValue) -> [Double] {
    switch self {
    case .equalShares: return terms.industries.map { _ in 1 }
    case .inProportion: return terms.proportions
    case .given: return terms.givenDivision
    case .bestMultiplier:
      let (years, worths) = (terms.years.count, value.ofMoney(terms))
      let sums = terms.industries.indices.map { worths[$0 * years..<($0 + 1) * years].reduce(0, +) }
      let best = sums.indices.max { sums[$0] < sums[$1] }
      return sums.indices.map { $0 == best ? 1 : 0 }
    }
  }
}

extension FundValue {
  /// The worth of a division by the objective; in the worst scenario where that one decides.
  func worth(of money: [Double], _ terms: FundTerms) -> Double {
    let years = terms.years.count
    let byIndustry = terms.industries.indices.map { i in
      (0..<years).reduce(0) { sum, t in
        let invested = terms.leverage[i].investment(of: money[i * years + t])
        return sum + terms.additional[i] * invested * ofInvestment[i * years + t]
      }
    }
    guard terms.risk.decision == .worstCase, !terms.risk.scenarios.isEmpty else { return byIndustry.reduce(0, +) }
    let worths = terms.risk.scenarios.map { zip($0.worth, byIndustry).reduce(0) { $0 + $1.0 * $1.1 } }
    return worths.min() ?? 0
  }

  /// All that is payable at the highest worth of any industry and year: the optimum without limits.
  func unlimited(_ terms: FundTerms) -> Double { terms.payable * max(0, ofMoney(terms).max() ?? 0) }
}
