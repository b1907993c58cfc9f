public import Diagnostics
import LinearAlgebra

/// Production and consumption accounts of one indicator for a region with competitive imports, in the names of pymrio
/// (Stadler 2021): what is made here and what is used here.
///
/// One region's table does not say how its imports are made; they are valued as if made at home (the domestic technology
/// assumption; Miller & Blair 2009, section 10.7.2). Production = consumption - imports + exports + residual, exactly.
public struct RegionalFootprint: Sendable {
  public let sectors: [Sector]
  /// The indicator, its unit and the sectors' own figures.
  public let figures: IndicatorFigures
  /// D_pba of each producing sector: its own figure.
  public let production: [Double]
  /// D_cba of each product: all that regional final demand for it calls forth, here and elsewhere.
  public let consumption: [Double]
  /// D_cba by category of regional final demand, each an entry per product.
  public let consumptionByCategory: [DemandDriver]
  /// D_imp of each product: the part of D_cba that arises elsewhere.
  public let imports: [Double]
  /// D_exp of each producing sector: what exports and outflow call forth in it.
  public let exports: [Double]
  /// The part of each producing sector that the table's residual calls forth.
  public let residual: [Double]

  /// - Throws: `InvalidInput` that names the row which the table lacks, or if the economy with inputs of all origins is not
  ///   productive.
  public init(of indicator: Indicator, in model: RegionalModel) throws(InvalidInput) {
    let table = model.table
    let figures = try table.figures(of: indicator)
    let total = try model.totalSystem()
    let outside = table.outsideDemand.reduce(Array(repeating: 0, count: table.sectors.count)) { sum, category in
      zip(sum, category.values).map(+)
    }
    let coefficients = figures.coefficients
    let (everywhere, here, outputs) = try explaining("the footprint") { () throws(LinearAlgebraError) in
      let demand = Matrix(columns: [outside, model.residual], rows: outside.count)
      return (
        try total.multipliers(of: coefficients), try model.regional.multipliers(of: coefficients),
        try model.regional.outputs(for: demand)
      )
    }
    sectors = table.sectors
    self.figures = figures
    production = figures.totals
    consumptionByCategory = table.regionalDemand.map { category in
      DemandDriver(name: category.code, values: zip(everywhere, category.values).map(*))
    }
    let demand = table.regionalDemand.reduce(Array(repeating: 0, count: sectors.count)) { sum, category in
      zip(sum, category.values).map(+)
    }
    consumption = zip(everywhere, demand).map(*)
    imports = demand.indices.map { i in
      (everywhere[i] - here[i] * (1 - model.importShares[i])) * demand[i]
    }
    exports = zip(coefficients, outputs.column(0)).map(*)
    residual = zip(coefficients, outputs.column(1)).map(*)
  }
}
