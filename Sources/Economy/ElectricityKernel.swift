import RegionalBase

/// Physical electricity beside the table's money: the base year's published consumption moves with the purchases of every
/// user. The modules' bills stay out of the index, since their electricity comes in physical terms, and only once.
final class ElectricityKernel {
  private let problem: EconomyProblem
  private let (consumption, losses, outside): (SampleRows, SampleRows, SampleRows)
  private let extra: SampleRows?
  private let base: Int?
  /// TWh, [year of the run].
  let demand: NumberBuffer
  let generationNeeded: NumberBuffer

  init(_ problem: EconomyProblem, _ batch: EconomyBatch) {
    self.problem = problem
    consumption = problem.rows(.electricityConsumption, batch, orElse: [0])
    losses = problem.rows(.electricityLosses, batch, orElse: [0])
    outside = problem.rows(.netElectricityImports, batch, orElse: [0])
    extra = batch.electricityUse.map { SampleRows($0) }
    base = problem.runYears.firstIndex(of: problem.electricity.baseYear)
    demand = NumberBuffer(problem.run.count)
    generationNeeded = NumberBuffer(problem.run.count)
  }

  /// - Parameter purchases: of electricity by all users but the modules' bills, [year of the run].
  /// - Throws: `EconomyFailure` when there are no purchases or the base year is not among the years.
  func compute(_ sample: Int, purchases: (Int) -> Double) throws(EconomyFailure) {
    guard let base else {
      throw EconomyFailure(
        "the base year \(problem.electricity.baseYear) of electricity lies outside the years of the run")
    }
    let atBase = purchases(base)
    guard atBase > 0 else {
      let sellers = problem.electricity.sectors.map { problem.accounts.sectors[$0] }.joined(separator: " and ")
      throw EconomyFailure("the table shows no purchases of \(sellers), so electricity demand cannot be computed")
    }
    let (consumption, losses, outside) = (
      consumption.row(sample)[0], losses.row(sample)[0], outside.row(sample)[0]
    )
    let extra = extra?.row(sample)
    for year in 0..<demand.count {
      var used = consumption * purchases(year) / atBase
      if let extra { used += (extra[year] - extra[base]) / (1 - losses) }
      demand.start[year] = used
      generationNeeded.start[year] = used * (1 - outside)
    }
  }
}
