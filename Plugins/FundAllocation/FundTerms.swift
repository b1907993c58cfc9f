import SimulationKit

/// The parameters as the formulas read them. `[i]` is an industry, `[i, t]` an industry and a year of the run,
/// `[i, j]` an industry and a sector; money in 1e8 CNY.
struct FundTerms {
  let industries: [String]
  let sectors: [String]
  let years: [String]

  let registeredSize: Double
  let disbursedShare: Double
  let disbursementCeiling: LabelledArray
  let floor: LabelledArray
  let ceiling: LabelledArray
  let absorption: LabelledArray

  let leverage: LabelledArray
  let additional: LabelledArray
  let capitalBill: LabelledArray
  /// One year's discount factor, 1 / (1 + rate).
  let discount: Double

  let lag: [Int]
  let capitalProductivity: LabelledArray
  let utilisation: LabelledArray
  let soldAdditionally: LabelledArray
  let productMix: LabelledArray
  let terminalYears: Int

  init(_ parameters: Parameters) {
    industries = parameters.labels("industry")
    sectors = parameters.labels("sector")
    years = parameters.labels("year")
    registeredSize = parameters.number("registered_size")
    disbursedShare = parameters.number("disbursed_share")
    disbursementCeiling = parameters.array("disbursement_ceiling")
    floor = parameters.array("floor")
    ceiling = parameters.array("ceiling")
    absorption = parameters.array("absorption")
    leverage = parameters.array("leverage")
    additional = parameters.array("additional")
    capitalBill = parameters.array("capital_bill")
    discount = 1 / (1 + parameters.number("discount_rate"))
    lag = parameters.array("lag").values.map { Int($0.rounded()) }
    capitalProductivity = parameters.array("capital_productivity")
    utilisation = parameters.array("utilisation")
    soldAdditionally = parameters.array("sold_additionally")
    productMix = parameters.array("product_mix")
    terminalYears = parameters.integer("terminal_years")
  }

  /// The most that is paid over the whole run, 1e8 CNY.
  var payable: Double { registeredSize * disbursedShare }

  /// Additional investment per CNY of fund money.
  func additionalInvestment(_ i: Int) -> Double { additional[i] * leverage[i] }

  /// Output sold additionally in the year of operation `s` (an index of the run's years) per CNY of capital.
  func sold(_ i: Int, _ s: Int) -> Double { capitalProductivity[i] * utilisation[i, s] * soldAdditionally[i] }
}
