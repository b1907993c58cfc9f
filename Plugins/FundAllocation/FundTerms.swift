import SimulationKit

/// The parameters as the formulas read them, and what follows from them alone. Money in 1e8 CNY.
///
/// Arrays are flat: over `industry` and `year` at `industry * years + year`, over `industry` and `sector` likewise.
struct FundTerms {
  let industries: [String]
  let years: [String]
  let sectorCount: Int

  let money: FundMoney
  /// By year.
  let disbursementCeiling: [Double]
  /// By industry.
  private(set) var floor: [Double]
  private(set) var ceiling: [Double]
  /// By industry: the years whose payments count towards the floor.
  private(set) var floorYears: [Range<Int>]
  /// By industry and year: investment, and the fund's money that it takes.
  private(set) var absorption: [Double]
  private(set) var room: [Double]
  let absorptionRule: AbsorptionRule

  /// By industry; all have the same number of tiers.
  let leverage: [LeverageTiers]
  /// By industry: the share of investment that would not happen without the fund.
  let additional: [Double]
  /// By industry and sector.
  let capitalBill: [Double]
  let productMix: [Double]

  /// Years from the payment to the first year of operation, by industry.
  let lag: [Int]
  let terminalYears: Int
  /// Output sold additionally per CNY of capital, by industry and year of operation.
  let sold: [Double]
  /// Discount factors: of n years at n, 1 / (1 + rate) each.
  let discounts: [Double]
  /// The same output summed over the years of operation, each discounted to the year of payment: by industry and year of
  /// payment, in the run and after it.
  let soldInTheRun: [Double]
  let soldAfterTheRun: [Double]

  let goals: FundGoals
  let risk: FundRisk
  /// The proportional division, in any unit; equal where the scenario gives none. By industry.
  let proportions: [Double]
  /// Shares of the optimum that may be given up.
  let rangeSlack: Double
  /// Weights of a division that the scenario gives, by industry.
  let givenDivision: [Double]
  let stages: FundStages
  private(set) var programmes: PlanProgrammes

  var tierCount: Int { leverage.first?.leverages.count ?? 1 }

  /// The most that is paid over the whole run, 1e8 CNY.
  var payable: Double { money.payable }

  init(_ parameters: Parameters) {
    func values(_ key: String) -> [Double] { parameters.array(key).values }
    industries = parameters.labels("industry")
    years = parameters.labels("year")
    sectorCount = parameters.labels("sector").count
    let count = years.count
    money = FundMoney(parameters)
    disbursementCeiling = values("disbursement_ceiling")
    floor = values("floor")
    ceiling = values("ceiling")
    absorptionRule = AbsorptionRule(rawValue: parameters.text("absorption_follows")) ?? .years
    let growth = absorptionRule == .growth && parameters.has("absorption_growth") ? values("absorption_growth") : nil
    absorption = values("absorption").enumerated().map { place, limit in
      growth.map { limit * Self.power(1 + $0[place / count], place % count) } ?? limit
    }
    leverage = Self.leverage(parameters)
    room = []
    additional = values("additional")
    capitalBill = values("capital_bill")
    productMix = values("product_mix")
    lag = values("lag").map { Int($0.rounded()) }
    let countsAll = parameters.text("floor_counts") == FloorCounts.paid.rawValue
    floorYears = lag.map { 0..<(countsAll ? count : max(0, count - $0)) }
    terminalYears = parameters.integer("terminal_years")
    let discount = 1 / (1 + parameters.number("discount_rate"))
    var discounts = [1.0]
    for n in 1..<max(1, count + terminalYears) { discounts.append(discounts[n - 1] * discount) }
    self.discounts = discounts
    let (productivity, utilisation) = (values("capital_productivity"), values("utilisation"))
    let additionally = values("sold_additionally")
    sold = utilisation.indices.map { productivity[$0 / count] * utilisation[$0] * additionally[$0 / count] }
    soldInTheRun = Self.discounted(sold, lag, discounts, years: count, operating: 0..<count)
    soldAfterTheRun = Self.discounted(sold, lag, discounts, years: count, operating: count..<count + terminalYears)
    goals = FundGoals(parameters)
    risk = FundRisk(parameters)
    proportions = parameters.has("proportional_to") ? values("proportional_to") : industries.map { _ in 1 }
    rangeSlack = parameters.number("range_slack")
    givenDivision = values("given_division")
    stages = FundStages(parameters)
    programmes = PlanProgrammes(parameters)
    room = rooms
  }

  /// The fund's money that industries take, by industry and year.
  private var rooms: [Double] {
    var rooms: [Double] = []
    for (place, most) in absorption.enumerated() { rooms.append(leverage[place / years.count].money(for: most)) }
    return rooms
  }

  /// Which money meets a floor.
  enum FloorCounts: String, CaseIterable {
    /// Money for capacity that operates by the last year of the run.
    case operating
    case paid
  }

  private static func leverage(_ parameters: Parameters) -> [LeverageTiers] {
    let records = parameters.has("leverage_tiers") ? parameters.records("leverage_tiers") : []
    let tiers = records.map { record in
      (from: record.fields.array("from").values, multiple: record.fields.array("multiple").values)
    }
    return parameters.array("leverage").values.enumerated().map { i, first in
      LeverageTiers(
        starts: [0] + tiers.map { $0.from[i] }, leverages: [first] + tiers.map { first * $0.multiple[i] })
    }
  }

  private static func power(_ base: Double, _ exponent: Int) -> Double {
    (0..<exponent).reduce(1) { power, _ in power * base }
  }

  /// After the run, output stays that of its last year.
  private static func discounted(
    _ sold: [Double], _ lag: [Int], _ discounts: [Double], years: Int, operating: Range<Int>
  ) -> [Double] {
    var sums = [Double](repeating: 0, count: sold.count)
    for (i, lag) in lag.enumerated() {
      for t in 0..<years {
        for s in operating where s >= t + lag {
          sums[i * years + t] += discounts[s - t] * sold[i * years + min(s, years - 1)]
        }
      }
    }
    return sums
  }

  /// Investment per CNY of fund money in a tier that would not happen without the fund.
  func additionalInvestment(_ industry: Int, tier: Int) -> Double {
    additional[industry] * leverage[industry].leverages[tier]
  }

  /// The most money of an industry in a year within a tier.
  func room(_ industry: Int, _ year: Int, tier: Int) -> Double {
    leverage[industry].room(tier, upTo: room[industry * years.count + year])
  }

  func received(_ money: [Double], _ industry: Int) -> Double {
    money[industry * years.count..<(industry + 1) * years.count].reduce(0, +)
  }
}

extension FundTerms {
  func with(absorption: [Double]) -> FundTerms {
    var terms = self
    terms.absorption = absorption
    terms.room = terms.rooms
    return terms
  }

  /// The same without floors, for the question what they miss.
  var withoutFloors: FundTerms {
    var terms = self
    terms.floor = floor.map { _ in 0 }
    terms.ceiling = ceiling.map { _ in .infinity }
    terms.floorYears = floorYears.map { _ in 0..<years.count }
    terms.programmes = programmes.withoutLimits
    return terms
  }
}
