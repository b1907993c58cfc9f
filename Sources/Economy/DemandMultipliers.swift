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
  /// Of physical accounts that are asked for, by place: amounts per CNY, [sector][year].
  package var amounts: [Int: [Double]] = [:]

  package struct Strategic: Hashable, Sendable {
    package var valueAdded: [Double]
    /// The addition of a unit of output by being known to be a strategic industry's.
    package var gain: [Double]
  }
}

extension EconomyProblem {
  /// - Parameter accounts: places of the physical accounts whose amounts are asked for.
  package func demandMultipliers(
    amountsOf accounts: [Int] = []
  ) throws(EconomyFailure) -> DemandMultipliers {
    var multipliers = try moneyMultipliers()
    for account in accounts { multipliers.amounts[account] = try amountMultipliers(account) }
    return multipliers
  }

  /// (φ_t s)'L for s the amounts per output of the table's year and φ_t their factors of a year; [sector][year].
  private func amountMultipliers(_ account: Int) throws(EconomyFailure) -> [Double] {
    let intensities = physicalAccounts[account].intensities
    let factors = values[.intensityFactor(account)] ?? []
    let (sectors, computed) = (intensities.count, factors.count / max(1, intensities.count))
    var multipliers = [Double](repeating: 0, count: sectors * run.count)
    var before: (perOutput: [Double], sums: [Double])?
    for (year, place) in run.enumerated() {
      // Intensities are per 1e8 CNY.
      let perOutput = intensities.indices.map { j in
        intensities[j] / 1e8 * (factors.isEmpty ? 1 : factors[j * computed + place])
      }
      let sums = before?.perOutput == perOutput ? before?.sums : nil
      let found = if let sums { sums } else { try self.accounts.multipliers(of: perOutput) }
      for j in 0..<sectors { multipliers[j * run.count + year] = found[j] }
      before = (perOutput, found)
    }
    return multipliers
  }

  private func moneyMultipliers() throws(EconomyFailure) -> DemandMultipliers {
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
