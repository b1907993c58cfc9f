import Economy
import LinearAlgebra
import Study
import Testing

/// Sales of the industries outside the province: i_ft = ((1 + n) (1 + σ))^(t - 2017), I_t = Σ w i / Σ w.
struct SalesTests {
  // Market growth n of one field, its share's growth σ, and the industry's index of 2015 and 2020 by hand from the weights
  // of Scenarios/henan and the rates of each module.
  @Test(arguments: [
    ("information-technology", "terminals", 0.095, 0.016, 0.807070687, 1.382370006),
    ("biotechnology", "chemical_drugs", 0.104, 0, 0.821895568, 1.343393636),
    ("high-end-equipment", "robots", 0.17, 0, 0.855552607, 1.267826912),
    ("advanced-materials", "alloys", 0.08, 0, 0.846293516, 1.286755851),
    ("new-energy-equipment", "smart_grid", 0.042, 0, 0.941087844, 1.104940379),
    ("environmental-protection", "efficiency", 0.09, 0, 0.848447301, 1.283535577),
    ("digital-creative", "content", 0.177, 0, 0.721850189, 1.630532233),
  ])
  func `an industry grows with the markets of its fields and the province's share of them`(
    module: String, field: String, market: Double, share: Double, in2015: Double, in2020: Double
  ) throws {
    let central = try IndustryCase.central()
    let growth = (1 + market) * (1 + share)
    let index = [1 / (growth * growth), 1 / growth, 1, growth, growth * growth, growth * growth * growth]
    #expect(isClose(try central.row(module, "field_index", field), index))
    let industry = try #require(IndustryCase.industries[module])
    let sales = try central.row(module, "sales_index", industry)
    #expect(isClose([sales[0], sales[5]], [in2015, in2020]))
    // An index is 1 in the table's year to the last bit, and nothing is said of other industries.
    #expect(sales[2] == 1)
    for other in IndustryCase.industries.values where other != industry {
      #expect(try central.row(module, "sales_index", other) == [0, 0, 0, 0, 0, 0])
    }
  }

  @Test func `a year's own growth moves that year and those behind it, away from the table's year`() throws {
    let changed = try IndustryCase(
      "[modules.digital-creative]\ngrowth_change = { 2015 = 0, 2016 = 0.1, 2017 = 0, 2018 = 0.2, 2019 = 0, 2020 = 0 }\n"
    )
    let q = 1.177
    let index = [1 / (q * q * 1.1), 1 / q, 1, q * 1.2, q * q * 1.2, q * q * q * 1.2]
    #expect(isClose(try changed.row("digital-creative", "field_index", "content"), index))
  }

  @Test func `before the first year the growth of that year goes on backwards to the table's`() throws {
    let older = try IndustryCase(base: "Scenarios/2020-table-2012.toml")
    let q = 1.177
    let index = (3...8).map { (0..<$0).reduce(1.0) { product, _ in product * q } }
    #expect(isClose(try older.row("digital-creative", "field_index", "content"), index))
  }

  @Test func `a module moves the economy as a market of the same growth does`() throws {
    let central = try IndustryCase.central()
    let index = try central.row("biotechnology", "sales_index", "biotechnology")
    let rates = (1..<6).map { "\(IndustryCase.years.lowerBound + $0) = \(index[$0] / index[$0 - 1] - 1)" }
    let market = try IndustryCase(
      """
      [modules.biotechnology]
      enabled = false
      [economy.markets.drugs]
      title_en = "Drugs"
      title_zh = "药"
      products = { MED = 1, MDV = 1 }
      customers = { exports_abroad = 1, outflow_to_provinces = 1 }
      growth = { 2015 = 0, \(rates.joined(separator: ", ")) }
      """)
    for year in IndustryCase.years.indices.enumerated().map(\.offset) {
      #expect(
        isClose(Array(market.answer.economy.output.row(year)), Array(central.answer.economy.output.row(year))))
    }
  }

  @Test func `a market on an industry's part is refused`() throws {
    #expect(throws: (any Error).self) {
      _ = try IndustryCase(
        """
        [economy.markets.drugs]
        title_en = "Drugs"
        title_zh = "药"
        products = { MED = 1 }
        customers = { exports_abroad = 1 }
        growth = 0.1
        """)
    }
  }
}
