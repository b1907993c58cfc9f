import SimulationKit

@testable import FundAllocation

/// A fund as a test writes it: per industry, the same in every year unless said otherwise. Industry i buys the product
/// of sector i only and makes it only, so that the multiplier of sector i is what building in industry i is worth.
struct FundCase {
  var industries: [String]
  var years: [String]
  var registeredSize: Double
  var disbursedShare = 1.0
  /// By year; nil for no limit that binds.
  var disbursementCeiling: [Double]?
  var floor: [Double]
  var ceiling: [Double]
  /// By industry, then year.
  var absorption: [[Double]]
  var leverage: [Double]
  var additional: [Double]
  var discountRate = 0.0
  var lag: [Double]
  var capitalProductivity: [Double]
  var utilisation: [[Double]]
  var soldAdditionally: [Double]
  var terminalYears = 0
  var capitalBill: [[Double]]
  var productMix: [[Double]]
  /// Values of other keys; those that are not here have the manifest's defaults.
  var others: [String: ParameterValue] = [:]

  init(_ industries: [String], years: [String], registeredSize: Double) {
    let n = industries.count
    let each = { (value: Double) in Array(repeating: value, count: n) }
    let square = industries.indices.map { i in industries.indices.map { $0 == i ? 1.0 : 0 } }
    self.industries = industries
    self.years = years
    self.registeredSize = registeredSize
    floor = each(0)
    ceiling = each(1e6)
    absorption = Array(repeating: Array(repeating: 1e6, count: years.count), count: n)
    leverage = each(1)
    additional = each(1)
    lag = each(0)
    capitalProductivity = each(0)
    utilisation = Array(repeating: Array(repeating: 1, count: years.count), count: n)
    soldAdditionally = each(1)
    capitalBill = square
    productMix = square
  }

  /// The one-period case: eight industries, 100 to divide, 4 to 20 each, and the multipliers below.
  static func onePeriod() -> FundCase {
    var fund = FundCase(FundAllocation.industries, years: ["2017"], registeredSize: 100)
    fund.floor = Array(repeating: 4, count: 8)
    fund.ceiling = Array(repeating: 20, count: 8)
    fund.leverage = [4, 3.5, 3, 4, 2.5, 5, 2, 3]
    fund.absorption = [60, 50, 40, 45, 30, 70, 25, 35].map { [$0] }
    return fund
  }

  static let onePeriodMultipliers = [2.4, 2.2, 2.6, 2.1, 2.3, 1.9, 2.8, 2.2]

  var parameters: Parameters {
    let sectors = industries.indices.map { "S\($0 + 1)" }
    let ceilings = disbursementCeiling ?? Array(repeating: 1e6, count: years.count)
    let axes = AxisLabels([
      "industry": industries, "counterpart": industries, "sector": sectors, "year": years, "goal": label("goal"),
      "stage": label("stage"), "amount": label("amount"), "bound": label("bound"), "division": label("division"),
      "part": label("part"), "point": label("point"), "programme": programmes,
    ])
    let values: [String: ParameterValue] = [
      "registered_size": .number(registeredSize), "disbursed_share": .number(disbursedShare),
      "disbursement_ceiling": .array(ceilings), "floor": .array(floor), "ceiling": .array(ceiling),
      "absorption": .array(absorption.flatMap { $0 }), "leverage": .array(leverage),
      "additional": .array(additional), "capital_bill": .array(capitalBill.flatMap { $0 }),
      "discount_rate": .number(discountRate), "lag": .array(lag),
      "capital_productivity": .array(capitalProductivity), "utilisation": .array(utilisation.flatMap { $0 }),
      "sold_additionally": .array(soldAdditionally), "product_mix": .array(productMix.flatMap { $0 }),
      "terminal_years": .integer(terminalYears),
    ]
    return Parameters(
      declarations: declarations, axes: axes,
      values: declarations.completed(values.merging(others) { $1 }, mode: nil, axes: axes))
  }

  private var programmes: [String] {
    if case .records(let records)? = others["programmes"] { records.map(\.name) } else { [] }
  }

  private var declarations: [ParameterDeclaration] { FundAllocation.manifest.parameters }

  private func label(_ axis: String) -> [String] {
    FundAllocation.manifest.axes.first { $0.name == axis }?.labels ?? []
  }

  var terms: FundTerms { FundTerms(parameters) }

  /// Runs the module once.
  /// - Parameters:
  ///   - others: optional inputs by sector, or by sector and year.
  ///   - demand: growth of final demand by category and year.
  func run(
    multiplier: [Double], others: [String: [Double]] = [:], demand: [String: [Double]]? = nil
  ) throws -> Outputs {
    var module = try FundAllocation(parameters)
    return try module.answer(parameters, multiplier: multiplier, others: others, demand: demand)
  }
}

extension FundAllocation {
  /// One sample in this session, as the kit runs it; every product is supplied by the region and sold beyond it.
  mutating func answer(
    _ parameters: Parameters, multiplier: [Double], others: [String: [Double]] = [:],
    demand: [String: [Double]]? = nil
  ) throws -> Outputs {
    var empty: [String: LabelledArray] = [:]
    for output in Self.manifest.outputs {
      empty[output.name] = LabelledArray(zeroOver: output.axes, labels: output.axes.map(parameters.labels))
    }
    let sectors = [parameters.labels("sector")]
    let industries = parameters.labels("industry")
    let byIndustry = LabelledArray(axes: ["industry"], labels: [industries], values: industries.map { _ in 1 })
    var given: [String: LabelledArray] = [
      "value_added_multiplier": LabelledArray(axes: ["sector"], labels: sectors, values: multiplier),
      "domestic_share": LabelledArray(axes: ["sector"], labels: sectors, values: multiplier.map { _ in 1 }),
      "additional_sales_share": byIndustry, "counted_share": byIndustry,
    ]
    let years = parameters.labels("year")
    if let demand = demand?.sorted(by: { $0.key < $1.key }) {
      given["demand_index"] = LabelledArray(
        axes: ["final_demand", "year"], labels: [demand.map(\.key), years], values: demand.flatMap(\.value))
    }
    let inputs = Inputs(
      given.merging(
        others.mapValues { values in
          values.count == multiplier.count
            ? LabelledArray(axes: ["sector"], labels: sectors, values: values)
            : LabelledArray(axes: ["sector", "year"], labels: sectors + [years], values: values)
        }
      ) { $1 })
    var outputs = Outputs(empty)
    try run(inputs, into: &outputs, progress: Progress { _, _ in true })
    return outputs
  }
}
