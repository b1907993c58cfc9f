import EconomyFixtures
import InputOutput
import LinearAlgebra
import Testing

@testable import Economy

struct DriverSplitTests {
  private let accounts: RegionalAccounts
  private let answer: EconomyYears

  init() throws {
    let accounts = try EconomyFixtures.henan(2017)
    let base = (accounts.technicalCoefficients, accounts.valueAddedCoefficients)
    // Electricity is used more sparingly by everybody; what is saved is value added.
    func technology(_ year: Int) -> RegionalEconomy.Technology? {
      guard year > 2017 else { return nil }
      var technology = RegionalEconomy.Technology(coefficients: base.0, valueAdded: base.1)
      for user in 0..<accounts.sectors.count {
        let saved = 0.02 * Double(year - 2017) * base.0[14, user]
        technology.coefficients[14, user] -= saved
        technology.valueAdded[user] += saved
      }
      return technology
    }
    let economy = EconomyFixtures.economy(
      accounts, sales: (0.3, 0.4, 0.3), index: { power(1.08, $0 - 2017) }, technology: technology)
    self.accounts = accounts
    let modules = RandomModules(seed: 7, accounts: accounts, years: 6)
    answer = try economy.solve(bills: modules.bills, newOutput: modules.newOutput)
  }

  @Test func `levels sum over the drivers to output and value added`() throws {
    for year in answer.years.indices {
      let sums = accounts.sectors.indices.map { j in answer.outputByDriver.reduce(0) { $0 + $1[year][j] } }
      #expect(relativeDistance(sums, answer.output[year]) < 1e-12)
      let value = answer.valueAddedByDriver.reduce(0) { $0 + $1[year] }
      #expect(abs(value / answer.valueAdded[year].reduce(0, +) - 1) < 1e-12)
    }
  }

  @Test func `a year's state, import shares after displaced inflow and all, gives the year's output`() throws {
    for year in answer.years.indices {
      let output = try answer.state(year, accounts: accounts).outputsByDriver().rowSums
      #expect(relativeDistance(output, answer.output[year]) < 1e-9)
    }
  }

  @Test(arguments: [(0, 5), (2, 5), (5, 1)])
  func `changes sum over technology, import shares and drivers`(first: Int, last: Int) throws {
    for measure in [StructuralDecomposition.Measure.output, .valueAdded] {
      let parts = try answer.change(of: measure, from: first, to: last, accounts: accounts)
      let levels = measure == .output ? answer.output : answer.valueAdded
      let change = zip(levels[last], levels[first]).map { $0 - $1 }
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
      #expect(names.suffix(answer.drivers.count) == answer.drivers[...])
    }
  }
}
