import EconomyFixtures
import Glibc
import LinearAlgebra
import RegionalBase
import Testing

@testable import Economy

/// The part of each driver in the share of the strategic industries and in their growth premium.
struct ShareByDriverTests {
  private static func economy(_ market: Double = 0.05) throws -> EconomyProblem {
    var economy = EconomyFixtures.economy(
      try EconomyFixtures.twoSectors(), sales: (0, 0.5, 0.5),
      changes: [
        (
          EconomyChange(name: "saving", verb: .add, space: .coefficient, row: 1, columns: [0]),
          [.nan, .nan, .nan, -0.01, -0.015, -0.02]
        )
      ], markets: [Market(name: "cells", products: [0.5, 0], customers: [0, 0, 1])],
      products: [
        (IndustryProduct(name: "turbines", module: "parks", bill: "parks_bill", industry: 0), [0.5, 0])
      ]
    ) { power(1.05, $0 - 2017) }
    economy.values[.marketGrowth(0)] = Array(repeating: market, count: 6)
    economy.values[.importSubstitution] = [0, 0, 0, 0, 0.1, 0.25] + [0, 0, 0, 0, 0, 0]
    economy.values[.industryShares] = [0.1, 0.02] + EconomyFixtures.industries.dropFirst().flatMap { _ in [0.0, 0] }
    economy.values[.publishedShare] = [0.118]
    return economy
  }

  @Test func `levels of the industries and of industry sum over drivers`() throws {
    let bill = EconomyFixtures.bill([2017: [20, 0], 2018: [50, 3], 2020: [90, 0]], domesticShare: [0.4, 1])
    let newOutput = EconomyFixtures.newOutput([2018: [30, 0], 2020: [60, 5]])
    let answer = try Self.economy(0.12).solve(bills: [bill], newOutput: [newOutput])
    let satellite = answer.satellite
    for year in 0..<6 {
      let sums = [satellite.industrialByDriver, satellite.aboveScaleByDriver].map { levels in
        levels.rows.reduce(0) { $0 + $1[year] }
      }
      #expect(abs(sums[0] - satellite.industrialValueAdded(year)) < 1e-9)
      #expect(abs(sums[1] - satellite.aboveScaleIndustry[year]) < 1e-9)
      guard year > 0 else { continue }
      let change = satellite.shareChange(from: 0, to: year).reduce(0, +)
      #expect(abs(change - (satellite.share[year] - satellite.share[0])) < 1e-14)
      let span = 1 / Double(year)
      let premium =
        pow(satellite.industrialValueAdded(year) / satellite.industrialValueAdded(0), span)
        - pow(satellite.aboveScaleIndustry[year] / satellite.aboveScaleIndustry[0], span)
      #expect(abs(satellite.premium(from: 0, to: year).reduce(0, +) - premium) < 1e-13)
    }
    let moved = answer.drivers.enumerated().filter { abs(satellite.shareChange(from: 0, to: 5)[$0.offset]) > 1e-6 }
    #expect(Set(moved.map(\.element)).isSuperset(of: ["parks", "new_output", "technology", "import_shares"]))
  }

  @Test func `drivers that all grow alike add nothing`() throws {
    var economy = try Self.economy()
    economy.values[.change(0)] = Array(repeating: .nan, count: 6)
    economy.values[.importSubstitution] = Array(repeating: 0, count: 12)
    let satellite = try economy.solve(bills: [], newOutput: []).satellite
    for change in satellite.shareChange(from: 0, to: 5) + satellite.premium(from: 0, to: 5) {
      #expect(abs(change) < 1e-14)
    }
  }

  @Test func `a driver of average content adds nothing however it grows, and new lines add what they hold beyond it`()
    throws
  {
    // Everything is industry and the shares are alike, so that only new output differs from the average.
    var economy = try Self.economy(0.2)
    economy.values[.industryShares] = [0.1, 0.1] + EconomyFixtures.industries.dropFirst().flatMap { _ in [0.0, 0] }
    economy.values[.change(0)] = Array(repeating: .nan, count: 6)
    economy.values[.importSubstitution] = Array(repeating: 0, count: 12)
    let answer = try economy.solve(bills: [], newOutput: [EconomyFixtures.newOutput([2020: [40, 0]])])
    let changes = answer.satellite.shareChange(from: 0, to: 5)
    let newOutput = try #require(answer.drivers.firstIndex(of: "new_output"))
    let change = answer.satellite.share[5] - answer.satellite.share[0]
    #expect(change > 1e-3)
    // The mean share stands for the average, so that a rest of second order stays with the others.
    #expect(abs(changes[newOutput] - change) < 0.05 * change)
  }
}
