public import Diagnostics
import LinearAlgebra

/// What may change between two states of an economy.
public enum StateFactor: String, Hashable, Sendable, CaseIterable {
  /// v, for value added only.
  case valueAddedCoefficients = "value_added_coefficients"
  /// A.
  case technology
  /// M̂.
  case importShares = "import_shares"
  /// All final demand with a positive sum in both states, in the table's unit.
  case demandLevel = "demand_level"
  /// The share of each driver in it.
  case demandMix = "demand_mix"
  /// The share of each product in its driver.
  case demandProducts = "demand_products"
  /// The drivers without a positive sum in both states, such as the residual and changes in inventories.
  case otherDemand = "other_demand"
}

extension FactorDecomposition {
  /// The change of output or value added between two states over up to seven factors: technology and import shares apart,
  /// and final demand by its level, its mix of drivers and the products they buy (Miller & Blair 2009, section 13.1.3).
  /// - Throws: `InvalidInput` if sectors or drivers of the states differ, or a mixture of them is not productive.
  public static func ofStates(
    from start: EconomyState, to end: EconomyState, of measure: StructuralDecomposition.Measure,
    method: Method = .twoPolar
  ) throws(InvalidInput) -> FactorDecomposition {
    try StructuralDecomposition.checkLabels(start, end)
    let factors = StateFactor.allCases.filter { $0 != .valueAddedCoefficients || measure == .valueAdded }
    return try FactorDecomposition(factors: factors.map(\.rawValue), method: method) { changed throws(InvalidInput) in
      let switched = Set(zip(factors, changed).filter(\.1).map(\.0))
      let state = mixture(start, end, switched)
      let outputs = try state.outputsByDriver().rowSums
      return measure == .output ? outputs : zip(state.valueAddedCoefficients, outputs).map(*)
    }
  }

  private static func mixture(
    _ start: EconomyState, _ end: EconomyState, _ switched: Set<StateFactor>
  ) -> EconomyState {
    func of(_ factor: StateFactor) -> EconomyState { switched.contains(factor) ? end : start }
    func drivers(_ state: EconomyState) -> [DemandDriver] { state.regionalDemand + state.directDemand }
    func sums(_ state: EconomyState) -> [Double] { drivers(state).map { $0.values.reduce(0, +) } }
    let (first, last) = (sums(start), sums(end))
    let isOrdinary = zip(first, last).map { $0 > 0 && $1 > 0 }
    func level(_ state: EconomyState) -> Double { zip(sums(state), isOrdinary).reduce(0) { $1.1 ? $0 + $1.0 : $0 } }
    let (levels, mix) = (of(.demandLevel), of(.demandMix))
    let (products, other) = (drivers(of(.demandProducts)), drivers(of(.otherDemand)))
    let (mixSums, productSums) = (sums(mix), sums(of(.demandProducts)))
    let demand = products.indices.map { k in
      guard isOrdinary[k] else { return other[k] }
      let factor = level(levels) * (mixSums[k] / level(mix)) / productSums[k]
      return DemandDriver(name: products[k].name, values: products[k].values.map { factor * $0 })
    }
    let count = start.regionalDemand.count
    return EconomyState(
      sectors: start.sectors, technicalCoefficients: of(.technology).technicalCoefficients,
      importShares: of(.importShares).importShares,
      valueAddedCoefficients: of(.valueAddedCoefficients).valueAddedCoefficients,
      regionalDemand: Array(demand.prefix(count)), directDemand: Array(demand.dropFirst(count)))
  }
}
