import SimulationKit

/// The parameters of one technology as the formulas read them; arrays by year of the run unless said otherwise.
struct TechnologyTerms {
  let name: String
  let years: [String]
  /// GW at the end of the year before the first.
  let capacityBefore: Double
  var capacity: Capacity
  let fullLoadHours: Double
  /// Whether a share is that of the year itself, and not that of a full year of the capacity at its end.
  let countsMidYear: Bool
  let curve: LearningCurve
  /// National or global, GW.
  let cumulativeCapacity: [Double]
  let taxShare: Double
  /// By sector.
  let billShares: [Double]

  /// Where the capacity at the end of each year comes from.
  enum Capacity {
    /// GW.
    case path([Double])
    /// Shares of the demand.
    case share([Double])
    /// GW, with what begins to work in each year; of a plan.
    case plan([Double], additions: [Double])
  }

  /// Where the path is given, GW at the end of the year.
  func target(in year: Int) -> Double {
    if case .path(let path) = capacity { path[year] } else { 0 }
  }

  /// By year, the capital cost after learning over the one stated.
  func learntFactors(ownAdditions: [Double]) -> [Double] {
    var curve = curve
    curve.cost = 1
    return curve.costs(cumulative: cumulativeCapacity, ownAdditions: ownAdditions)
  }

  init(_ parameters: Parameters, _ index: Int) {
    func number(_ key: String) -> Double { parameters.array(key)[index] }
    func row(_ key: String) -> [Double] { parameters.array(key).row(index) }
    name = parameters.labels("technology")[index]
    years = parameters.labels("year")
    capacityBefore = number("capacity_before")
    capacity = parameters.followsShares ? .share(row("share")) : .path(row("capacity"))
    fullLoadHours = number("full_load_hours")
    countsMidYear = parameters.followsShares && parameters.has("counting") && parameters.text("counting") == "mid_year"
    curve = LearningCurve(
      cost: number("capital_cost"), reference: number("cumulative_capacity_reference"), rate: number("learning_rate"),
      spillover: number("spillover_share"))
    cumulativeCapacity = row("cumulative_capacity")
    taxShare = number("tax_share")
    billShares = row("bill_shares")
  }
}
