import Economy
import Glibc
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
    for (number, driver) in central.drivers.enumerated() {
      let other = without.drivers.firstIndex(of: driver)
      let moved = ["fund-allocation", EconomyYears.newOutput, EconomyYears.technology].contains(driver)
      #expect((other == nil) == (driver == "fund-allocation"))
      guard let other, !moved else { continue }
      for year in central.years.indices {
        let rows = (central.outputByDriver.row(number, year), without.outputByDriver.row(other, year))
        #expect(zip(rows.0, rows.1).allSatisfy { abs($0 - $1) < 1e-9 }, "\(driver)")
      }
    }
    // All that is left is the fund's: its goods, what its capacity sells, and what changed technology makes of both.
    func fund(_ economy: EconomyYears, _ year: Int, _ sector: Int) -> Double {
      economy.drivers.indices.reduce(0) { sum, number in
        let isFund = ["fund-allocation", EconomyYears.newOutput, EconomyYears.technology].contains(
          economy.drivers[number])
        return isFund ? sum + economy.outputByDriver[number, year, sector] : sum
      }
    }
    for year in central.years.indices {
      for sector in central.sectors.indices {
        let difference = central.output[year, sector] - without.output[year, sector]
        #expect(abs(difference - (fund(central, year, sector) - fund(without, year, sector))) < 1e-7)
      }
    }
    #expect(central.output != without.output)
  }

  @Test func `a fund of twice the size runs`() throws {
    let doubled = try ScenarioCase(
      "[modules.fund-allocation]\nregistered_size = \"2000 亿元\"\n", base: "Scenarios/2020.toml")
    let (central, twice) = (
      try Self.economy(doubled, "Scenarios/2020.toml"), try Self.economy(doubled, "case.toml")
    )
    // More is built in the years before the table's too, and nothing else is moved for it.
    let household = try #require(central.drivers.firstIndex(of: "urban_household"))
    for year in central.years.indices {
      #expect(twice.outputByDriver.row(household, year) == central.outputByDriver.row(household, year))
    }
    // The yearly ceilings let it pay 680 instead of 600 (1e8 CNY), all of the difference in 2020: more is bought then. What
    // is built with it sells after the run, so that the share of 2020 need not rise.
    let fund = try #require(central.drivers.firstIndex(of: "fund-allocation"))
    for year in central.years.indices {
      let (more, less) = (twice.valueAddedByDriver[fund, year], central.valueAddedByDriver[fund, year])
      switch central.years[year] {
      case ..<2019: #expect(abs(more - less) < 1e-9)
      case 2020: #expect(more > 1.5 * less)
      default: continue
      }
    }
  }

  @Test func `with equal growth and without modules the share stays, and the premium is none`() throws {
    let even = try ScenarioCase("[economy]\ndelete = [\"changes\"]\n", modules: false)
    let satellite = try Self.economy(even, "case.toml").satellite
    // The residual, 2e-4 of 1e8 CNY, does not grow with the rest.
    for share in satellite.share { #expect(abs(share - 0.118) < 1e-6) }
    #expect(abs(satellite.premium(from: 0, to: 5).reduce(0, +)) < 1e-6)
  }

  /// Exports and outflow of these sectors grow by 18 % a year where all else grows by 8 %.
  @Test(arguments: [["ICT"], ["CHE", "MCH", "TRE", "ELE", "ICT", "INS"]])
  func `ten points more of growth of sales outside raise the share by what the market holds of the industries`(
    sectors: [String]
  ) throws {
    let market = """
      [economy]
      delete = ["changes"]
      [economy.markets.outside]
      products = { \(sectors.map { "\($0) = 1" }.joined(separator: ", ")) }
      customers = { exports_abroad = 1, outflow_to_provinces = 1 }
      growth = "18 %"
      """
    let economy = try Self.economy(try ScenarioCase(market, modules: false), "case.toml")
    let changes = economy.satellite.shareChange(from: 0, to: 5)
    let ofMarket = economy.drivers.indices.filter { economy.drivers[$0].hasPrefix("outside ") }
    let rise = economy.satellite.share[5] - economy.satellite.share[0]
    #expect(rise > 0.005)
    // Everything else grows alike and less, so that what holds little of the industries adds the rest.
    let ofMarkets = ofMarket.reduce(0) { $0 + changes[$1] }
    #expect(ofMarkets > 0.7 * rise && ofMarkets < rise)
    // By hand: x of a market that grows by 1.18 is 1.18^t of its part of the table's year, all the rest 1.08^t.
    let part = ofMarket.reduce(0.0) { $0 + economy.valueAddedByDriver[$1, 2] }
    for (year, calendar) in economy.years.enumerated() {
      let power = { (base: Double) in pow(base, Double(calendar - 2017)) }
      let residual =
        economy.drivers.firstIndex(of: EconomyYears.residual).map { economy.valueAddedByDriver[$0, 2] } ?? 0
      let table = economy.valueAdded.row(2).reduce(0, +)
      let expected = power(1.18) * part + power(1.08) * (table - part - residual) + residual
      #expect(abs(economy.valueAdded.row(year).reduce(0, +) / expected - 1) < 1e-12)
    }
  }
}
