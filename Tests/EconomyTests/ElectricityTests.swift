import EconomyFixtures
import Testing

@testable import Economy

struct ElectricityTests {
  private let settings = ElectricityDemand.Settings(
    baseYear: 2015, consumption: 288, losses: 0.06, netImportShare: 0.08)

  private func demand(
    _ use: [Double] = [0, 0, 0, 0, 0, 0], bills: [Bill] = [], index: (Int) -> Double = { _ in 1 }
  ) throws -> ElectricityDemand {
    let accounts = try EconomyFixtures.twoSectors()
    let years = try EconomyFixtures.economy(accounts, index: index).solve(bills: bills, newOutput: [])
    return try ElectricityDemand(settings, economy: years, accounts: accounts, moduleUse: use)
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

  @Test func `the base year must be in the run and the table must know electricity`() throws {
    let accounts = try EconomyFixtures.twoSectors()
    let later = try EconomyFixtures.economy(accounts, years: 2016...2018).solve(bills: [], newOutput: [])
    #expect(
      try EconomyFixtures.sentences {
        _ = try ElectricityDemand(settings, economy: later, accounts: accounts, moduleUse: [0, 0, 0])
      } == ["the base year 2015 of electricity lies outside the years of the run"])
  }
}
