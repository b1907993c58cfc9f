import EconomyFixtures
import Testing

@testable import Economy

struct HostErrorTests {
  private func sentences(_ bills: [Bill], growth: Double = 1) throws -> [String] {
    let accounts = try EconomyFixtures.twoSectors()
    let economy = EconomyFixtures.economy(accounts) { power(growth, $0 - 2017) }
    return try EconomyFixtures.sentences { _ = try economy.solve(bills: bills, newOutput: []) }
  }

  @Test func `a bill above what its host holds names module, sector and host`() throws {
    #expect(
      try sentences([EconomyFixtures.bill([2017: [200.5, 1]])]) == [
        "parks (parks_bill) bills 200.50 (1e8 CNY) of MAN in 2017, but the table's gross_fixed_capital_formation holds "
          + "only 200.00 of it",
        "parks (parks_bill) bills 1.00 (1e8 CNY) of ELC in 2017, but the table's gross_fixed_capital_formation holds "
          + "only 0.00 of it",
      ])
  }

  @Test func `two bills that are too much together are both named`() throws {
    let bills = [EconomyFixtures.bill([2017: [120, 0]]), EconomyFixtures.bill([2017: [100, 0]], by: "cars")]
    #expect(
      try sentences(bills) == [
        "cars (cars_bill) and parks (parks_bill) bills 220.00 (1e8 CNY) of MAN in 2017, but the table's "
          + "gross_fixed_capital_formation holds only 200.00 of it"
      ])
    #expect(try sentences([bills[0]]).isEmpty)
  }

  @Test func `a bill whose domestic part is more than its host buys inside the region is an error`() throws {
    // Of the 200, a fifth is imported: 160 come from inside.
    #expect(
      try sentences([EconomyFixtures.bill([2017: [170, 0]], domesticShare: [1, 1])]) == [
        "parks (parks_bill) bills 170.00 (1e8 CNY) of MAN in 2017, but the table's gross_fixed_capital_formation holds "
          + "only 200.00 of it, and less of it from inside the region than the bill's domestic share says"
      ])
    #expect(try sentences([EconomyFixtures.bill([2017: [159, 0]], domesticShare: [1, 1])]).isEmpty)
  }

  @Test func `a negative row that makes its host negative in a later year is an error`() throws {
    let bill = EconomyFixtures.bill([2019: [-301, 0], 2020: [-310, 0]], by: "cars", host: "urban_household")
    #expect(
      try sentences([bill]) == [
        "the bill of cars (cars_bill) makes urban_household negative in MAN in 2019: -1.00 (1e8 CNY)",
        "the bill of cars (cars_bill) makes urban_household negative in MAN in 2020: -10.00 (1e8 CNY)",
      ])
    #expect(try sentences([bill], growth: 1.1).isEmpty)
  }

  @Test func `new output sold to other provinces cannot exceed what the table sells there`() throws {
    let economy = EconomyFixtures.economy(try EconomyFixtures.twoSectors(), sales: (0, 1, 0))
    #expect(
      try EconomyFixtures.sentences {
        _ = try economy.solve(bills: [], newOutput: [EconomyFixtures.newOutput([2017: [210, 0]])])
      } == [
        "the new output sold to other provinces bills 210.00 (1e8 CNY) of MAN in 2017, but the table's "
          + "outflow_to_provinces holds only 204.00 of it"
      ])
    #expect(
      try EconomyFixtures.sentences {
        _ = try economy.solve(
          bills: [EconomyFixtures.bill([2017: [100, 0]], by: "cars", host: "outflow_to_provinces")],
          newOutput: [EconomyFixtures.newOutput([2017: [110, 0]])])
      } == [
        "cars (cars_bill) and the new output sold to other provinces bills 210.00 (1e8 CNY) of MAN in 2017, but the "
          + "table's outflow_to_provinces holds only 204.00 of it"
      ])
  }
}
