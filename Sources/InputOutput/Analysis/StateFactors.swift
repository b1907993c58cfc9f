public import Diagnostics
import LinearAlgebra

/// A factor that may change between two states of an economy; the cases stand in the order in which a polar decomposition changes them.
public enum StateFactor: Hashable, Sendable {
  /// v, for value added only.
  case valueAddedCoefficients
  /// A.
  case technology
  /// M̂ where it takes imports out of intermediate use: (I - M̂)A.
  case intermediateImportShares
  /// M̂ where it takes imports out of regional final demand: (I - M̂)f.
  case finalImportShares
  /// All regional final demand with a positive sum in both states, in the table's unit.
  case demandLevel
  /// The share of each category in it (the bridge of Miller & Blair 2009, section 13.1.3, summed by category).
  case demandMix
  /// The share of each product in its category.
  case demandProducts
  /// Regional categories without a positive sum in both states, such as changes in inventories: no level, no shares.
  case otherDemand
  /// A driver of direct demand by its name: exports, outflow, the residual.
  case direct(String)

  /// As in files; a direct driver's is its own.
  public var name: String {
    switch self {
    case .valueAddedCoefficients: StructuralDecomposition.valueAddedCoefficientsName
    case .technology: StructuralDecomposition.technologyName
    case .intermediateImportShares: "intermediate_import_shares"
    case .finalImportShares: "final_import_shares"
    case .demandLevel: "demand_level"
    case .demandMix: "demand_mix"
    case .demandProducts: "demand_products"
    case .otherDemand: "other_demand"
    case .direct(let name): name
    }
  }

  /// The factors that the change between two states with the same drivers has. One that both states leave out (no
  /// category without a positive sum, say) is no factor.
  public static func all(
    from start: EconomyState, to end: EconomyState, of measure: StructuralDecomposition.Measure
  ) -> [StateFactor] {
    let isOrdinary = StateMixture.isOrdinary(start, end)
    var factors: [StateFactor] = measure == .valueAdded ? [.valueAddedCoefficients] : []
    factors += [.technology, .intermediateImportShares]
    if !isOrdinary.isEmpty { factors.append(.finalImportShares) }
    if isOrdinary.contains(true) { factors += [.demandLevel, .demandMix, .demandProducts] }
    if isOrdinary.contains(false) { factors.append(.otherDemand) }
    return factors + start.directDemand.map { .direct($0.name) }
  }
}

extension FactorDecomposition {
  /// The change of output or value added between two states over all its factors (`StateFactor`): technology, import
  /// shares of intermediate and of final use, regional final demand by its level, its mix of categories and the products
  /// they buy, and every direct driver (Dietzenbacher & Los 1998; Miller & Blair 2009, section 13.1).
  ///
  /// However many orders are averaged, no more than four systems are factored: only technology and the import shares of
  /// intermediate use stand in them.
  /// - Throws: `InvalidInput` if sectors or drivers of the states differ, there are more factors than the method takes, or
  ///   a mixture of the states is not productive.
  public static func ofStates(
    from start: EconomyState, to end: EconomyState, of measure: StructuralDecomposition.Measure,
    method: Method = .twoPolar
  ) throws(InvalidInput) -> FactorDecomposition {
    try StructuralDecomposition.checkLabels(start, end)
    for state in [start, end] {
      let problems = state.shapeProblems()
      if !problems.isEmpty { throw InvalidInput(problems) }
    }
    let factors = StateFactor.all(from: start, to: end, of: measure)
    let mixture = StateMixture(start: start, end: end)
    var systems: [[Bool]: LeontiefSystem] = [:]
    return try FactorDecomposition(factors: factors.map(\.name), method: method) { changed throws(InvalidInput) in
      let switched = Set(zip(factors, changed).filter(\.1).map(\.0))
      let technology = [switched.contains(.technology), switched.contains(.intermediateImportShares)]
      let system = if let known = systems[technology] { known } else { try mixture.system(switched) }
      systems[technology] = system
      let demand = mixture.domesticDemand(switched)
      let outputs = try explaining { () throws(LinearAlgebraError) in try system.outputs(for: demand) }
      guard measure == .valueAdded else { return outputs }
      return zip(mixture.of(.valueAddedCoefficients, switched).valueAddedCoefficients, outputs).map(*)
    }
  }
}

/// Two states, of each of which some factors are taken.
private struct StateMixture {
  let start: EconomyState
  let end: EconomyState

  /// Which regional drivers can be split into level and shares.
  static func isOrdinary(_ start: EconomyState, _ end: EconomyState) -> [Bool] {
    zip(sums(start), sums(end)).map { $0 > 0 && $1 > 0 }
  }

  private static func sums(_ state: EconomyState) -> [Double] {
    state.regionalDemand.map { $0.values.reduce(0, +) }
  }

  func of(_ factor: StateFactor, _ switched: Set<StateFactor>) -> EconomyState {
    switched.contains(factor) ? end : start
  }

  func system(_ switched: Set<StateFactor>) throws(InvalidInput) -> LeontiefSystem {
    let domestic = of(.intermediateImportShares, switched).domesticShares
    return try LeontiefSystem(
      coefficients: of(.technology, switched).technicalCoefficients.scalingRows(by: domestic), sectors: start.sectors)
  }

  /// (I - M̂)f + d, all drivers together.
  func domesticDemand(_ switched: Set<StateFactor>) -> [Double] {
    let isOrdinary = Self.isOrdinary(start, end)
    func level(_ state: EconomyState) -> Double {
      zip(Self.sums(state), isOrdinary).reduce(0) { $1.1 ? $0 + $1.0 : $0 }
    }
    let (mix, products) = (of(.demandMix, switched), of(.demandProducts, switched))
    let whole = level(of(.demandLevel, switched)) / level(mix)
    let (mixSums, productSums) = (Self.sums(mix), Self.sums(products))
    var demand = start.sectors.map { _ in 0.0 }
    func add(_ values: [Double], times factor: Double = 1) {
      for i in demand.indices { demand[i] += factor * values[i] }
    }
    for (k, ordinary) in isOrdinary.enumerated() {
      if ordinary {
        add(products.regionalDemand[k].values, times: whole * mixSums[k] / productSums[k])
      } else {
        add(of(.otherDemand, switched).regionalDemand[k].values)
      }
    }
    demand = zip(of(.finalImportShares, switched).domesticShares, demand).map(*)
    for (k, driver) in start.directDemand.enumerated() {
      add(of(.direct(driver.name), switched).directDemand[k].values)
    }
    return demand
  }
}
