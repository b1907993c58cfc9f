package import RegionalBase

/// Purchases of goods that a module describes and that are part of a final-demand category of the table.
package struct Bill: Hashable, Sendable {
  /// The module, which is the driver's name in the results.
  package var module: String
  package var output: String
  /// Code of the final-demand category that holds these purchases in the table's year.
  package var host: String
  /// Money in the table's prices, producers' prices; [sector][year of the run].
  package var goods: SampleNumbers
  /// Share supplied inside the region, [sector][year of the run]; nil for the table's own, 1 - m.
  package var domesticShare: SampleNumbers?

  package init(
    module: String, output: String, host: String, goods: SampleNumbers, domesticShare: SampleNumbers? = nil
  ) {
    self.module = module
    self.output = output
    self.host = host
    self.goods = goods
    self.domesticShare = domesticShare
  }

  var isShared: Bool { goods.isShared && domesticShare?.isShared ?? true }
}

/// Output that new capacity can sell additionally, in the table's prices.
package struct NewOutput: Hashable, Sendable {
  /// Its place among the industries; nil where the amounts are those of all industries.
  package var industry: Int?
  /// [sector][year of the run], or [industry][sector][year of the run].
  package var amounts: SampleNumbers

  package init(of industry: Int? = nil, _ amounts: SampleNumbers) {
    self.industry = industry
    self.amounts = amounts
  }
}

/// Samples of an economic problem: the fields that they replace, and the flows of the modules.
package struct EconomyBatch: Sendable {
  package var samples: Int
  package var fields: [EconomyField: SampleNumbers]
  package var bills: [Bill]
  package var newOutput: [NewOutput]
  /// Electricity at the user that the table's purchases do not describe, TWh, [year of the run]; nil for none.
  package var electricityUse: SampleNumbers?
  /// Electricity that the modules generate, TWh, [year of the run]; nil for none.
  package var generation: SampleNumbers?
  /// Amounts that modules add to the physical accounts.
  package var accountFlows: [AccountFlow]

  package init(
    samples: Int = 1, fields: [EconomyField: SampleNumbers] = [:], bills: [Bill] = [],
    newOutput: [NewOutput] = [], electricityUse: SampleNumbers? = nil, generation: SampleNumbers? = nil,
    accountFlows: [AccountFlow] = []
  ) {
    self.samples = samples
    self.fields = fields
    self.bills = bills
    self.newOutput = newOutput
    self.electricityUse = electricityUse
    self.generation = generation
    self.accountFlows = accountFlows
  }
}

/// A result of an economy: numbers over the years of the run and what else the name says.
package enum EconomyVariable: Int, Hashable, Sendable, CaseIterable {
  /// [year]
  case valueAdded
  case grossOutput
  /// [sector][year]
  case valueAddedBySector
  case grossOutputBySector
  case importShares
  /// [driver][year]
  case valueAddedByDriver
  /// All sectors, [industry][year].
  case industryValueAdded
  case industryGrossOutput
  /// Share of the strategic industries in above-scale industrial value added, 0 to 1, [year].
  case strategicShare
  /// Growth of the industries' industrial value added minus that of industry against the year before, [year after the
  /// first].
  case growthPremium
  /// Value added of the industrial sectors times the above-scale ratio, [year].
  case aboveScaleIndustry
  /// TWh, [year].
  case electricityDemand
  case generationNeeded
  /// Final demand with the modules' bills in it: uses inside the region with their imported part, sales elsewhere as far as
  /// they are made in the region; [category][sector][year].
  case finalDemand
  /// Amounts of the physical accounts in their units: of sectors, households and modules together, [account][year], and of
  /// sectors, what modules add to them included, [account][sector][year].
  case physicalAmounts
  case physicalAmountsBySector
}

/// The results of a batch, and why some samples have none.
package struct EconomyAnswers: Sendable {
  package var failures: [Int: EconomyFailure]
  /// One row for each sample; zeros for a sample that failed.
  package var values: [EconomyVariable: SampleNumbers]
  /// The whole economy of each sample that answered, by sample; empty unless asked for.
  package var details: [Int: EconomyYears]

  package init(
    failures: [Int: EconomyFailure] = [:], values: [EconomyVariable: SampleNumbers] = [:],
    details: [Int: EconomyYears] = [:]
  ) {
    self.failures = failures
    self.values = values
    self.details = details
  }
}
