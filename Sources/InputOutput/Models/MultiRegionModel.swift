public import Diagnostics
public import LinearAlgebra

/// The Leontief model of a multi-region table: inputs are told apart by the region they come from, so trade between
/// regions is part of A (Miller & Blair 2009, section 3.4).
public struct MultiRegionModel: Sendable {
  public let table: MultiRegionTable
  /// x of each region and sector.
  public let outputs: [Double]
  /// I - A over all regions, factored once; its sectors are the table's labels.
  public let system: LeontiefSystem

  /// - Throws: `InvalidInput` for a negative output, inputs without output, or an economy that is not productive, naming
  ///   region and sector.
  public init(_ table: MultiRegionTable) throws(InvalidInput) {
    self.table = table
    outputs = table.outputs
    let labels = table.labels
    let inputs = table.intermediate.columnSums
    var problems: [Diagnostic] = []
    for (label, (output, input)) in zip(labels, zip(outputs, inputs)) {
      if output < 0 { problems.append(.error("\(label.code) has a negative output of \(output)")) }
      if output == 0, input != 0 { problems.append(.error("\(label.code) has inputs of \(input) but no output")) }
    }
    if !problems.isEmpty { throw InvalidInput(problems) }
    system = try LeontiefSystem(
      flows: table.intermediate, rowFactors: table.importShares.map { 1 - $0 },
      columnFactors: outputs.map { $0 == 0 ? 0 : 1 / $0 }, sectors: labels)
  }

  /// Output multipliers split by the region where the output arises: entry (i, r) is what a unit of final demand for row i
  /// calls forth in region r. Beside the own region's they are the interregional spillovers (Miller & Blair 2009, section
  /// 6.4). One transposed solve.
  public func outputMultipliersByRegion() throws(InvalidInput) -> Matrix {
    try explaining("the multipliers") { () throws(LinearAlgebraError) in
      try system.multipliers(ofColumns: byRegion(Array(repeating: 1, count: outputs.count)))
    }
  }

  /// The multipliers of each region's products as if it were alone: inputs from other regions leak away like imports
  /// (Miller & Blair 2009, section 3.3.3). One factorisation a region.
  func multipliersOfRegionsAlone(_ coefficients: [Double]) throws(InvalidInput) -> [Double] {
    var result: [Double] = []
    for r in table.regions.indices {
      let own = table.rows(ofRegion: r)
      let block = Matrix(columns: own.map { Array(table.intermediate.column($0)[own]) }, rows: own.count)
      let alone = try LeontiefSystem(
        flows: block, rowFactors: own.map { 1 - table.importShares[$0] },
        columnFactors: own.map { outputs[$0] == 0 ? 0 : 1 / outputs[$0] }, sectors: Array(system.sectors[own]))
      result += try explaining("the multipliers") { () throws(LinearAlgebraError) in
        try alone.multipliers(of: Array(coefficients[own]))
      }
    }
    return result
  }

  /// A row of coefficients split into one column for each region, zero outside the region.
  func byRegion(_ coefficients: [Double]) -> Matrix {
    var columns = Matrix(rows: coefficients.count, columns: table.regions.count)
    for r in table.regions.indices {
      for i in table.rows(ofRegion: r) { columns[i, r] = coefficients[i] }
    }
    return columns
  }
}
