public import Diagnostics
public import LinearAlgebra

/// A named part of final demand: a category, an export, a module's bill of goods; one entry for each sector.
public struct DemandDriver: Hashable, Sendable {
  public var name: String
  public var values: [Double]

  public init(name: String, values: [Double]) {
    self.name = name
    self.values = values
  }
}

/// Everything that determines output in one year of one scenario:
/// x = (I - (I - M̂)A)⁻¹ [(I - M̂) Σ regional + Σ direct].
public struct EconomyState: Sendable {
  public var sectors: [Sector]
  /// A, inputs of all origins per unit of output.
  public var technicalCoefficients: Matrix
  /// The diagonal of M̂, each in [0, 1].
  public var importShares: [Double]
  /// Value added per unit of output.
  public var valueAddedCoefficients: [Double]
  /// Demand that imports serve in part: it passes (I - M̂).
  public var regionalDemand: [DemandDriver]
  /// Demand for the region's own output: exports, outflow, the residual, bills that state their domestic part.
  public var directDemand: [DemandDriver]

  public init(
    sectors: [Sector], technicalCoefficients: Matrix, importShares: [Double], valueAddedCoefficients: [Double],
    regionalDemand: [DemandDriver], directDemand: [DemandDriver]
  ) {
    self.sectors = sectors
    self.technicalCoefficients = technicalCoefficients
    self.importShares = importShares
    self.valueAddedCoefficients = valueAddedCoefficients
    self.regionalDemand = regionalDemand
    self.directDemand = directDemand
  }

  /// 1 - m of each sector.
  public var domesticShares: [Double] { importShares.map { 1 - $0 } }

  /// All drivers as demand for the region's own output, regional ones first: (I - M̂)f and d.
  public var domesticDemand: [DemandDriver] {
    let shares = domesticShares
    return regionalDemand.map { DemandDriver(name: $0.name, values: zip(shares, $0.values).map(*)) } + directDemand
  }

  /// (I - M̂)A, factored.
  /// - Throws: `InvalidInput` for shapes that do not fit, shares outside [0, 1], or a system that is not productive.
  public func regionalSystem() throws(InvalidInput) -> LeontiefSystem {
    let problems = shapeProblems()
    if !problems.isEmpty { throw InvalidInput(problems) }
    return try LeontiefSystem(coefficients: technicalCoefficients.scalingRows(by: domesticShares), sectors: sectors)
  }

  /// The output that each driver calls forth, one column a driver in the order of `domesticDemand`; levels split exactly.
  /// - Throws: as `regionalSystem()`.
  public func outputsByDriver() throws(InvalidInput) -> Matrix {
    let system = try regionalSystem()
    return try explaining { () throws(LinearAlgebraError) in
      try system.outputs(for: Matrix(columns: domesticDemand.map(\.values), rows: sectors.count))
    }
  }

  func shapeProblems() -> [Diagnostic] {
    let n = sectors.count
    var problems: [Diagnostic] = []
    if technicalCoefficients.rows != n || technicalCoefficients.columns != n {
      problems.append(.error("the technical coefficients are not \(n) x \(n)"))
    }
    var vectors = [("import shares", importShares), ("value-added coefficients", valueAddedCoefficients)]
    vectors += (regionalDemand + directDemand).map { ($0.name, $0.values) }
    for (name, values) in vectors where values.count != n {
      problems.append(.error("\(name) has \(values.count) entries where there are \(n) sectors"))
    }
    for (sector, share) in zip(sectors, importShares) where !(0...1).contains(share) {
      problems.append(.error("the import share of \(sector.code) is \(share), outside 0 to 1"))
    }
    return problems
  }
}

/// Runs linear algebra whose shapes are known to fit, so that only a figure that is not finite can stop it.
func explaining<Result>(
  _ subject: String = "the final demand", _ body: () throws(LinearAlgebraError) -> Result
) throws(InvalidInput) -> Result {
  do { return try body() } catch { throw InvalidInput(.error("\(subject) cannot be solved for: \(error)")) }
}
