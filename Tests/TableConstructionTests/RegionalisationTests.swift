import Diagnostics
import InputOutput
import LinearAlgebra
import TableConstruction
import Testing

@Suite struct RegionalisationTests {
  private let region = (en: "Part", zh: "部分")

  private func totals(_ table: InputOutputTable, _ shares: [Double]) -> TableTotals {
    var totals = TableTotals(of: table, citation: "a yearbook")
    totals.outputs = zip(table.grossOutput, shares).map(*)
    return totals
  }

  @Test(arguments: LocationQuotients.Method.allCases, 1...4)
  func `regionalising a nation into itself gives the nation`(method: LocationQuotients.Method, seed: Int) throws {
    let table = try seededTable(seed, count: 5)
    let same = try RegionalisedTable(table, region: region, totals: totals(table, [1, 1, 1, 1, 1]), method: method)
    #expect(same.quotients.size == 1)
    #expect(gap(same.table, table) < twelfthDigit)
    #expect(same.table.finalDemand.map(\.code) == table.finalDemand.map(\.code))
    #expect(same.table.description.titleEn == "Part, derived from: t")
    #expect(same.table.description.titleZh == "部分（推算自：表）")
  }

  /// Quotients by hand: the region has 0.2 of the whole, shares of sectors 0.1, 0.2, 0.4.
  @Test func `quotients are those of their definitions`() {
    let (whole, part) = ([100.0, 200, 50], [10.0, 40, 20])
    let share = 70.0 / 350
    let slq = LocationQuotients(.simple, region: part, whole: whole)
    #expect(gap(slq.simple, [0.1 / share, 0.2 / share, 0.4 / share]) < 1e-15)
    #expect(slq.share(0, 2) == 0.5 && slq.share(2, 0) == 1 && slq.finalShare(1) == 1)
    let cilq = LocationQuotients(.crossIndustry, region: part, whole: whole)
    #expect(cilq.share(0, 2) == 0.25 && cilq.share(0, 1) == 0.5 && cilq.share(0, 0) == 0.5 && cilq.share(2, 1) == 1)
    let flq = LocationQuotients(.flegg, delta: 0.3, region: part, whole: whole)
    // log2(1.2) = 0.2630344; 0.2630344^0.3 = 0.669869.
    #expect(abs(flq.size - 0.6698) < 1e-4)
    #expect(abs(flq.share(0, 2) - 0.25 * flq.size) < 1e-15 && flq.share(2, 0) == 1)
    #expect(LocationQuotients(.flegg, delta: 0, region: part, whole: whole).size == 1)
  }

  @Test(arguments: LocationQuotients.Method.allCases, 1...4)
  func `a part balances, sells and buys in the rest, and its own supply is never more than is there`(
    method: LocationQuotients.Method, seed: Int
  ) throws {
    let table = try seededTable(seed, count: 5)
    let made = try RegionalisedTable(
      table, region: region, totals: totals(table, [0.1, 0.3, 0, 0.9, 0.2]), method: method, delta: 0.25)
    #expect(errors(of: made.table).isEmpty)
    let rest = try #require(made.table.finalDemand.last)
    #expect(rest.code == "rest_outflow" && rest.role == .outflow)
    #expect(rest.values.allSatisfy { $0 >= 0 } && made.table.inflow.allSatisfy { $0 >= 0 })
    #expect(made.cuts.allSatisfy { (0...1).contains($0) } && made.ownShares.allSatisfy { (0...1).contains($0) })
    #expect(made.table.grossOutput[2] == 0 && made.ownShares[2] == 0)
    // Imports from abroad keep their share of use.
    for i in 0..<5 {
      #expect(abs(made.table.imports[i] / made.table.regionalUse[i] - table.imports[i] / table.regionalUse[i]) < 1e-12)
    }
    _ = try RegionalModel(made.table)
  }

  @Test func `a part that is larger than the whole and missing outputs are refused by name`() throws {
    let table = try seededTable(1, count: 3)
    var wrong = totals(table, [0.5, 1.5, 0.5])
    wrong.outputs[2] = nil
    wrong.imports = 3
    wrong.outputs[1] = 1000
    let message = refusal { () throws(InvalidInput) in
      try RegionalisedTable(table, region: region, totals: wrong, method: .simple)
    }
    #expect(
      message.hasPrefix(
        """
        error: the totals name no output for S2; give every sector's output in the region; 0 for one that it lacks
        error: the total of imports is not read: it follows from the region's use; leave the line out
        error: S1 has an output of 1000 in the region and
        """))
    #expect(message.hasSuffix("in the whole; a part is no larger than the whole: check the unit, and the year"))
  }
}
