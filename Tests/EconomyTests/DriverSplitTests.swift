import EconomyFixtures
import InputOutput
import LinearAlgebra
import RegionalBase
import Testing

@testable import Economy

struct DriverSplitTests {
  private let accounts: RegionalAccounts
  private let answer: EconomyYears

  init() throws {
    let accounts = try EconomyFixtures.henan(2017)
    // Electricity is used more sparingly by everybody; the money saved is value added.
    let saving = EconomyChange(
      name: "saving", verb: .scale, space: .coefficient, row: 14, columns: Array(accounts.sectors.indices))
    let economy = EconomyFixtures.economy(
      accounts, sales: (0.3, 0.4, 0.3), changes: [(saving, [.nan, .nan, .nan, 0.98, 0.96, 0.94])],
      index: { power(1.08, $0 - 2017) })
    self.accounts = accounts
    let modules = RandomModules(seed: 7, accounts: accounts, years: 6)
    answer = try economy.solve(bills: modules.bills, newOutput: modules.newOutput)
  }

  @Test func `levels sum over the drivers to output and value added`() throws {
    for year in answer.years.indices {
      let sums = accounts.sectors.indices.map { j in
        answer.drivers.indices.reduce(0) { $0 + answer.outputByDriver[$1, year, j] }
      }
      #expect(relativeDistance(sums, answer.output.row(year)) < 1e-12)
      let value = answer.valueAddedByDriver.rows.reduce(0) { $0 + $1[year] }
      #expect(abs(value / answer.valueAdded.row(year).reduce(0, +) - 1) < 1e-12)
    }
  }

  @Test func `a change of final demand is in the value added of its own category, and of no other`() throws {
    let accounts = try EconomyFixtures.twoSectors()
    let change = EconomyChange(name: "mine", verb: .add, space: .finalDemand, row: 0, columns: [1])
    let before = try EconomyFixtures.economy(accounts).solve(bills: [], newOutput: [])
    let after = try EconomyFixtures.economy(accounts, changes: [(change, [.nan, .nan, .nan, 100, 50, .nan])])
      .solve(bills: [], newOutput: [])
    for year in after.years.indices {
      let rise = after.valueAdded.row(year).reduce(0, +) - before.valueAdded.row(year).reduce(0, +)
      #expect(year == 3 || year == 4 ? rise > 1 : abs(rise) < 1e-9)
      for driver in after.drivers.indices {
        let own = after.valueAddedByDriver[driver, year] - before.valueAddedByDriver[driver, year]
        #expect(abs(own - (driver == 1 ? rise : 0)) < 1e-9, "\(after.drivers[driver]) in \(after.years[year])")
      }
    }
  }

  @Test func `a year's state, import shares after displaced inflow and all, gives the year's output`() throws {
    for year in answer.years.indices {
      let output = try answer.state(year, accounts: accounts).outputsByDriver().rowSums
      #expect(relativeDistance(output, answer.output.row(year)) < 1e-9)
    }
  }

  @Test(arguments: [(0, 5), (2, 5), (5, 1)])
  func `changes sum over technology, import shares and drivers`(first: Int, last: Int) throws {
    for measure in [StructuralDecomposition.Measure.output, .valueAdded] {
      let parts = try answer.change(of: measure, from: first, to: last, accounts: accounts)
      let levels = measure == .output ? answer.output : answer.valueAdded
      let change = zip(levels.row(last), levels.row(first)).map { $0 - $1 }
      let sum = accounts.sectors.indices.map { j in parts.reduce(0) { $0 + $1.values[j] } }
      #expect(relativeDistance(sum, change) < 1e-9)
      func size(_ name: String) -> Double {
        parts.filter { $0.name == name }.flatMap(\.values).reduce(0) { max($0, abs($1)) }
      }
      #expect(size("technology") > 1)
      #expect(size("import_shares") > 1)
      #expect(size("module-0") > 1)
      #expect(size("residual") < size("technology"))
      let names = parts.map(\.name)
      #expect(Set(names).count == names.count)
      let ofDemand = answer.drivers[..<answer.structuralDrivers.lowerBound]
      #expect(names.suffix(ofDemand.count) == ofDemand)
    }
  }
}
