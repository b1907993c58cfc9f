import SimulationKit
import Testing

@testable import ResultText

struct PlannersUnitTests {
  @Test(arguments: [
    ("GW", "万千瓦", 100.0), ("MW", "万千瓦", 0.1), ("TWh", "亿千瓦时", 10), ("kt", "吨", 1000), ("Mt", "万吨", 100),
    ("CNY_2017/W", "元/瓦，2017年价格", 1), ("CNY_table/kWh", "元/千瓦时，2017年价格", 1), ("1e8 CNY_table", "亿元，2017年价格", 1),
    ("km/(vehicle.year)", "公里/（辆·年）", 1), ("1/year", "每年", 1), ("1e4 person", "万人", 1), ("", "", 1),
    ("furlong/W", "furlong/W", 1),
  ])
  func `a Chinese plan counts in its own units`(unit: String, name: String, factor: Double) {
    let planned = PlannersUnit(unit, tableYear: 2017, .zh)
    #expect(planned.name == name && planned.factor == factor)
  }

  @Test(arguments: [
    ("GW", "GW"), ("TWh", "TWh"), ("CNY_2017/W", "CNY/W, prices of 2017"), ("1e4 person", "10,000 persons"),
    ("1e8 CNY_table", "1e8 CNY, prices of 2017"), ("1e8 CNY_2015", "1e8 CNY, prices of 2015"),
  ])
  func `an English report keeps the declared unit`(unit: String, name: String) {
    let planned = PlannersUnit(unit, tableYear: 2017, .en)
    #expect(planned.name == name && planned.factor == 1)
  }
}
