import SimulationKit

/// The economy's coefficients that a sample reads.
struct FundInputs {
  /// By sector.
  let multiplier: [Double]
  let domesticShare: [Double]
  /// By industry: the share of new output that adds to the region's, and the share of the fund's money that is not counted
  /// with another module.
  let additionalSales: [Double]
  let counted: [Double]
  /// By sector, for other objectives than value added; nil where the economy does not give them.
  var output: [Double]?
  var industrial: [Double]?
  var strategic: [Double]?
  var strategicGain: [Double]?
  /// Persons per CNY, by sector and year.
  var employment: [Double]?
  /// Gross fixed capital formation of the region, by year, 1 in the table's year.
  var capitalFormation: [Double]?

  init(multiplier: [Double], domesticShare: [Double], additionalSales: [Double], counted: [Double]) {
    (self.multiplier, self.domesticShare) = (multiplier, domesticShare)
    (self.additionalSales, self.counted) = (additionalSales, counted)
  }

  init(_ inputs: Inputs) {
    self.init(
      multiplier: inputs.array("value_added_multiplier").values, domesticShare: inputs.array("domestic_share").values,
      additionalSales: inputs.array("additional_sales_share").values, counted: inputs.array("counted_share").values)
    func optional(_ name: String) -> [Double]? { inputs.has(name) ? inputs.array(name).values : nil }
    output = optional("output_multiplier")
    industrial = optional("industrial_multiplier")
    strategic = optional("strategic_multiplier")
    strategicGain = optional("strategic_gain")
    employment = optional("employment_multiplier")
    if inputs.has("demand_index") {
      let index = inputs.array("demand_index")
      let years = index.labels[1].count
      capitalFormation = index.labels[0].firstIndex(of: AbsorptionRule.category).map {
        Array(index.values[$0 * years..<($0 + 1) * years])
      }
    }
  }

  /// To the bit, since 0 equals -0.
  func isSame(as other: FundInputs) -> Bool {
    zip(arrays, other.arrays).allSatisfy { one, another in
      guard let one, let another else { return one == nil && another == nil }
      return one.elementsEqual(another) { $0.bitPattern == $1.bitPattern }
    }
  }

  private var arrays: [[Double]?] {
    [
      multiplier, domesticShare, additionalSales, counted, output, industrial, strategic, strategicGain, employment,
      capitalFormation,
    ]
  }
}
