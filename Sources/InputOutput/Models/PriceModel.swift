public import Diagnostics
import LinearAlgebra

/// The Leontief price model p' = p'A + v' (cost push; Miller & Blair 2009, section 2.6): prices relative to the base, 1
/// where nothing changed.
public struct PriceModel: Sendable {
  public let system: LeontiefSystem
  /// v: primary costs per unit of output at base prices; imported inputs belong here where A is domestic.
  public let primaryCosts: [Double]

  /// - Throws: `InvalidInput` for a wrong length or a figure that is not finite.
  public init(_ system: LeontiefSystem, primaryCosts: [Double]) throws(InvalidInput) {
    try checkLength(primaryCosts, of: "primary costs", in: system)
    self.system = system
    self.primaryCosts = primaryCosts
  }

  /// The model in which all prices are 1: all that inputs leave of them is primary cost, rounding of the columns included.
  public init(basePricesOf system: LeontiefSystem) throws(InvalidInput) {
    let ones = system.sectors.map { _ in 1.0 }
    try self.init(system, primaryCosts: system.columnInputs(weighted: ones).map { 1 - $0 })
  }

  /// p = L'(v + Δv).
  /// - Parameters:
  ///   - costChanges: Δv per unit of output; zeros where left out.
  ///   - fixedPrices: by sector code, as for a regulated product; what its costs would ask is not passed on.
  /// - Throws: `InvalidInput` for a wrong length, a code that is no sector or a figure that is not finite.
  public func prices(
    costChanges: [Double]? = nil, fixedPrices: [String: Double] = [:]
  ) throws(InvalidInput) -> [Double] {
    let changes = costChanges ?? primaryCosts.map { _ in 0 }
    try checkLength(changes, of: "cost changes", in: system)
    let fixed = try FixedEntries(fixedPrices, of: "price", in: system)
    return try fixed.solve(zip(primaryCosts, changes).map(+), transposed: true).solution
  }
}

extension RegionalModel {
  /// Imported inputs per unit of output of each sector: m'A.
  public var importedInputCoefficients: [Double] {
    let inputs = table.intermediate.transposedTimes(importShares)
    return table.perUnitOfOutput(inputs)
  }

  /// The price model on regional inputs: value added and imported inputs are primary costs. A change of import prices by
  /// the factor p is a cost change of (p - 1) times `importedInputCoefficients`.
  public func priceModel() throws(InvalidInput) -> PriceModel {
    try PriceModel(regional, primaryCosts: zip(valueAddedCoefficients, importedInputCoefficients).map(+))
  }
}
