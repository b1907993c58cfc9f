public import Diagnostics
import LinearAlgebra

/// The drivers of the change in output or value added between two states, every driver of final demand by itself: the average
/// of the two polar decompositions (Dietzenbacher & Los 1998, Economic Systems Research 10, eq. 8 to 10), which is exact.
/// `FactorDecomposition` takes other factors and all orders of change.
///
/// One polar form changes value-added coefficients first, then technology, import shares and final demand; the other
/// goes the opposite way. Each contribution is a vector over the sectors.
public struct StructuralDecomposition: Sendable {
  /// The decomposed quantity, in the unit of the final demand.
  public enum Measure: Hashable, Sendable {
    /// x
    case output
    /// v̂x
    case valueAdded
  }

  public static let valueAddedCoefficientsName = "value_added_coefficients"
  public static let technologyName = "technology"
  public static let importSharesName = "import_shares"

  public let sectors: [Sector]
  /// The contributions: value-added coefficients (for value added only), technology, import shares, then every driver of
  /// regional and direct demand in the order of the states.
  public let contributions: [DemandDriver]
  /// The change of the measure in each sector, to which the contributions sum.
  public let change: [Double]

  /// - Throws: `InvalidInput` if sectors or drivers of the two states differ, or a state (or one of the two that mix one
  ///   state's technology with the other's import shares) is not productive.
  public init(from start: EconomyState, to end: EconomyState, of measure: Measure) throws(InvalidInput) {
    try Self.checkLabels(start, end)
    sectors = start.sectors
    let (n, isValue) = (start.sectors.count, measure == .valueAdded)
    let ones = [Double](repeating: 1, count: n)
    let startFactors = isValue ? start.valueAddedCoefficients : ones
    let endFactors = isValue ? end.valueAddedCoefficients : ones

    // Outputs at the corners that both paths pass; the letters are technology and import shares, 0 start, 1 end.
    var (mixedForward, mixedBackward) = (start, end)
    mixedForward.technicalCoefficients = end.technicalCoefficients
    mixedBackward.technicalCoefficients = start.technicalCoefficients
    let x00 = try start.outputsByDriver()
    let x10 = try mixedForward.outputsByDriver()
    let x11OfStart = try Self.outputs(of: end, demand: start)
    let x11 = try end.outputsByDriver()
    let x01 = try mixedBackward.outputsByDriver()
    let x00OfEnd = try Self.outputs(of: start, demand: end)

    func mean(_ a: [Double], _ b: [Double]) -> [Double] { zip(a, b).map { ($0 + $1) / 2 } }
    func step(_ factors: [Double], _ before: [Double], _ after: [Double]) -> [Double] {
      factors.indices.map { factors[$0] * (after[$0] - before[$0]) }
    }
    func polarMean(_ forward: (Matrix, Matrix), _ backward: (Matrix, Matrix)) -> [Double] {
      mean(
        step(endFactors, forward.0.rowSums, forward.1.rowSums),
        step(startFactors, backward.0.rowSums, backward.1.rowSums))
    }

    var contributions: [DemandDriver] = []
    let (x0, x1) = (x00.rowSums, x11.rowSums)
    if isValue {
      let changes = zip(startFactors, endFactors).map { $1 - $0 }
      let values = mean(zip(changes, x0).map(*), zip(changes, x1).map(*))
      contributions.append(DemandDriver(name: Self.valueAddedCoefficientsName, values: values))
    }
    contributions.append(
      DemandDriver(name: Self.technologyName, values: polarMean((x00, x10), (x01, x11))))
    contributions.append(
      DemandDriver(name: Self.importSharesName, values: polarMean((x10, x11OfStart), (x00OfEnd, x01))))
    for (k, driver) in start.domesticDemand.enumerated() {
      let forward = step(endFactors, x11OfStart.column(k), x11.column(k))
      let backward = step(startFactors, x00.column(k), x00OfEnd.column(k))
      contributions.append(DemandDriver(name: driver.name, values: mean(forward, backward)))
    }
    self.contributions = contributions
    change = (0..<n).map { endFactors[$0] * x1[$0] - startFactors[$0] * x0[$0] }
  }

  /// How far the contributions miss the change in the worst sector, relative to the largest contribution.
  public var closureError: Double {
    FactorDecomposition.closureError(contributions, change)
  }

  /// Outputs by driver where one state's technology and import shares meet the other's final demand.
  private static func outputs(of economy: EconomyState, demand: EconomyState) throws(InvalidInput) -> Matrix {
    var mixed = economy
    mixed.regionalDemand = demand.regionalDemand
    mixed.directDemand = demand.directDemand
    return try mixed.outputsByDriver()
  }

  static func checkLabels(_ start: EconomyState, _ end: EconomyState) throws(InvalidInput) {
    guard start.sectors.map(\.code) == end.sectors.map(\.code) else {
      throw InvalidInput(.error("the two states have different sectors or a different order of them"))
    }
    for (kind, a, b) in [
      ("regional", start.regionalDemand, end.regionalDemand), ("direct", start.directDemand, end.directDemand),
    ] where a.map(\.name) != b.map(\.name) {
      let (first, second) = (a.map(\.name).joined(separator: ", "), b.map(\.name).joined(separator: ", "))
      throw InvalidInput(
        .error(
          "the drivers of \(kind) demand differ: \(first) against \(second)",
          advice: "give both states the same drivers, with zeros where one has none"))
    }
  }
}
