import Diagnostics
import InputOutput
import LinearAlgebra
import Testing

/// The tables of Henan with 23 parts of the strategic industries.
@Suite struct HenanSplitTests {
  @Test(arguments: [2012, 2017], [0.8, 0.8957, 1.0])
  func `the parts of Henan add up to the table again`(year: Int, factor: Double) throws {
    let table = try Fixtures.henan(year)
    let split = try TableSplit(Fixtures.parts(), national: Fixtures.profiles()).apply(to: table, factor: factor)
    #expect(split.table.sectors.count == 46)
    #expect(Fixtures.difference(try split.aggregated(), table) < 1e-9)
    #expect(split.table.intermediate.storage.allSatisfy { $0 >= 0 })
    let inputs = zip(split.table.intermediate.columnSums, split.table.totalValueAdded).map(+)
    let (original, sums) = (table.residual, split.table.residual)
    for place in 23..<46 {
      #expect(abs(inputs[place] - split.table.grossOutput[place]) < 1e-9)
      // The rest that the original's row leaves, by output.
      let parent = split.parents[place]
      let share = split.table.grossOutput[place] / table.grossOutput[parent]
      #expect(abs(split.table.otherError[place] - share * table.otherError[parent]) < 1e-9)
      #expect(abs(sums[place] - share * original[parent]) < 1e-8)
    }
    #expect(split.table.check().filter { $0.severity == .error }.isEmpty)
    #expect(split.crossHauling.compactMap(\.self).allSatisfy { (0...1).contains($0) })
    #expect(try RegionalModel(split.table).importShares.allSatisfy { (0...1).contains($0) })
  }

  /// In yuan the same cells are 1e8 times as large, and so is what is left of the last bits.
  @Test func `a table is split alike in any unit`() throws {
    let table = try Fixtures.henan(2017)
    let way = try TableSplit(Fixtures.parts(), national: Fixtures.profiles())
    let split = try way.apply(to: table.converted(to: "CNY") { $0 * 1e8 })
    #expect(Fixtures.difference(try split.aggregated(), split.original) < 0.1)
    let same = try way.apply(to: table)
    for (yuan, amount) in zip(split.table.intermediate.storage, same.table.intermediate.storage) {
      #expect(abs(yuan - 1e8 * amount) < 1)
    }
  }

  /// The rest of machinery gives up what the bill needs beyond the 71.0 of investment that are wind turbines by national shares.
  @Test func `a bill for turbines leaves the table's investment as it is`() throws {
    let table = try Fixtures.henan(2017)
    let way = try TableSplit(Fixtures.parts(), national: Fixtures.profiles())
    let bill = FinalUseFloor(part: "WND", category: "gross_fixed_capital_formation", amount: 150)
    let split = try way.apply(to: table, factor: 0.8957, floors: [bill])
    let place = try #require(split.table.sectors.firstIndex { $0.code == "WND" })
    let investment = try way.apply(to: table, factor: 0.8957).table.finalDemand[3].values
    #expect(abs(investment[place] - 70.99) < 0.01)
    #expect(split.table.finalDemand[3].values[place] == 150)
    #expect(abs(split.table.finalDemand[3].values[9] - (investment[9] + investment[place] - 150)) < 1e-9)
    #expect(Fixtures.difference(try split.aggregated(), table) < 1e-9)
  }

  private static let reference: [(String, Double, Double, Double, Double, Double)] = [
    ("PHO", 2096.0, 1719.3, 70.8, 816.1, 0.625),
    ("CPU", 617.1, 94.5, 118.1, 590.8, 0.315),
    ("CMP", 852.2, 60.4, 148.8, 2255.6, 0.715),
    ("ITE", 220.2, 1.5, 68.6, 210.9, 0.288),
    ("MED", 1446.8, 16.2, 557.7, 1249.3, 0.301),
    ("MDV", 493.0, 6.6, 127.9, 660.2, 0.457),
    ("MAC", 1204.3, 13.1, 313.3, 1786.3, 0.509),
    ("RAE", 329.9, 5.2, 100.6, 386.0, 0.419),
    ("INM", 207.7, 6.2, 110.1, 460.4, 0.802),
    ("MCM", 948.5, 12.3, 277.4, 1191.6, 0.447),
    ("MNM", 762.8, 7.1, 360.5, 425.4, 0.071),
    ("MMT", 736.3, 9.1, 409.6, 781.4, 0.594),
    ("GRD", 666.5, 5.9, 188.0, 684.2, 0.309),
    ("WND", 83.3, 0.8, 21.7, 141.1, 0.569),
    ("REN", 78.1, 0.0, 0.1, 142.6, 0.453),
    ("NEV", 231.6, 1.1, 96.0, 195.6, 0.312),
    ("BAT", 215.4, 1.4, 60.9, 237.1, 0.354),
    ("ENM", 643.8, 8.3, 167.1, 890.0, 0.474),
    ("ENE", 221.7, 4.1, 89.9, 181.0, 0.295),
    ("RCY", 148.3, 0.3, 80.9, 861.0, 0.922),
    ("ITS", 1101.6, 0.6, 410.5, 1666.9, 0.586),
    ("DIG", 75.3, 0.0, 28.1, 104.4, 0.547),
    ("ENS", 114.8, 0.4, 3.1, 150.7, 0.261),
  ]

  /// Output, exports, outflow and use in the region at the factor .8957, and the share of imports and inflow in that use,
  /// computed independently in numpy from the same sources; outputs were rounded to 0.1 before the shares of the file were
  /// taken.
  @Test func `the parts of 2017 are those computed apart in numpy`() throws {
    let split = try TableSplit(Fixtures.parts(), national: Fixtures.profiles())
      .apply(to: Fixtures.henan(2017), factor: 0.8957)
    let (table, use) = (split.table, split.table.regionalUse)
    let exports = try #require(table.finalDemand.first { $0.role == .export }?.values)
    let outflow = try #require(table.finalDemand.first { $0.role == .outflow }?.values)
    for (k, row) in Self.reference.enumerated() {
      let place = split.place(ofPart: k)
      #expect(table.sectors[place].code == row.0)
      #expect(abs(table.grossOutput[place] - row.1) < 0.15, "\(row.0) \(table.grossOutput[place])")
      #expect(abs(exports[place] - row.2) < 0.15, "\(row.0) \(exports[place])")
      #expect(abs(outflow[place] - row.3) < 0.15, "\(row.0) \(outflow[place])")
      #expect(abs(use[place] - row.4) < 0.15, "\(row.0) \(use[place])")
      let share = (table.imports[place] + table.inflow[place]) / use[place]
      #expect(abs(share - row.5) < 1e-3, "\(row.0) \(share)")
    }
  }
}
