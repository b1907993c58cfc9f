import Coupling
import Economy
import EconomyFixtures
import SimulationKit
import Testing

@testable import Study

struct ScorecardTests {
  /// A satellite whose share is 11.8 % in 2015 and the given one in 2020, of the two-sector table grown by 8 % a year.
  private func result(
    _ measure: Target.Measure?, _ value: Double, needed: Double? = nil, share: Double = 0.15, assumed: Bool = false,
    modules: [ModuleProblem] = [], bound: Target.Bound = .atLeast, factor: Double = 1, year: Int? = nil
  ) throws -> TargetResult {
    var economy = EconomyFixtures.economy(try EconomyFixtures.twoSectors(), sales: (0, 0, 1)) {
      power(1.08, $0 - 2017)
    }
    economy.values[.industryShares] = [0.1, 0] + EconomyFixtures.industries.dropFirst().flatMap { _ in [0.0, 0] }
    economy.values[.industrial] = [1, 0]
    economy.values[.publishedShare] = [0.118]
    // What the new lines replace is no longer the old lines': 0.118 (x - D) + D of x.
    let output = 700 * power(1.08, 3) / (1 - 0.118)
    let answers = economy.evaluate(
      EconomyBatch(newOutput: [EconomyFixtures.newOutput([2020: [(share - 0.118) * output, 0]])]),
      wanted: [.strategicShare, .growthPremium, .industryGrossOutput])
    economy.values[.growthPremium] = assumed ? [0.05] : nil
    let target = Target(
      identifier: "t", value: value, needed: needed ?? value, bound: bound, measure: measure, factor: factor, year: year
    )
    let problem = Problem(
      axes: AxisLabels(), economy: economy, modules: modules, graph: try CouplingGraph([]), financing: [],
      loops: LoopSolver(tolerance: 1e-10, maxSweeps: 1, fullSweeps: 1), targets: [target])
    return problem.judged(target, value: problem.value(of: target) { answers.values[$0]?.row(0) })
  }

  @Test(arguments: [(0.15001, 15.0, true), (0.14999, 15, false)])
  func `a share is met from the needed value on`(share: Double, value: Double, met: Bool) throws {
    let result = try result(.share, value, share: share)
    #expect(result.state == (met ? .met : .missed))
    #expect(abs((result.value ?? 0) - 100 * share) < 1e-9)
    if met {
      #expect(result.shortfall == nil)
    } else {
      #expect(abs((result.shortfall ?? 0) - (value - 100 * share)) < 1e-9)
    }
  }

  @Test func `a target in the document's rounding is met below its value, and missed by the distance to the value`()
    throws
  {
    #expect(try result(.share, 15, needed: 14.5, share: 0.14501).state == .met)
    let missed = try result(.share, 15, needed: 14.5, share: 0.14499)
    #expect(abs((missed.shortfall ?? 0) - 0.501) < 1e-9)
  }

  @Test(arguments: [
    (Target.Bound.atMost, 15.0, true), (.atMost, 12, true), (.atMost, 11.9, false), (.below, 12, false),
    (.below, 12.01, true), (.above, 12, false), (.above, 11.9, true), (.atLeast, 12, true),
  ])
  func `a bound says on which side a result meets the target`(bound: Target.Bound, value: Double, met: Bool) throws {
    // A share of 0.12 is computed as 12 to the last bit but one.
    let exact = try #require(try result(.share, 0, share: 0.12).value)
    let result = try result(.share, value == 12 ? exact : value, share: 0.12, bound: bound)
    #expect(result.state == (met ? .met : .missed))
    if value == 11.9 && !met { #expect(abs((result.shortfall ?? 0) - 0.1) < 1e-9) }
  }

  @Test func `a result is given in the target's unit and of the target's year`() throws {
    // 15 % of industry in 2020, 11.8 % in 2015; a target of 0.2 in the unit 1 is missed by 0.05, one of 0.15 met.
    let missed = try result(.share, 0.2, factor: 0.01)
    #expect(missed.state == .missed && abs((missed.value ?? 0) - 0.15) < 1e-12)
    #expect(abs((missed.shortfall ?? 0) - 0.05) < 1e-12)
    #expect(try result(.share, 0.149, factor: 0.01).state == .met)
    #expect(abs((try result(.share, 15, year: 0).value ?? 0) - 11.8) < 1e-9)
  }

  @Test func `the premium is the mean of the years, and judged`() throws {
    // Only 2020 differs: 0.13 / 0.118 times the growth of industry in that year, over five years.
    let premium = 100 * (0.13 / 0.118 - 1) * 1.08 / 5
    let result = try result(.growthPremium, 5, share: 0.13)
    #expect(abs((result.value ?? 0) - premium) < 1e-9)
    #expect(result.state == .missed)
    #expect(try self.result(.growthPremium, 2, share: 0.13).state == .met)
  }

  @Test(arguments: [Target.Measure.share, .growthPremium])
  func `an assumed premium makes both readings of it assumed, met or not`(measure: Target.Measure) throws {
    for value in [1.0, 99] {
      let result = try result(measure, value, assumed: true)
      #expect(result.state == .assumed)
      #expect(result.value != nil)
      #expect(result.shortfall == nil)
    }
  }

  @Test func `a scale is shown in its other perimeter and never judged`() throws {
    let result = try result(.grossOutput(industry: 0), 1)
    #expect(result.state == .otherPerimeter)
    #expect(abs((result.value ?? 0) - 0.15 * 700 * power(1.08, 3)) < 1e-9)
    #expect(result.shortfall == nil)
  }

  @Test func `a number that the scenario sets is assumed, and without its module not modelled`() throws {
    let fund = ModuleProblem(
      name: "fund-allocation",
      manifest: Manifest(
        identifier: "fund-allocation", version: "1", title: Title(en: "Fund", zh: "基金"), summary: "Money."), mode: nil,
      axes: AxisLabels(), parameters: ["registered_size": .number(800)])
    let measure = Target.Measure.parameter(module: "fund-allocation", key: "registered_size")
    let set = try result(measure, 1000, modules: [fund])
    #expect(set.state == .assumed)
    #expect(set.value == 800)
    let off = try result(measure, 1000)
    #expect(off.state == .notModelled)
    #expect(off.value == nil)
  }

  @Test func `a target without a measure is not modelled`() throws {
    let result = try result(nil, 6)
    #expect(result.state == .notModelled)
    #expect(result.value == nil)
  }
}
