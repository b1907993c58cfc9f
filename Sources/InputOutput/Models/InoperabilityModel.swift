public import Diagnostics
public import LinearAlgebra
import NumberText

/// The demand-reduction inoperability model q = A* q + c* with A* = x̂⁻¹ A x̂ (Santos & Haimes 2004, Risk Analysis 24; Miller &
/// Blair 2009, section 13.4): what share of each sector's output is lost when shares of demand fail. (I - A*)⁻¹ = x̂⁻¹ L x̂.
public struct InoperabilityModel: Sendable {
  public let system: LeontiefSystem
  /// x.
  public let outputs: [Double]

  /// The effects of a disturbance.
  public struct Impact: Hashable, Sendable {
    /// q: the share of its output that each sector loses.
    public var inoperability: [Double]
    /// x̂q, in the table's unit.
    public var losses: [Double]
    /// A warning for each sector that would lose more than all it makes.
    public var findings: [Diagnostic]
  }

  /// - Throws: `InvalidInput` for outputs of a wrong length, negative or not finite.
  public init(_ system: LeontiefSystem, outputs: [Double]) throws(InvalidInput) {
    try checkOutputs(outputs, of: system)
    self.system = system
    self.outputs = outputs
  }

  /// A*, formed on request.
  public var interdependency: Matrix {
    let reciprocals = outputs.map { $0 == 0 ? 0 : 1 / $0 }
    return system.coefficients.scalingRows(by: reciprocals).scalingColumns(by: outputs)
  }

  /// - Parameter perturbations: c*, lost final demand as a share of each sector's output, from 0 to 1.
  /// - Throws: `InvalidInput` that names a sector whose share is outside 0 to 1, or is not 0 where it makes nothing.
  public func impact(of perturbations: [Double]) throws(InvalidInput) -> Impact {
    try checkLength(perturbations, of: "the perturbation", in: system)
    for (sector, (share, output)) in zip(system.sectors, zip(perturbations, outputs)) {
      guard (0...1).contains(share) else {
        throw InvalidInput(.error("the perturbation of \(sector.code) is \(formatNumber(share)), outside 0 to 1"))
      }
      guard output > 0 || share == 0 else {
        throw InvalidInput(.error("\(sector.code) has no output that could be perturbed"))
      }
    }
    let losses = try explaining("the perturbation") { () throws(LinearAlgebraError) in
      try system.outputs(for: zip(outputs, perturbations).map(*))
    }
    let shares = zip(losses, outputs).map { $1 == 0 ? 0 : $0 / $1 }
    let findings = zip(system.sectors, shares).filter { $0.1 > 1 }.map { sector, share in
      Diagnostic(
        .warning, "\(sector.code) would lose \(formatNumber(share)) of its output",
        advice: "take a smaller perturbation")
    }
    return Impact(inoperability: shares, losses: losses, findings: findings)
  }
}
