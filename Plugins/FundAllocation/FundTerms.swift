import SimulationKit

/// The parameters as the formulas read them, and what follows from them alone. Money in 1e8 CNY.
///
/// Arrays are flat: over `industry` and `year` at `industry * years + year`, over `industry` and `sector` likewise.
struct FundTerms {
  let industries: [String]
  let years: [String]
  let sectorCount: Int

  let registeredSize: Double
  let disbursedShare: Double
  /// By year.
  let disbursementCeiling: [Double]
  /// By industry.
  let floor: [Double]
  let ceiling: [Double]
  /// By industry and year.
  let absorption: [Double]

  /// By industry.
  let leverage: [Double]
  /// Additional investment per CNY of fund money, by industry.
  let additionalInvestment: [Double]
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
  /// The same output, discounted to the year of payment: by industry, year of payment and year of operation, of which
  /// there are `valuedYears`; 0 before operation begins.
  let discountedSold: [Double]

  /// The years of the run and those after it for which operation is still valued.
  var valuedYears: Int { years.count + terminalYears }

  /// The most that is paid over the whole run, 1e8 CNY.
  var payable: Double { registeredSize * disbursedShare }

  init(_ parameters: Parameters) {
    func values(_ key: String) -> [Double] { parameters.array(key).values }
    industries = parameters.labels("industry")
    years = parameters.labels("year")
    sectorCount = parameters.labels("sector").count
    registeredSize = parameters.number("registered_size")
    disbursedShare = parameters.number("disbursed_share")
    disbursementCeiling = values("disbursement_ceiling")
    floor = values("floor")
    ceiling = values("ceiling")
    absorption = values("absorption")
    leverage = values("leverage")
    additionalInvestment = zip(values("additional"), leverage).map { $0 * $1 }
    capitalBill = values("capital_bill")
    productMix = values("product_mix")
    lag = values("lag").map { Int($0.rounded()) }
    terminalYears = parameters.integer("terminal_years")
    let discount = 1 / (1 + parameters.number("discount_rate"))
    var discounts = [1.0]
    for n in 1..<max(1, years.count + terminalYears) { discounts.append(discounts[n - 1] * discount) }
    self.discounts = discounts
    sold = Self.sold(
      productivity: values("capital_productivity"), utilisation: values("utilisation"),
      additionally: values("sold_additionally"), years: years.count)
    discountedSold = Self.discounted(sold, lag, discounts, years: years.count, terminalYears: terminalYears)
  }

  private static func sold(
    productivity: [Double], utilisation: [Double], additionally: [Double], years: Int
  ) -> [Double] {
    utilisation.indices.map { productivity[$0 / years] * utilisation[$0] * additionally[$0 / years] }
  }

  /// After the run, output stays that of its last year.
  private static func discounted(
    _ sold: [Double], _ lag: [Int], _ discounts: [Double], years: Int, terminalYears: Int
  ) -> [Double] {
    let span = years + terminalYears
    var discounted = [Double](repeating: 0, count: sold.count * span)
    for (i, lag) in lag.enumerated() {
      for t in 0..<years {
        for s in stride(from: t + lag, to: span, by: 1) {
          discounted[(i * years + t) * span + s] = discounts[s - t] * sold[i * years + min(s, years - 1)]
        }
      }
    }
    return discounted
  }
}
