import EconomyFixtures
import LinearAlgebra
import NumberText
import Testing

@testable import Economy

/// Manufacturing is industry, electricity stands for a service here.
struct SatelliteTests {
  private func problem(
    sales: (inflow: Double, outflow: Double, other: Double) = (0, 0, 1), growth: Double = 1.08,
    shares: [Double] = [0.1, 0.02], premium: Double? = nil, ratio: Double = 1
  ) throws -> EconomyProblem {
    var economy = EconomyFixtures.economy(try EconomyFixtures.twoSectors(), sales: sales) { power(growth, $0 - 2017) }
    economy.values[.industryShares] = shares + EconomyFixtures.industries.dropFirst().flatMap { _ in [0.0, 0] }
    economy.values[.industrial] = [1, 0]
    economy.values[.aboveScaleRatio] = [ratio]
    economy.values[.publishedShare] = [0.118]
    economy.values[.growthPremium] = premium.map { [$0] }
    return economy
  }

  private func solve(_ problem: EconomyProblem, _ amounts: [Int: [Double]] = [:]) throws -> EconomyYears {
    try problem.solve(bills: [], newOutput: [EconomyFixtures.newOutput(amounts)])
  }

  @Test(arguments: [1, 0.9], [(0.0, 0.0, 1.0), (0.5, 0.5, 0)])
  func `the published share comes out in the published year`(ratio: Double, sales: (Double, Double, Double)) throws {
    let satellite = try solve(try problem(sales: sales, ratio: ratio), [2015: [10, 0], 2018: [30, 0]]).satellite
    #expect(abs(satellite.share[0] - 0.118) < 1e-14)
    #expect(satellite.share[3] > 0.118)
    #expect(
      satellite.notes == [
        "the shares of the strategic industries were multiplied by \(decimals(satellite.calibrationFactor, 4)) so that they "
          + "give the published 11.80 % in 2015"
      ])
  }

  @Test func `output in services is beside the share, never in it`() throws {
    let satellite = try solve(try problem(), [2018: [0, 20]]).satellite
    for share in satellite.share { #expect(abs(share - 0.118) < 1e-14) }
    // 1.18 times 2 % of the electricity of old lines, and the new output in full, at 0.7 of value added each.
    let output = 100 * 1.08
    #expect(abs(satellite.servicesValueAdded(industry: 0, year: 3) - 0.7 * (0.0236 * (output - 20) + 20)) < 1e-9)
    #expect(abs(satellite.industrialValueAdded(3) - 0.118 * 550 * 1.08) < 1e-9)
  }

  @Test func `output in place of other output counts in full, and what it replaces no longer`() throws {
    let satellite = try solve(try problem(), [2018: [70, 0]]).satellite
    #expect(abs(satellite.grossOutput[0, 3, 0] - (0.118 * (700 * 1.08 - 70) + 70)) < 1e-9)
    #expect(abs(satellite.share[3] - (0.118 + (1 - 0.118) * 70 / (700 * 1.08))) < 1e-12)
  }

  @Test func `unsold output is nobody's`() throws {
    let years = try solve(try problem(sales: (1, 0, 0), growth: 1), [2020: [300, 0]])
    let satellite = years.satellite
    let sold = years.sold.displacedInflow[5, 0]
    #expect(sold > 100 && sold < 200)
    #expect(abs(satellite.grossOutput[0, 5, 0] - (0.118 * (years.output[5, 0] - sold) + sold)) < 1e-9)
  }

  @Test func `shares above all of a sector name sector and year`() throws {
    #expect(
      try EconomyFixtures.sentences {
        _ = try solve(try problem(shares: [0.1, 0.9]), [2018: [760, 0]])
      } == [
        "the strategic industries would hold 106.20 % of ELC in 2015; their shares sum to at most 100 %",
        "the strategic industries would hold 106.20 % of ELC in 2016; their shares sum to at most 100 %",
        "the strategic industries would hold 106.20 % of ELC in 2017; their shares sum to at most 100 %",
        "the strategic industries would hold 100.47 % of MAN in 2018; their shares sum to at most 100 %",
        "the strategic industries would hold 106.20 % of ELC in 2018; their shares sum to at most 100 %",
        "the strategic industries would hold 106.20 % of ELC in 2019; their shares sum to at most 100 %",
        "the strategic industries would hold 106.20 % of ELC in 2020; their shares sum to at most 100 %",
      ])
  }

  @Test func `new output above the published share cannot be calibrated away`() throws {
    #expect(
      try EconomyFixtures.sentences {
        _ = try solve(try problem(growth: 1), [2015: [140, 0]])
      } == [
        "new output alone gives the strategic industries 20.00 % of above-scale industry in 2015, more than the published "
          + "11.80 %"
      ])
    #expect(
      try EconomyFixtures.sentences {
        _ = try solve(try problem(shares: [0, 0.5]))
      } == [
        "the shares of strategic_industries hold nothing in the industrial sectors: they cannot be calibrated to the "
          + "published share"
      ])
  }

  @Test func `eight per cent and five points more make 14.8 per cent of 11.8`() throws {
    let satellite = try solve(try problem(premium: 0.05)).satellite
    #expect(abs(100 * satellite.share[5] - 14.796379010934297) < 1e-10)
    for premium in satellite.growthPremium.dropFirst() { #expect(abs((premium ?? 0) - 0.05) < 1e-12) }
    #expect(satellite.growthPremium[0] == nil)
  }

  @Test func `an assumed premium holds where the sectors grow unevenly`() throws {
    // Purchases of electricity grow and all else stays; both sectors are industry.
    var economy = try problem(growth: 1, premium: 0.05)
    economy.values[.industrial] = [1, 1]
    let bill = EconomyFixtures.bill(
      [2016: [0, 10], 2018: [0, 30], 2019: [0, 30], 2020: [0, 60]], host: "urban_household")
    let satellite = try economy.solve(bills: [bill], newOutput: []).satellite
    #expect(abs(satellite.share[0] - 0.118) < 1e-14)
    for premium in satellite.growthPremium.dropFirst() { #expect(abs((premium ?? 0) - 0.05) < 1e-12) }
  }
}
