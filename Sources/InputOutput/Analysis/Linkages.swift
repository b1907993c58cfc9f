public import Diagnostics
import LinearAlgebra

/// Backward and forward linkages and the key sectors (Rasmussen 1956; Miller & Blair 2009, section 12.2). One entry for
/// each sector throughout.
public struct Linkages: Hashable, Sendable {
  /// Where forward linkages come from.
  public enum ForwardBasis: String, Hashable, Sendable, CaseIterable {
    /// Row sums of L: what all sectors' unit demand calls forth in one (Rasmussen 1956).
    case leontief = "L"
    /// Row sums of G: what a sector's unit of primary input allows all to make (Jones 1976).
    case ghosh = "G"
  }

  /// Miller & Blair (2009), table 12.1.
  public enum Class: String, Hashable, Sendable, CaseIterable {
    /// Both linkages above the mean: generally dependent.
    case key
    /// Dependent on interindustry supply.
    case backward
    /// Dependent on interindustry demand.
    case forward
    /// Generally independent.
    case weak
  }

  public let sectors: [Sector]
  public let basis: ForwardBasis
  /// The column sums of A.
  public let directBackward: [Double]
  /// The row sums of A, or of B for the Ghosh basis.
  public let directForward: [Double]
  /// The column sums of L.
  public let totalBackward: [Double]
  /// The row sums of L, or of G for the Ghosh basis.
  public let totalForward: [Double]

  /// - Parameter outputs: x, in the table's unit, at which B is taken.
  /// - Throws: `InvalidInput` for outputs of a wrong length, negative or not finite.
  public init(_ system: LeontiefSystem, outputs: [Double], basis: ForwardBasis = .ghosh) throws(InvalidInput) {
    sectors = system.sectors
    self.basis = basis
    let ghosh = try GhoshModel(system, outputs: outputs)
    let ones = [Double](repeating: 1, count: sectors.count)
    (totalBackward, totalForward) = try explaining("linkages") { () throws(LinearAlgebraError) in
      let forward = basis == .leontief ? try system.outputs(for: ones) : try ghosh.inputMultipliers()
      return (try system.outputMultipliers(), forward)
    }
    directBackward = system.columnInputs(weighted: ones)
    directForward =
      switch basis {
      case .leontief: system.inputs(for: ones)
      case .ghosh: zip(system.inputs(for: outputs), outputs).map { $1 == 0 ? 0 : $0 / $1 }
      }
  }

  /// Total backward linkages over their mean: above 1, a unit of final demand for the sector pulls more than usual.
  public var powerOfDispersion: [Double] { Self.overMean(totalBackward) }
  /// Total forward linkages over their mean.
  public var sensitivityOfDispersion: [Double] { Self.overMean(totalForward) }

  public var classes: [Class] {
    zip(powerOfDispersion, sensitivityOfDispersion).map { power, sensitivity in
      switch (power > 1, sensitivity > 1) {
      case (true, true): .key
      case (true, false): .backward
      case (false, true): .forward
      case (false, false): .weak
      }
    }
  }

  /// The sectors whose linkages are both above the mean, in the order of the table.
  public var keySectors: [Sector] { zip(sectors, classes).filter { $0.1 == .key }.map(\.0) }

  private static func overMean(_ values: [Double]) -> [Double] {
    let mean = values.reduce(0, +) / Double(values.count)
    return values.map { $0 / mean }
  }
}
