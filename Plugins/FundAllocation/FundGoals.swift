import SimulationKit

/// A measure of what money is worth to the region.
enum FundGoal: String, CaseIterable {
  /// Value added, discounted, over the years in which plants operate.
  case valueAdded = "value_added"
  /// Output, likewise.
  case output
  /// Value added of the strategic industries in industry, in the target year.
  case strategicValueAdded = "strategic_value_added"
  /// The same, less the target share of what industry as a whole gains: what is missing to the share, in money.
  case strategicShare = "strategic_share"
  /// The value-added multiplier of demand for the industry's products: neither building, nor time, nor sales.
  case demandMultiplier = "demand_multiplier"
  /// Jobs in the target year, each at a stated worth.
  case jobs

  /// Goals that the economy counts in money; jobs are told in persons.
  static let ofMoney = allCases.filter { $0 != .jobs }

  /// Whether one year counts instead of the present value of all.
  var countsTargetYear: Bool { [.strategicValueAdded, .strategicShare, .jobs].contains(self) }
}

/// The objective: a goal, or a weighted sum of several.
struct FundGoals: Equatable {
  static let weighted = "weighted"

  /// Weights of the goals that count.
  let weights: [(goal: FundGoal, weight: Double)]
  /// The place among the years of the run.
  let targetYear: Int
  let targetShare: Double
  /// CNY a job.
  let jobWorth: Double

  init(_ parameters: Parameters) {
    let objective = parameters.text("objective")
    if let goal = FundGoal(rawValue: objective) {
      weights = [(goal, 1)]
    } else {
      let weights = parameters.array("goal_weight").values + [parameters.number("jobs_weight")]
      self.weights = zip(FundGoal.ofMoney + [.jobs], weights).filter { $1 != 0 }
    }
    let years = parameters.labels("year")
    targetYear = years.firstIndex(of: "\(parameters.integer("target_year"))") ?? max(0, years.count - 1)
    targetShare = parameters.number("target_share")
    jobWorth = parameters.number("job_worth")
  }

  var isValueAdded: Bool { weights.count == 1 && weights[0].goal == .valueAdded && weights[0].weight == 1 }

  static func == (a: FundGoals, b: FundGoals) -> Bool {
    a.targetYear == b.targetYear && a.targetShare == b.targetShare && a.jobWorth == b.jobWorth
      && a.weights.elementsEqual(b.weights) { $0.goal == $1.goal && $0.weight == $1.weight }
  }
}
