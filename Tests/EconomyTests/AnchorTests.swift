import EconomyFixtures
import InputOutput
import LinearAlgebra
import RegionalBase
import Testing

@testable import Economy

struct AnchorTests {
  @Test(arguments: [2012, 2017], [UInt64](1...6))
  func `the table's year returns the table's output whatever the modules describe`(year: Int, seed: UInt64) throws {
    let accounts = try EconomyFixtures.henan(year)
    let years = year - 2...year + 3
    let economy = EconomyFixtures.economy(accounts, years: years, sales: (0.3, 0.4, 0.3)) {
      1 + 0.01 * Double($0 - year)
    }
    let modules = RandomModules(seed: seed, accounts: accounts, years: years.count)
    let answer = try economy.solve(bills: modules.bills, newOutput: modules.newOutput)
    #expect(answer.drivers.count == accounts.categories.count + 1 + 4 + 1)
    for (sector, output) in accounts.grossOutput.enumerated() {
      let computed = answer.output[2, sector]
      #expect(
        abs(computed - output) <= 1e-9 * max(1, output), "\(accounts.sectors[sector]): \(computed), not \(output)")
    }
    #expect(relativeDistance(answer.importShares.row(2), accounts.importShares) < 1e-9)
    // The modules are no drop in the ocean: another year is another economy.
    #expect(relativeDistance(answer.output.row(3), accounts.grossOutput) > 1e-3)
  }

  @Test(arguments: [2012, 2017])
  func `uniform growth without modules grows everything but the residual`(year: Int) throws {
    let accounts = try EconomyFixtures.henan(year)
    let economy = EconomyFixtures.economy(accounts, years: year - 2...year + 3) { power(1.08, $0 - year) }
    let answer = try economy.solve(bills: [], newOutput: [])
    let ofResidual = try accounts.model.regional.outputs(for: accounts.residual)
    for (place, calendar) in economy.years.enumerated() {
      let growth = power(1.08, calendar - year)
      let expected = zip(accounts.grossOutput, ofResidual).map { growth * ($0 - $1) + $1 }
      #expect(relativeDistance(answer.output.row(place), expected) < 1e-12, "\(calendar)")
    }
  }

  @Test func `a table without residual grows by the uniform rate, backwards as well as forwards`() throws {
    let accounts = try EconomyFixtures.twoSectors()
    let answer = try EconomyFixtures.economy(accounts) { power(1.08, $0 - 2017) }.solve(bills: [], newOutput: [])
    for (place, calendar) in answer.years.enumerated() {
      let growth = power(1.08, calendar - 2017)
      #expect(relativeDistance(answer.output.row(place), [700 * growth, 100 * growth]) < 1e-12, "\(calendar)")
    }
    #expect(answer.output[0, 0] < 700 && answer.output[5, 0] > 700)
  }

  @Test func `a table's year outside the run is grown through, and only the run is given`() throws {
    let accounts = try EconomyFixtures.twoSectors()
    let economy = EconomyFixtures.economy(accounts, years: 2017...2022, run: 3..<6) { power(1.05, $0 - 2017) }
    let bill = EconomyFixtures.bill([2021: [100, 0]], domesticShare: [1, 1], years: 2020...2022)
    let answer = try economy.solve(bills: [bill], newOutput: [])
    let growth = power(1.05, 4)
    #expect(answer.years == [2020, 2021, 2022])
    #expect(relativeDistance(answer.output.row(0), [700 * power(1.05, 3), 100 * power(1.05, 3)]) < 1e-12)
    #expect(relativeDistance(answer.output.row(1), [700 * growth + 1260 / 11, 100 * growth + 100 / 11]) < 1e-12)
    #expect(
      answer.notes == [
        "the table's year 2017 lies outside the run: what the modules describe is taken to be nothing in it"
      ])
  }
}
