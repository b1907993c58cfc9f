import EconomyFixtures
import LinearAlgebra
import Testing

@testable import Economy

/// By hand: (I - (I - M̂)A)⁻¹ of the two-sector table has the first column (63/55, 1/11), so a unit of regional
/// manufacturing calls forth 63/55 of manufacturing and 1/11 of electricity.
struct BillTests {
  private func rise(_ bills: [Bill], of year: Int = 2018) throws -> [Double] {
    let economy = EconomyFixtures.economy(try EconomyFixtures.twoSectors())
    let answer = try economy.solve(bills: bills, newOutput: [])
    return zip(answer.output.row(year - 2015), [700, 100]).map { $0 - $1 }
  }

  @Test(arguments: [0, 0.25, 0.5, 1])
  func `a bill enters by its own domestic share and passes the import shares no second time`(share: Double) throws {
    let rise = try rise([EconomyFixtures.bill([2018: [100, 0]], domesticShare: [share, 0])])
    #expect(abs(rise[0] - 100 * share * 63 / 55) < 1e-9)
    #expect(abs(rise[1] - 100 * share / 11) < 1e-9)
  }

  @Test func `a bill without a share of its own is supplied as everybody's purchases are`() throws {
    let rise = try rise([EconomyFixtures.bill([2018: [100, 0]])])
    #expect(abs(rise[0] - 80 * 63 / 55.0) < 1e-9)
    #expect(abs(rise[1] - 80 / 11.0) < 1e-9)
  }

  @Test func `a bill to what leaves the region is the region's own unless it says otherwise`() throws {
    let full = try rise([EconomyFixtures.bill([2018: [100, 0]], host: "outflow_to_provinces")])
    let half = try rise([
      EconomyFixtures.bill([2018: [100, 0]], host: "outflow_to_provinces", domesticShare: [0.5, 1])
    ])
    #expect(abs(full[0] - 100 * 63 / 55.0) < 1e-9)
    #expect(abs(half[0] - 50 * 63 / 55.0) < 1e-9)
  }

  @Test func `the table's year's bill leaves its host, share and all, and a year without it lacks it`() throws {
    let rise = try rise([EconomyFixtures.bill([2017: [100, 0]], domesticShare: [0.5, 0])])
    #expect(abs(rise[0] + 50 * 63 / 55.0) < 1e-9)
  }

  @Test func `what is left of a host grows and the bill does not`() throws {
    let accounts = try EconomyFixtures.twoSectors()
    let economy = EconomyFixtures.economy(accounts) { $0 == 2020 ? 2 : 1 }
    let bill = EconomyFixtures.bill([2017: [100, 0], 2020: [100, 0]], domesticShare: [1, 1])
    let answer = try economy.solve(bills: [bill], newOutput: [])
    let expected: Double = 1400 - 100 * 63 / 55
    #expect(abs(answer.output[5, 0] - expected) < 1e-9)
  }

  @Test func `a negative row takes away from what is bought`() throws {
    let rise = try rise([
      EconomyFixtures.bill([2018: [-30, 10]], by: "cars", host: "urban_household", domesticShare: [1, 1])
    ])
    // The inverse's second column is (112/550, 620/550).
    let expected: [Double] = [-30 * 63 / 55 + 10 * 112 / 550, -30 / 11 + 10 * 620 / 550]
    #expect(relativeDistance(rise, expected) < 1e-12)
  }

  @Test func `bills of one module are one driver`() throws {
    let bills = [
      EconomyFixtures.bill([2018: [10, 0]], by: "cars", host: "urban_household"),
      EconomyFixtures.bill([2018: [20, 0]], by: "parks"), EconomyFixtures.bill([2018: [30, 0]], by: "cars"),
    ]
    let economy = EconomyFixtures.economy(try EconomyFixtures.twoSectors())
    let answer = try economy.solve(bills: bills, newOutput: [])
    #expect(
      answer.drivers == [
        "urban_household", "gross_fixed_capital_formation", "outflow_to_provinces", "residual", "cars", "parks",
        "new_output",
      ])
    #expect(abs(answer.outputByDriver[4, 3, 0] - 32 * 63 / 55.0) < 1e-9)
    #expect(abs(answer.outputByDriver[5, 3, 0] - 16 * 63 / 55.0) < 1e-9)
  }
}
