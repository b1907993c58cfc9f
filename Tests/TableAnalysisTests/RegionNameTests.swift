import ScratchFolder
import SimulationKit
import Testing

@testable import TableAnalysis

/// In a table of several regions every region has the same names, so that reports and charts name the region too, and the
/// inverse is that over all regions.
@Suite struct RegionNameTests {
  @Test(arguments: [
    (Language.en, ["Food (N)", "Goods (N)", "Food (S)", "Goods (S)", "Food (W)", "Goods (W)"]),
    (.zh, ["食品（N）", "其他货物（N）", "食品（S）", "其他货物（S）", "食品（W）", "其他货物（W）"]),
  ])
  func `bars of an extraction name the region`(language: Language, names: [String]) throws {
    let folder = try ScratchFolder()
    _ = try SmallTables.report(language) { _, _, table in
      try table.extraction(.forward).writeChart(to: folder.at("extraction.svg"))
      return ""
    }
    let svg = try folder.text("extraction.svg")
    for name in names { #expect(svg.contains(">\(name)<"), "\(name)") }
  }

  @Test func `drivers, baskets, paths and cells name the region`() throws {
    let found = try SmallTables.report(.en) { _, _, table in
      let none = try SectorAmounts([], option: "--import-price")
      let prices = try table.prices(
        valueAdded: SectorAmounts(["all=+10%"], option: "--value-added"), importPrices: none, fixedPrices: none,
        stored: .baskets)
      return [
        table.title(ofDriver: "N.household"),
        prices.csv.dropFirst().split(separator: "\n").map { row in
          row.split(separator: ",").prefix(2).joined(separator: ",")
        }.joined(separator: "\n"), try Self.names(table.paths().csv) { $0.contains(" < ") },
        try Self.names(table.influence().csv) { $0.contains("N.food,S.goods") },
      ].joined(separator: "\n")
    }
    #expect(
      found == """
        Household consumption (N)
        category,name
        N.household,Household consumption (N)
        N.capital,Capital formation (N)
        S.household,Household consumption (S)
        S.capital,Capital formation (S)
        W.household,Household consumption (W)
        W.capital,Capital formation (W)
        all_households,All households
        Goods (S) < Goods (W)
        Food (N) by Goods (S)
        """)
  }

  /// The names, which stand last, in the first row that fits.
  private static func names(_ csv: String, _ fits: (Substring) -> Bool) throws -> String {
    let row = csv.split(separator: "\n").first { fits($0) } ?? ""
    return try #require(row.split(separator: ",").last.map(String.init))
  }

  @Test func `the inverse is that over all regions`() throws {
    let titles = try SmallTables.report(.en) { _, _, table in
      let none = try SectorAmounts([], option: "--import-price")
      return try [
        table.linkages(), table.linkages(inverse: .total), table.extraction(.complete), table.extraction(.forward),
        table.solution(finalDemand: SectorAmounts(["N.food=10"], option: "--final-demand")),
        table.supply(valueAdded: SectorAmounts(["N.food=10"], option: "--value-added")),
        table.prices(
          valueAdded: SectorAmounts(["N.food=10"], option: "--value-added"), importPrices: none, fixedPrices: none),
      ].map { $0.text.prefix { $0 != "\n" } }.joined(separator: "\n")
    }
    #expect(
      titles == """
        Linkages, inverse (I - A)^-1 over all regions: Three regions of two sectors
        Linkages, inverse (I - A)^-1 over all regions: Three regions of two sectors
        Hypothetical extraction, complete (purchases, sales and its own final demand), L, inverse (I - A)^-1 over all \
        regions, loss of output (1e8 CNY): Three regions of two sectors
        Hypothetical extraction, forward (its intermediate sales), G, Ghosh inverse (I - B)^-1 over all regions, loss of \
        output (1e8 CNY): Three regions of two sectors
        Effects of a change of final demand, inverse (I - A)^-1 over all regions (1e8 CNY): Three regions of two sectors
        Effects of a change of primary inputs, Ghosh inverse (I - B)^-1 over all regions (1e8 CNY): Three regions of two \
        sectors
        Prices, cost push, inverse (I - A)^-1 over all regions: Three regions of two sectors
        """)
  }

  @Test(arguments: [
    (InverseChoice.regional, "Ghosh inverse (I - B)^-1, regional"), (.total, "Ghosh inverse (I - B)^-1, total"),
  ])
  func `extraction of sales names the Ghosh inverse`(inverse: InverseChoice, name: String) throws {
    let text = try SmallTables.report(.en) { table, _, _ in try table.extraction(.forward, inverse: inverse).text }
    #expect(
      text.prefix { $0 != "\n" }
        == "Hypothetical extraction, forward (its intermediate sales), G, \(name), loss of output (1e8 CNY): Two sectors"
    )
  }
}
