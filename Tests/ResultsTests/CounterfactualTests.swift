import Economy
import LinearAlgebra
import Results
import ScenarioCase
import Study
import Testing

/// Variants of the shipped central scenario against it: a difference is what the variant does.
struct CounterfactualTests {
  private static func economy(_ folder: ScenarioCase, _ file: String) throws -> EconomyYears {
    try ScenarioRun(try folder.prepared(file)).answer.economy
  }

  @Test func `without the fund the economy lacks what the fund's drivers say, in every year`() throws {
    let folder = try ScenarioCase("")
    let central = try Self.economy(folder, "Scenarios/2020.toml")
    let without = try Self.economy(folder, "Scenarios/2020-no-fund.toml")
    let drivers = try ["fund-allocation", EconomyYears.newOutput].map { name in
      try #require(central.drivers.firstIndex(of: name))
    }
    for year in central.years.indices {
      for sector in central.sectors.indices {
        let parts = drivers.reduce(0) { $0 + central.outputByDriver[$1, year, sector] }
        let sold = try #require(without.drivers.firstIndex(of: EconomyYears.newOutput))
        let left = without.outputByDriver[sold, year, sector]
        #expect(abs(central.output[year, sector] - without.output[year, sector] - (parts - left)) < 1e-7)
      }
    }
    #expect(central.output != without.output)
  }

  @Test func `a fund of twice the size runs`() throws {
    let doubled = try ScenarioCase("[modules.fund-allocation]\nregistered_size = \"2000 亿元\"\n")
    let (central, twice) = (
      try Self.economy(doubled, "Scenarios/2020.toml"), try Self.economy(doubled, "case.toml")
    )
    // More is built in the years before the table's too, and nothing else is moved for it.
    let household = try #require(central.drivers.firstIndex(of: "urban_household"))
    for year in central.years.indices {
      #expect(twice.outputByDriver.row(household, year) == central.outputByDriver.row(household, year))
    }
    #expect(twice.satellite.share[5] > central.satellite.share[5])
  }
}
