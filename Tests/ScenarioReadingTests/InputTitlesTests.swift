import ScenarioCase
import SimulationKit
import Testing

@testable import ScenarioReading

/// Titles of inputs in reports.
struct InputTitlesTests {
  @Test(arguments: [
    ("economy.growth", "Growth of final demand", "最终需求增长率"),
    ("economy.growth.exports_abroad.2020", "Growth of final demand (Exports abroad, 2020)", "最终需求增长率（出口，2020年）"),
    ("economy.markets.one.growth", "Market growth (Goods)", "市场增长率（货物）"),
    ("economy.markets.two.growth.2019", "Market growth (two, 2019)", "市场增长率（two，2019年）"),
    ("sales.new_outflow.biotechnology", "New output sold outside (Bio industry)", "外销的新增产出（生物）"),
    ("modules.wind-solar.capacity.wind.2020", "Installed capacity (Wind, 2020)", "装机容量（风电，2020年）"),
    ("modules.new-energy-vehicles.classes.taxi.life", "Life (New-energy vehicles, Taxis)", "固定寿命或到龄报废的车龄（新能源汽车，出租车）"),
    ("economy.grown", "economy.grown", "economy.grown"),
  ])
  func `a title names the parameter, its record and its labels`(key: String, english: String, chinese: String) throws {
    let prepared = try ScenarioCase(Self.markets).prepared()
    let titles = InputTitles(prepared, [key])
    #expect(titles[key] == Title(en: english, zh: chinese))
  }

  @Test func `inputs that would have one title are told apart`() throws {
    let prepared = try ScenarioCase(Self.markets, base: "Scenarios/2020.toml").prepared()
    let keys = [
      "economy.markets.one.growth", "economy.markets.also.growth", "modules.information-technology.growth_change",
      "modules.biotechnology.growth_change",
    ]
    let titles = InputTitles(prepared, keys)
    #expect(
      keys.map { titles[$0].en } == [
        "Market growth (Goods) (economy.markets.one.growth)", "Market growth (Goods) (economy.markets.also.growth)",
        "Growth of a single year (New-generation IT)", "Growth of a single year (Bio industry)",
      ])
    #expect(titles[keys[3]].zh == "单年增长变动（生物）")
  }

  private static let markets = """
    [economy.markets.one]
    title_en = "Goods"
    title_zh = "货物"
    products = { AGR = 0.1 }
    customers = { exports_abroad = 1 }
    growth = "12 %"
    [economy.markets.also]
    title_en = "Goods"
    title_zh = "货物"
    products = { AGR = 0.1 }
    customers = { exports_abroad = 1 }
    growth = "12 %"
    [economy.markets.two]
    products = { AGR = 0.1 }
    customers = { exports_abroad = 1 }
    growth = "12 %"
    """
}
