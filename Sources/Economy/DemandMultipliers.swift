package import RegionalBase

/// Sums that a unit of demand for each product of the region calls forth beside value added, at the table's technology
/// and import shares; [sector].
///
/// With L the regional inverse, v value added per unit of output, I_j 1 for an industrial sector, ρ the above-scale ratio
/// and S_j the share of a sector that is the strategic industries', these are 1'L, ρ (I v)'L and (I S v)'L. Output that is
/// known to be a strategic industry's counts as its own in full (`IndustryKernel`), which adds I_j v_j (1 - S_j) to a unit
/// of it.
package struct DemandMultipliers: Hashable, Sendable {
  package var output: [Double]
  /// Value added that the target's denominator counts.
  package var industrialValueAdded: [Double]
  /// Nil where shares of whole sectors are calibrated: how large they are depends on the outputs of the run.
  package var strategic: Strategic?

  package struct Strategic: Hashable, Sendable {
    package var valueAdded: [Double]
    /// The addition of a unit of output by being known to be a strategic industry's.
    package var gain: [Double]
  }
}

extension EconomyProblem {
  package func demandMultipliers() throws(EconomyFailure) -> DemandMultipliers {
    let isIndustry = values[.industrial] ?? []
    let added = accounts.valueAddedCoefficients
    guard isIndustry.count == added.count else {
      return DemandMultipliers(output: try accounts.outputMultipliers(), industrialValueAdded: added.map { _ in 0 })
    }
    let ratio = values[.aboveScaleRatio]?.first ?? 1
    let industrial = zip(added, isIndustry).map { $0 * $1 }
    var multipliers = DemandMultipliers(
      output: try accounts.outputMultipliers(),
      industrialValueAdded: try accounts.multipliers(of: industrial.map { ratio * $0 }))
    guard parts != nil, let shares = values[.industryShares], shares.count == industries.count * added.count else {
      return multipliers
    }
    var held = added.map { _ in 0.0 }
    for (place, share) in shares.enumerated() { held[place % added.count] += share }
    multipliers.strategic = .init(
      valueAdded: try accounts.multipliers(of: zip(industrial, held).map { $0 * $1 }),
      gain: zip(industrial, held).map { $0 * (1 - $1) })
    return multipliers
  }
}
