public import Diagnostics
public import LinearAlgebra
import NumberText

/// The competitive-import model of one table: x = (I - (I - M̂)A)⁻¹ [(I - M̂)f + e + o + r], which returns the table's
/// own output exactly (Miller & Blair 2009, section 3.2.2; Chenery-Moses import shares by row).
public struct RegionalModel: Sendable {
  public let table: InputOutputTable
  /// m: (imports + inflow) / regional use, clipped to [0, 1].
  public let importShares: [Double]
  /// Value added per unit of output.
  public let valueAddedCoefficients: [Double]
  /// r: what the identity leaves over (error column, rounding, clipping), kept as a driver of its own.
  public let residual: [Double]
  /// (I - M̂)A, factored.
  public let regional: LeontiefSystem
  /// Which import shares were clipped, each sector by name, a residual or re-exports of a tenth of value added or more, and
  /// whether the equations are nearly singular; empty for a table whose shares all lie in [0, 1], whose rows balance and whose
  /// condition estimate is at most 1e10.
  public var findings: [Diagnostic]

  /// - Throws: `InvalidInput` with the errors of `table.check(tolerating:)`, or if the regional economy is not productive.
  public init(_ table: InputOutputTable, tolerating: Set<TableFault> = []) throws(InvalidInput) {
    let errors = table.check(tolerating: tolerating).filter { $0.severity == .error }
    if !errors.isEmpty { throw InvalidInput(errors) }
    self.table = table
    let x = table.grossOutput
    valueAddedCoefficients = table.perUnitOfOutput(table.totalValueAdded)
    let clipped: [Diagnostic]
    (importShares, clipped) = Self.importShares(of: table)
    let shares = importShares.map { 1 - $0 }
    // Where the table tells imports apart, its own domestic uses count and not a share of each row.
    regional = try LeontiefSystem(
      flows: table.domesticIntermediate, rowFactors: table.usesByOrigin == nil ? shares : table.sectors.map { _ in 1 },
      columnFactors: table.outputReciprocals, sectors: table.sectors)
    findings = clipped + table.weightOfResidualAndReexports() + regional.findings
    var left = zip(x, regional.inputs(for: x)).map(-)
    for (place, category) in table.finalDemand.enumerated() {
      if let domestic = table.usesByOrigin?.domesticDemand[place] {
        for i in left.indices { left[i] -= domestic[i] }
        continue
      }
      for i in left.indices { left[i] -= (category.role.isRegional ? shares[i] : 1) * category.values[i] }
    }
    residual = left
  }

  /// A = Z x̂⁻¹, formed on request; the column of a sector without output is zero.
  public var technicalCoefficients: Matrix { table.intermediate.scalingColumns(by: table.outputReciprocals) }

  /// The name of the residual among the drivers.
  public static let residualName = "residual"

  /// The table's year as a state: one driver for each category of final demand, and the residual.
  public var state: EconomyState {
    func drivers(_ categories: [FinalDemandCategory]) -> [DemandDriver] {
      categories.map { DemandDriver(name: $0.code, values: $0.values) }
    }
    return EconomyState(
      sectors: table.sectors, technicalCoefficients: technicalCoefficients, importShares: importShares,
      valueAddedCoefficients: valueAddedCoefficients, regionalDemand: drivers(table.regionalDemand),
      directDemand: drivers(table.outsideDemand) + [DemandDriver(name: Self.residualName, values: residual)])
  }

  /// (I - A) with inputs of all origins, factored. v'L of it is 1 for every sector (all value is added somewhere), so it
  /// ranks nothing by value added.
  /// - Throws: `InvalidInput` if inputs of all origins use up what is made.
  public func totalSystem() throws(InvalidInput) -> LeontiefSystem {
    if table.importTreatment == .domesticOnly {
      throw InvalidInput(
        .error(
          "the table holds domestic uses alone, and not the products that are imported",
          advice: "ask for the regional inverse"))
    }
    return try LeontiefSystem(
      flows: table.intermediate, columnFactors: table.outputReciprocals, sectors: table.sectors)
  }

  /// The column sums of the regional inverse.
  public func outputMultipliers() throws(InvalidInput) -> [Double] {
    try explaining { () throws(LinearAlgebraError) in try regional.outputMultipliers() }
  }

  /// v'L of the regional inverse: the region's value added for a unit of final demand for its own product. It values
  /// final demand for a product, not investment in an industry.
  public func valueAddedMultipliers() throws(InvalidInput) -> [Double] {
    try explaining { () throws(LinearAlgebraError) in try regional.multipliers(of: valueAddedCoefficients) }
  }

  /// The value added that each category of final demand and the residual call forth; the sum is the table's value added.
  public func valueAddedByDriver() throws(InvalidInput) -> [(name: String, value: Double)] {
    let multipliers = try valueAddedMultipliers()
    return domesticDrivers.map { driver in
      (driver.name, zip(multipliers, driver.values).reduce(0) { $0 + $1.0 * $1.1 })
    }
  }

  /// Purchases of the region's own products by each category of final demand and the residual.
  private var domesticDrivers: [DemandDriver] {
    guard let uses = table.usesByOrigin else { return state.domesticDemand }
    return zip(table.finalDemand, uses.domesticDemand).map { DemandDriver(name: $0.code, values: $1) }
      + [DemandDriver(name: Self.residualName, values: residual)]
  }

  /// M̂ of a table, with a warning for each share that is clipped.
  package static func importShares(of table: InputOutputTable) -> ([Double], [Diagnostic]) {
    var findings: [Diagnostic] = []
    let use = table.regionalUse
    let shares = table.sectors.indices.map { i in
      let imported = table.imports[i] + table.inflow[i]
      guard imported != 0 else { return 0.0 }
      let share = use[i] > 0 ? imported / use[i] : imported > 0 ? .infinity : -.infinity
      guard !(0...1).contains(share) else { return share }
      let clipped = share > 1 ? 1.0 : 0.0
      findings.append(
        Diagnostic(
          .warning, at: table.locations?.rows[i],
          "imports and inflow of \(table.sectors[i].code) are \(formatNumber(imported)), its use in the region "
            + "\(formatNumber(use[i])): the import share is taken as \(formatNumber(clipped))",
          advice: "the residual carries the difference"))
      return clipped
    }
    return (shares, findings)
  }
}
