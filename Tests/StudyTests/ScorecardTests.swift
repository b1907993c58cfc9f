import Economy
import EconomyFixtures
import ScenarioReading
import SimulationKit
import Testing

@testable import Study

struct ScorecardTests {
  private func target(_ measure: String, _ value: Double, bound: String = "about") -> PlanTargets.Target {
    PlanTargets.Target(
      identifier: "t", indicator: Title(en: "indicator", zh: "指标"), value: value, unit: "%", bound: bound,
      clause: "II(3)",
      relation: "", relationTo: "", note: Title(en: "", zh: ""), measure: measure)
  }

  /// A satellite whose share is 11.8 % in 2015 and the given one in 2020, of the two-sector table grown by 8 % a year.
  private func row(
    _ target: PlanTargets.Target, share: Double = 0.15, assumed: Bool = false,
    parameters: [String: [String: Double]] = [:]
  ) throws -> Scorecard.Row {
    let accounts = try EconomyFixtures.twoSectors()
    let economy = EconomyFixtures.economy(accounts, sales: (0, 0, 1)) { power(1.08, $0 - 2017) }
    let output = 700 * power(1.08, 3)
    let years = try economy.solve(
      bills: [], newOutput: [EconomyFixtures.newOutput([2020: [(share - 0.118) * output, 0]])])
    let none = EconomySections.industries.dropFirst().map { _ in [0.0, 0] }
    let satellite = try SatelliteAccount(
      SatelliteAccount.Settings(
        shares: [[0.1, 0]] + none, industrial: [1, 0], aboveScaleRatio: 1, publishedShare: 0.118, publishedYear: 2015,
        growthPremium: nil), economy: years)
    let scorecard = Scorecard(
      PlanTargets(targets: [target], citation: ""),
      Scorecard.Findings(satellite: satellite, lastYear: 5, premiumIsAssumed: assumed, parameters: parameters))
    return try #require(scorecard.rows.first)
  }

  @Test(arguments: [
    (0.1501, 15.0, "about", true), (0.14501, 15, "about", true), (0.14499, 15, "about", false),
    (0.1521, 15.2, "about", true), (0.15151, 15.2, "about", true), (0.15149, 15.2, "about", false),
    (0.14999, 15, "reach", false), (0.15001, 15, "at least", true), (0.14999, 15, "more than", false),
  ])
  func `about is met by what rounds to the target, every other wording by the target itself`(
    share: Double, value: Double, bound: String, met: Bool
  ) throws {
    let row = try row(target("sei_share", value, bound: bound), share: share)
    #expect(row.state == (met ? .met : .missed))
    #expect(abs((row.value ?? 0) - 100 * share) < 1e-9)
    if met {
      #expect(row.shortfall == nil)
    } else {
      #expect(abs((row.shortfall ?? 0) - (value - 100 * share)) < 1e-9)
    }
  }

  @Test func `the premium is the mean of the years, and judged`() throws {
    // Only 2020 differs: 0.13 / 0.118 times the growth of industry in that year, over five years.
    let premium = 100 * (0.13 / 0.118 - 1) * 1.08 / 5
    let row = try row(target("sei_growth_premium", 5), share: 0.13)
    #expect(abs((row.value ?? 0) - premium) < 1e-9)
    #expect(row.state == .missed)
    #expect(try self.row(target("sei_growth_premium", 2), share: 0.13).state == .met)
  }

  @Test(arguments: ["sei_share", "sei_growth_premium"])
  func `an assumed premium makes both readings of it assumed, met or not`(measure: String) throws {
    for value in [1.0, 99] {
      let row = try row(target(measure, value), assumed: true)
      #expect(row.state == .assumed)
      #expect(row.value != nil)
      #expect(row.shortfall == nil)
    }
  }

  @Test func `a scale is shown in its other perimeter and never judged`() throws {
    let row = try row(target("gross_output:information_technology", 1, bound: "reach"))
    #expect(row.state == .otherPerimeter)
    #expect(abs((row.value ?? 0) - 0.15 * 700 * power(1.08, 3)) < 1e-9)
    #expect(row.shortfall == nil)
  }

  @Test func `a number that the scenario sets is assumed, and without its module not modelled`() throws {
    let fund = target("parameter:fund-allocation.registered_size", 1000, bound: "reach")
    let set = try row(fund, parameters: ["fund-allocation": ["registered_size": 800]])
    #expect(set.state == .assumed)
    #expect(set.value == 800)
    let off = try row(fund)
    #expect(off.state == .notModelled)
    #expect(off.value == nil)
  }

  @Test func `what has no measure is not modelled`() throws {
    let row = try row(target("", 6, bound: "reach"))
    #expect(row.state == .notModelled)
    #expect(row.value == nil)
  }
}
