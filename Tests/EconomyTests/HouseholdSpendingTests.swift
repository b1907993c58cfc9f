import EconomyFixtures
import InputOutput
import LinearAlgebra
import RegionalBase
import Testing

@testable import Economy

/// Households that spend half of value added, on the two-sector table by hand. Value added is 620, so that 310 of their
/// 340 follow income: c = (15, 2)/17, and of it 12/17 and 2/17 are made in the region. With h = (11/28, 0.35) a unit of
/// income, spent, calls forth (155.68, 36.8)/187 of output and 74.04/187 of income.
struct HouseholdSpendingTests {
  private static func accounts(_ share: Double = 0.5) throws -> RegionalAccounts {
    try EconomyFixtures.twoSectors().closedOnHouseholds(incomeShare: share)
  }

  @Test func `a bill calls forth the consumption that its income pays`() throws {
    let parks = EconomyFixtures.bill([2018: [100, 0]], domesticShare: [1, 1])
    let answer = try EconomyFixtures.economy(try Self.accounts()).solve(bills: [parks], newOutput: [])
    // Open, 100 calls forth (1260, 100)/11 and 530/11 of income; closed, 187/112.96 of that income.
    let income: Double = 530 / 112.96
    let parksOutput: [Double] = [(1260 + income * 155.68) / 11, (100 + income * 36.8) / 11]
    #expect(relativeDistance(answer.output.row(3), [700 + parksOutput[0], 100 + parksOutput[1]]) < 1e-12)
    let parksRow = try #require(answer.drivers.firstIndex(of: "parks"))
    #expect(relativeDistance(answer.outputByDriver.row(parksRow, 3), parksOutput) < 1e-12)
    #expect(relativeDistance(answer.output.row(2), [700, 100]) < 1e-12)
    #expect(
      answer.notes.contains(
        "households are closed: 310.00 (1e8 CNY) of their consumption in 2017, 91.18 % of it, follows the value added that pays "
          + "them; the rest grows by itself"), "\(answer.notes)")
  }

  @Test func `the multipliers are those of the closed model`() throws {
    let accounts = try Self.accounts()
    let closure = try HouseholdClosure(
      accounts.model.regional, incomeCoefficients: [11.0 / 28, 0.35], spendingCoefficients: [12.0 / 17, 2.0 / 17])
    #expect(abs(closure.incomeMultiplier - 187 / 112.96) < 1e-12)
    // v is twice h.
    let expected = closure.totalIncomeMultipliers.map { 2 * $0 }
    #expect(relativeDistance(try accounts.valueAddedMultipliers(), expected) < 1e-12)
    let again: Double = 192.48 / 112.96
    let outputs: [Double] = [1360 + 530 * again, 1464 + 522 * again]
    let multipliers = try accounts.outputMultipliers()
    #expect(relativeDistance([multipliers[0]], [outputs[0] / 1100]) < 1e-12)
    #expect(relativeDistance([multipliers[1]], [outputs[1] / 1100]) < 1e-12)
  }

  @Test(arguments: [2012, 2017])
  func `the table's year returns the table, and uniform growth is that of open households`(year: Int) throws {
    let open = try EconomyFixtures.henan(year)
    let closed = try open.closedOnHouseholds(incomeShare: 0.25)
    func growing(_ accounts: RegionalAccounts) -> EconomyProblem {
      EconomyFixtures.economy(accounts, years: year - 2...year + 3) { power(1.08, $0 - year) }
    }
    let answers = (
      try growing(open).solve(bills: [], newOutput: []), try growing(closed).solve(bills: [], newOutput: [])
    )
    #expect(relativeDistance(answers.1.output.row(2), open.grossOutput) < 1e-9)
    // The table's residual alone grows otherwise: of 2017 it is the rounding.
    for place in 0..<6 {
      let distance = relativeDistance(answers.1.output.row(place), answers.0.output.row(place))
      #expect(distance < (year == 2017 ? 1e-5 : 0.05), "\(place)")
    }
    #expect(relativeDistance(answers.1.electricity.demand, answers.0.electricity.demand) < (year == 2017 ? 1e-5 : 0.05))
  }

  @Test func `drivers sum to output with changed technology, whose saved money is income too`() throws {
    let saving = EconomyChange(name: "saving", verb: .scale, space: .coefficient, row: 1, columns: [0, 1])
    let accounts = try Self.accounts()
    var economy = EconomyFixtures.economy(accounts, changes: [(saving, [1.1, 1.05, 1, 0.9, 0.8, 0.7])]) {
      power(1.05, $0 - 2017)
    }
    economy.values[.importSubstitution] = [-0.1, 0, 0, 0.2, 0.3, 0.4] + [0, 0, 0, 0, 0, 0]
    let parks = EconomyFixtures.bill([2016: [30, 1], 2017: [40, 0], 2020: [80, 0]])
    let answer = try economy.solve(bills: [parks], newOutput: [EconomyFixtures.newOutput([2019: [50, 0]])])
    for year in 0..<6 {
      let sums = answer.drivers.indices.reduce([0.0, 0.0]) { sums, driver in
        zip(sums, answer.outputByDriver.row(driver, year)).map(+)
      }
      #expect(relativeDistance(sums, answer.output.row(year)) < 1e-12, "\(year)")
    }
    // 2020 by hand: x = (I - R (A + c ω v'))⁻¹ d, with electricity at 0.7 and the rest of it value added.
    let growth = power(1.05, 3)
    let retained = 0.88
    let (vMAN, vELC): (Double, Double) = (11.3 / 14, 0.73)
    let (cMAN, cELC): (Double, Double) = (15 / 34, 2 / 34)
    let m11: Double = 1 - retained * (1.0 / 7 + cMAN * vMAN)
    let m12: Double = -retained * (0.2 + cMAN * vELC)
    let m21: Double = -(0.05 + cELC * vMAN)
    let m22: Double = 1 - (0.07 + cELC * vELC)
    // Of the bill of 2017, 40 leave capital formation; outflow passes no import share.
    let inside: Double = growth * (450.0 / 17 + 160) + 80
    let d1: Double = retained * inside + growth * 204
    let d2: Double = growth * 60 / 17
    let determinant: Double = m11 * m22 - m12 * m21
    let x = [(m22 * d1 - m12 * d2) / determinant, (m11 * d2 - m21 * d1) / determinant]
    #expect(relativeDistance(answer.output.row(5), x) < 1e-9, "\(answer.output.row(5)) \(x)")
    #expect(try answer.change(of: .output, from: 0, to: 5, accounts: accounts).count == answer.drivers.count)
  }

  @Test func `households' own amounts follow all that they buy, by driver`() throws {
    var economy = EconomyFixtures.economy(try Self.accounts())
    economy.physicalAccounts = [
      PhysicalAccount(
        name: "gas", titleEn: "Gas", titleZh: "燃气", unit: "Mt", iamc: "Gas", intensities: [0, 0],
        householdIntensities: [0.1, 0, 0])
    ]
    let parks = EconomyFixtures.bill([2018: [100, 0]], domesticShare: [1, 1])
    let answer = try economy.solve(bills: [parks], newOutput: [])
    let amounts = try #require(answer.physicalAmounts.first)
    // In 2018 income rises by 187/112.96 x 530/11, half of value added, all of it spent.
    let more: Double = 0.1 * 187 / 112.96 * 530 / 11
    #expect(relativeDistance(amounts.total, [34, 34, 34, 34 + more, 34, 34]) < 1e-12)
    let parksRow = try #require(answer.drivers.firstIndex(of: "parks"))
    #expect(relativeDistance([amounts.byDriver[parksRow, 3]], [more]) < 1e-12)
    let total = economy.evaluate(EconomyBatch(bills: [parks], newOutput: []), wanted: [.physicalAmounts])
    #expect(relativeDistance(Array(try #require(total.values[.physicalAmounts]).row(0)), amounts.total) < 1e-12)
  }

  @Test func `a bill that exceeds the autonomous part of its host is refused`() throws {
    let cars = EconomyFixtures.bill([2017: [50, 0]], by: "cars", host: "urban_household", domesticShare: [0.8, 1])
    let economy = EconomyFixtures.economy(try Self.accounts())
    #expect(
      try EconomyFixtures.sentences { _ = try economy.solve(bills: [cars], newOutput: []) } == [
        "cars (cars_bill) bills 50.00 (1e8 CNY) of MAN in 2017, but the table's urban_household holds only 26.47 of it "
          + "beyond what follows income"
      ])
  }

  @Test func `spending more than the table's consumption is refused`() throws {
    #expect(
      try EconomyFixtures.sentences { _ = try Self.accounts(0.6) } == [
        "households would spend 372.00 (1e8 CNY) of their income, and the table's consumption is 340.00"
      ])
  }
}
