import EconomyFixtures
import LinearAlgebra
import RegionalBase
import Testing

@testable import Economy

struct ElectricityTests {
  private func demand(
    _ use: [Double] = [0, 0, 0, 0, 0, 0], bills: [Bill] = [], index: (Int) -> Double = { _ in 1 }
  ) throws -> ElectricityDemand {
    let economy = EconomyFixtures.economy(try EconomyFixtures.twoSectors(), index: index)
    let batch = EconomyBatch(bills: bills, electricityUse: SampleNumbers(shared: use))
    return try #require(economy.evaluate(batch, wanted: [], details: true).details[0]).electricity
  }

  @Test func `the base year has the published consumption, whatever the modules use in it`() throws {
    let demand = try demand([9, 10, 11, 12, 13, 14]) { power(1.08, $0 - 2017) }
    #expect(demand.demand[0] == 288)
    #expect(abs(demand.generationNeeded[0] - 288 * 0.92) < 1e-12)
  }

  @Test func `an economy that buys twice as much needs twice the electricity`() throws {
    let demand = try demand { $0 == 2020 ? 2 : 1 }
    #expect(relativeDistance(demand.demand, [288, 288, 288, 288, 288, 576]) < 1e-12)
  }

  @Test func `a module's electricity comes in once, with the losses on its way`() throws {
    // The bill says that households buy the electricity; the module says how many TWh it is.
    let bill = EconomyFixtures.bill([2020: [0, 5]], by: "cars", host: "urban_household", domesticShare: [1, 0])
    let demand = try demand([1, 1, 1, 1, 1, 4.76], bills: [bill])
    #expect(relativeDistance(demand.demand, [288, 288, 288, 288, 288, 292]) < 1e-12)
  }

  @Test func `the base year must be in the run`() throws {
    var economy = EconomyFixtures.economy(try EconomyFixtures.twoSectors(), years: 2016...2018)
    economy.electricity.baseYear = 2015
    #expect(
      try EconomyFixtures.sentences { _ = try economy.solve(bills: [], newOutput: []) } == [
        "the base year 2015 of electricity lies outside the years of the run"
      ])
  }

  @Test func `a sector that nobody buys from has no electricity to count`() throws {
    var economy = EconomyFixtures.economy(try EconomyFixtures.twoSectors())
    let none = EconomyChange(name: "none", verb: .scale, space: .coefficient, row: 1, columns: [0, 1])
    let nobody = EconomyChange(name: "nobody", verb: .scale, space: .finalDemand, row: 1, columns: [0])
    economy.changes = [none, nobody]
    for place in [0, 1] { economy.values[.change(place)] = [0, .nan, .nan, .nan, .nan, .nan] }
    #expect(
      try EconomyFixtures.sentences { _ = try economy.solve(bills: [], newOutput: []) } == [
        "the table shows no purchases of ELC, so electricity demand cannot be computed"
      ])
  }
}
