import LinearProgramming

/// An optimal division of the fund. Money in 1e8 CNY; prices in worth per CNY.
struct FundPlan: Equatable {
  /// Over `industry` and `year`.
  var money: [Double]
  var objective: Double
  /// Of the money paid in all.
  var totalPrice = 0.0
  /// Over `year`: of what is paid in it, and of what may be called by its end.
  var paymentPrice: [Double]
  var callPrice: [Double]
  /// Over `industry` and `year`, per CNY of investment.
  var absorptionPrice: [Double]
  /// Over `industry`: the ceiling's price, and below zero the floor's.
  var quotaPrice: [Double]
  /// Over programme and industry, and the price of each programme's limits; empty without programmes.
  var throughProgrammes: [Double]
  var programmePrice: [Double]

  init(_ solution: LinearProgramSolution, _ limits: FundLimits, _ terms: FundTerms) {
    let (years, tiers) = (terms.years.count, limits.shape.tiers)
    objective = solution.objective
    money = Array(repeating: 0, count: terms.absorption.count)
    for (place, variable) in limits.money.enumerated() { money[place / tiers] += solution[variable] }
    paymentPrice = Array(repeating: 0, count: years)
    callPrice = paymentPrice
    absorptionPrice = Array(repeating: 0, count: money.count)
    quotaPrice = Array(repeating: 0, count: terms.industries.count)
    throughProgrammes = Array(repeating: 0, count: limits.shape.programmes.count * terms.industries.count)
    programmePrice = Array(repeating: 0, count: limits.shape.programmes.count)
    for (pair, variable) in zip(limits.shape.pairs, limits.through) {
      throughProgrammes[pair.programme * terms.industries.count + pair.industry] = solution[variable]
    }
    for place in money.indices {
      // The tier in which the room for money ends is the one whose bound is the absorption limit.
      let leverage = terms.leverage[place / years]
      guard terms.room[place].isFinite else { continue }
      let tier = leverage.tier(of: terms.room[place])
      let price = solution.reducedCost(of: limits.money[place * tiers + tier])
      if price > 0 { absorptionPrice[place] = price / leverage.leverages[tier] }
    }
    for i in terms.industries.indices {
      let (ceiling, floor) = (
        solution.reducedCost(of: limits.above[i]), solution.reducedCost(of: limits.below[i])
      )
      quotaPrice[i] = max(0, ceiling) - max(0, floor)
    }
    for (limit, _, row) in limits.rows {
      let price = solution.dual(of: row)
      switch limit {
      case .total: totalPrice = price
      case .payment(let t): paymentPrice[t] = price
      case .called(let t): callPrice[t] = price
      case .floor(let i): quotaPrice[i] += price
      case .programme(let p): programmePrice[p] = price
      case .quota, .stage, .part, .through, .tail, .loss, .worst: continue
      }
    }
  }

  /// Money to be paid that finds no project, beyond rounding.
  func moneyLeft(_ terms: FundTerms) -> Double? {
    let left = terms.payable - money.reduce(0, +)
    return left > 1e-6 * (1 + terms.payable) ? left : nil
  }

  /// Payments of a year, to all industries.
  func paid(_ terms: FundTerms) -> [Double] {
    let years = terms.years.count
    return (0..<years).map { t in terms.industries.indices.reduce(0) { $0 + money[$1 * years + t] } }
  }

  /// Money received over the run, by industry.
  func received(_ terms: FundTerms) -> [Double] { terms.industries.indices.map { terms.received(money, $0) } }

  /// The objective's parts: from building, from operation in the run and from operation after it.
  func parts(_ terms: FundTerms, _ value: FundValue) -> (building: Double, during: Double, after: Double) {
    var parts = (building: 0.0, during: 0.0, after: 0.0)
    for (place, paid) in money.enumerated() where paid != 0 {
      let i = place / terms.years.count
      let invested = terms.additional[i] * terms.leverage[i].investment(of: paid)
      let (during, after) = (value.operatingInTheRun[place], value.operatingAfterTheRun[place])
      parts.during += invested * during
      parts.after += invested * after
      parts.building += invested * (value.ofInvestment[place] - during - after)
    }
    return parts
  }

  /// Money whose plants do not operate before the run ends.
  func idle(_ terms: FundTerms) -> Double {
    let years = terms.years.count
    return money.enumerated().reduce(0) { sum, entry in
      entry.offset % years + terms.lag[entry.offset / years] >= years ? sum + entry.element : sum
    }
  }
}
