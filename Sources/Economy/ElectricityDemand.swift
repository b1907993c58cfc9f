import LinearAlgebra

/// Physical electricity beside the table's money: the base year's published consumption moves with what each user buys.
package struct ElectricityDemand: Sendable {
  package struct Settings: Sendable {
    package var baseYear: Int
    /// TWh in the base year, losses included.
    package var consumption: Double
    /// Share of the electricity sent out that is lost on the way.
    package var losses: Double
    /// Share of the electricity used that comes from outside the region, net.
    package var netImportShare: Double

    package init(baseYear: Int, consumption: Double, losses: Double, netImportShare: Double) {
      self.baseYear = baseYear
      self.consumption = consumption
      self.losses = losses
      self.netImportShare = netImportShare
    }
  }

  /// Electricity used in the region, TWh, losses and the modules' own users included; [year].
  package let demand: [Double]
  /// What must be generated inside the region, TWh; [year].
  package let generationNeeded: [Double]

  /// - Parameter moduleUse: electricity at the user that the table's purchases do not describe, TWh; [year].
  /// - Throws: `EconomyFailure` when the table has no electricity sector or the base year is not among the years.
  package init(
    _ settings: Settings, economy: EconomyYears, accounts: RegionalAccounts, moduleUse: [Double]
  ) throws(EconomyFailure) {
    guard let electricity = accounts.sector("ELC") else {
      throw EconomyFailure("the table has no sector ELC, so electricity demand cannot be computed")
    }
    guard let base = economy.years.firstIndex(of: settings.baseYear) else {
      throw EconomyFailure("the base year \(settings.baseYear) of electricity lies outside the years of the run")
    }
    // Bills of the modules stay out of the index: their electricity comes in physical terms, and only once.
    let purchases = economy.years.indices.map { year in
      let intermediate = economy.technicalCoefficients[year].times(economy.output[year])[electricity]
      return accounts.categories.enumerated().reduce(intermediate) { sum, category in
        category.element.isRegional ? sum + economy.demand.regional[category.offset][year][electricity] : sum
      }
    }
    guard purchases[base] > 0 else {
      throw EconomyFailure("the table shows no purchases of ELC, so electricity demand cannot be computed")
    }
    let demand = economy.years.indices.map { year in
      settings.consumption * purchases[year] / purchases[base]
        + (moduleUse[year] - moduleUse[base]) / (1 - settings.losses)
    }
    self.demand = demand
    generationNeeded = demand.map { $0 * (1 - settings.netImportShare) }
  }
}
