import SimulationKit

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
/// taken off them; what takes the place of other output of the region adds nothing. Other goals put other sums over the
/// inverse in the place of v'L.
struct FundValue {
  /// Value added per CNY of additional investment, over `industry`.
  let building: [Double]
  /// Value added per CNY of additional investment, over `industry` and `year`, discounted to the year of payment.
  let operation: [Double]
  /// By the objective, per CNY of additional investment, over `industry` and `year`: discounted to the first year of the
  /// run, or of the target year.
  let ofInvestment: [Double]
  /// The parts of it from operation, in the run and after its last year.
  let operatingInTheRun: [Double]
  let operatingAfterTheRun: [Double]

  /// - Throws: `SampleProblem` where the economy does not give what the objective reads.
  init(_ terms: FundTerms, _ inputs: FundInputs) throws(SampleProblem) {
    let added = GoalWorth(inputs.multiplier, gain: nil, terms, inputs)
    building = added.building
    let years = terms.years.count
    operation = terms.sold.indices.map {
      added.perOutput[$0 / years] * (terms.soldInTheRun[$0] + terms.soldAfterTheRun[$0])
    }
    var whole = terms.sold.map { _ in 0.0 }
    var (during, after) = (whole, whole)
    for (goal, weight) in terms.goals.weights {
      let parts = goal == .valueAdded ? added.presentValue(terms) : try Self.worth(of: goal, terms, inputs)
      for k in whole.indices {
        whole[k] += weight * parts[k].whole
        during[k] += weight * parts[k].during
        after[k] += weight * parts[k].after
      }
    }
    (ofInvestment, operatingInTheRun, operatingAfterTheRun) = (whole, during, after)
  }

  /// Per CNY of fund money in the first tier of leverage, over `industry` and `year`.
  func ofMoney(_ terms: FundTerms) -> [Double] {
    ofInvestment.indices.map { ofInvestment[$0] * terms.additionalInvestment($0 / terms.years.count, tier: 0) }
  }

  /// A goal's worth of a CNY of additional investment, over `industry` and `year`.
  /// - Throws: `SampleProblem` where the economy does not give what the goal reads.
  static func worth(
    of goal: FundGoal, _ terms: FundTerms, _ inputs: FundInputs
  ) throws(SampleProblem) -> [(whole: Double, during: Double, after: Double)] {
    func given(_ values: [Double]?, _ what: String) throws(SampleProblem) -> [Double] {
      guard let values else { throw .failed("the objective '\(goal.rawValue)' needs \(what)") }
      return values
    }
    let ofParts = "strategic industries that are sectors of the table (economy.parts)"
    switch goal {
    case .valueAdded: return GoalWorth(inputs.multiplier, gain: nil, terms, inputs).presentValue(terms)
    case .output:
      return GoalWorth(try given(inputs.output, "output multipliers"), gain: nil, terms, inputs).presentValue(terms)
    case .demandMultiplier:
      let sectors = terms.sectorCount
      return terms.sold.indices.map { place in
        let (i, t) = (place / terms.years.count, place % terms.years.count)
        let mix = terms.productMix[i * sectors..<(i + 1) * sectors]
        let worth = zip(inputs.multiplier, mix).reduce(0) { $0 + $1.0 * $1.1 }
        return (terms.discounts[t] * worth, 0, 0)
      }
    case .strategicValueAdded, .strategicShare:
      var multiplier = try given(inputs.strategic, ofParts)
      if goal == .strategicShare {
        let whole = try given(inputs.industrial, "the multipliers of industry")
        for j in multiplier.indices { multiplier[j] -= terms.goals.targetShare * whole[j] }
      }
      return GoalWorth(multiplier, gain: try given(inputs.strategicGain, ofParts), terms, inputs).inTargetYear(terms)
    case .jobs:
      let jobs = try given(
        inputs.employment.flatMap { $0.contains { $0 != 0 } ? $0 : nil },
        "jobs per output: an account of them in [economy.satellites], and inputs.employment_multiplier = "
          + "\"economy.satellite_NAME_multiplier\" with its name")
      let years = terms.years.count
      let ofYear = (0..<terms.sectorCount).map { terms.goals.jobWorth * jobs[$0 * years + terms.goals.targetYear] }
      return GoalWorth(ofYear, gain: nil, terms, inputs).inTargetYear(terms)
    }
  }
}

/// Purchases and new output valued by a sum over the inverse, by industry.
private struct GoalWorth {
  private(set) var building: [Double] = []
  private(set) var perOutput: [Double] = []

  /// - Parameters:
  ///   - multiplier: per unit of demand for a sector's regional product.
  ///   - gain: per unit of a sector's output that is known to be a strategic industry's, whatever it displaces.
  init(_ multiplier: [Double], gain: [Double]?, _ terms: FundTerms, _ inputs: FundInputs) {
    for i in terms.industries.indices {
      var atHome = 0.0
      var perOutput = 0.0
      for j in 0..<terms.sectorCount {
        let place = i * terms.sectorCount + j
        atHome += multiplier[j] * inputs.domesticShare[j] * terms.capitalBill[place]
        perOutput += (inputs.additionalSales[i] * multiplier[j] + (gain?[j] ?? 0)) * terms.productMix[place]
      }
      building.append(inputs.counted[i] * atHome)
      self.perOutput.append(inputs.counted[i] * perOutput)
    }
  }

  /// Discounted to the first year of the run.
  func presentValue(_ terms: FundTerms) -> [(whole: Double, during: Double, after: Double)] {
    let years = terms.years.count
    return terms.sold.indices.map { place in
      let (i, discount) = (place / years, terms.discounts[place % years])
      let during = discount * terms.soldInTheRun[place] * perOutput[i]
      let after = discount * terms.soldAfterTheRun[place] * perOutput[i]
      return (discount * building[i] + during + after, during, after)
    }
  }

  /// Building and operation in the target year.
  func inTargetYear(_ terms: FundTerms) -> [(whole: Double, during: Double, after: Double)] {
    let (years, target) = (terms.years.count, terms.goals.targetYear)
    return terms.sold.indices.map { place in
      let (i, t) = (place / years, place % years)
      let during = t + terms.lag[i] <= target ? terms.sold[i * years + target] * perOutput[i] : 0
      return ((t == target ? building[i] : 0) + during, during, 0)
    }
  }
}
