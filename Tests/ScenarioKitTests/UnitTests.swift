import ScenarioKit
import Testing

private func converted(_ quantity: String, to unit: String) throws -> Double {
  let parsed = try Quantity.parse(quantity)
  return try Unit(parsing: parsed.unit).conversion(to: Unit(parsing: unit))(parsed.number)
}

private func failure(_ quantity: String, to unit: String) -> String {
  do {
    return "no error: \(try converted(quantity, to: unit))"
  } catch {
    return "\(error)"
  }
}

struct UnitTests {
  @Test(arguments: [
    ("1", "a plain number"), ("1/year", "a rate per year"), ("1e4 vehicle", "vehicles"),
    ("1e8 CNY", "money (CNY) without a price year"), ("1e8 CNY_2017", "money (CNY) at 2017 prices"),
    ("1e8 L", "litres"), ("CNY_2017/L", "money (CNY) at 2017 prices per litres"),
    ("CNY_2017/kWh", "money (CNY) at 2017 prices per energy"),
    ("CNY_2017/vehicle", "money (CNY) at 2017 prices per vehicles"), ("GW", "power"), ("h", "time in hours"),
    ("L/km", "litres per distance"), ("kWh/km", "energy per distance"), ("kWh/vehicle", "energy per vehicle"),
    ("km/(vehicle.year)", "distance per vehicle and year"), ("year", "time in years"), ("TWh/year", "energy per year"),
  ])
  func `a declared unit has a dimension with a name`(unit: String, dimension: String) throws {
    #expect(try Unit(parsing: unit).dimension == dimension)
  }

  @Test(arguments: [
    ("1.2 TWh", "GWh", 1200), ("1.2 TWh", "kWh", 1.2e9), ("30 万辆", "vehicle", 300_000), ("30万辆", "辆", 300_000),
    ("30 万 辆", "vehicle", 300_000), ("1000 亿元", "1e8 CNY", 1000), ("1000 亿元", "CNY", 1e11),
    ("7.5 CNY_2015/W", "CNY_2015/kW", 7500), ("7.5 元_2015/W", "CNY_2015/W", 7.5),
    ("3 亿元_2015", "1e8 CNY_2015", 3), ("8 %", "1", 0.08), ("8%", "%", 8), ("5 %/year", "1/year", 0.05),
    ("2.5 percentage points", "1", 0.025), ("2 percentage point", "%", 2), ("3 个百分点", "1", 0.03), ("3 百分点", "1", 0.03),
    ("300 亿 kWh", "TWh", 30), ("300 亿千瓦时", "TWh", 30), ("80 万千瓦", "MW", 800), ("80 万kW", "GW", 0.8),
    ("1 tce", "kWh", 8141), ("1 tce", "GJ", 29.3076), ("2 万吨标准煤", "tce", 20_000), ("3 Mt", "万吨", 300),
    ("12000 km", "公里", 12_000), ("12 万人", "person", 120_000), ("0.15 kWh/km", "MJ/km", 0.54),
    ("2000 kWh/(vehicle.year)", "MWh/vehicle/year", 2), ("2000 kWh/(辆·年)", "MWh/(vehicle.year)", 2),
    ("1 GW·h", "GWh", 1), ("4 m²", "m^2", 4), ("-1.5e-3 GW", "kW", -1500), ("12", "1", 12),
    ("5 USD_2015", "USD_2015", 5),
    ("0.3 元/千瓦时", "CNY/MWh", 300), ("100 1/year", "1/year", .nan), ("1 ‰", "%", 0.1), ("700 万升", "1e8 L", 0.07),
    ("5 cm", "m", 0.05), ("100 万亿千瓦时", "TWh", 1e5), ("6.5 百万千瓦", "GW", 6.5), ("288太瓦时", "TWh", 288), ("3 吉瓦", "GW", 3),
    ("300 兆瓦", "GW", 0.3),
    ("5 拍焦", "PJ", 5), ("1万兆瓦", "GW", 10), ("1000 亿度", "TWh", 100), ("30 万台", "1e4 vehicle", 30),
    ("65 分_2017/kWh", "CNY_2017/kWh", 0.65), ("5 角/度", "CNY/kWh", 0.5), ("1000 × 1e8 CNY", "CNY", 1e11),
    ("1000 (1e8 CNY_2017)", "亿元_2017", 1000),
  ])
  func `a quantity is converted to the unit that is wanted`(quantity: String, unit: String, value: Double) throws {
    if value.isNaN {
      #expect(throws: UnitError.self) { try converted(quantity, to: unit) }
    } else {
      #expect(try converted(quantity, to: unit) == value)
    }
  }

  @Test(arguments: [
    ("1.2 TWh", "GW", "\"TWh\" is energy, not power; write a unit like \"GW\""),
    ("1.2 TWh/year", "GW", "\"TWh/year\" is energy per year, not power; write a unit like \"GW\""),
    ("12", "TWh", "the unit is missing; write a unit like \"TWh\""),
    (
      "5 CNY", "CNY_2015",
      "\"CNY\" is money (CNY) without a price year, not money (CNY) at 2015 prices; write \"CNY_2015\": prices are converted by a deflator, never by a unit"
    ),
    (
      "5 CNY_2012", "CNY_2015",
      "\"CNY_2012\" is money (CNY) at 2012 prices, not money (CNY) at 2015 prices; convert the number to prices of 2015 with a deflator and write it in \"CNY_2015\": another year in the unit alone would change its worth"
    ),
    (
      "5 CNY_2015/W", "CNY_2015/kWh",
      "\"CNY_2015/W\" is money (CNY) at 2015 prices per power, not money (CNY) at 2015 prices per energy; write a unit like \"CNY_2015/kWh\""
    ),
    (
      "5 USD", "CNY",
      "\"USD\" is money (USD) without a price year, not money (CNY) without a price year; write a unit like \"CNY\""
    ),
    ("1.2 Twh", "TWh", "unknown unit \"Twh\"; did you mean \"TWh\"?"),
    ("1.2 twh", "TWh", "unknown unit \"twh\"; did you mean \"TWh\"?"),
    ("3 vehicels", "vehicle", "unknown unit \"vehicels\"; did you mean \"vehicles\"?"),
    ("3 unit", "vehicle", "unknown unit \"unit\"; write units like TWh, 万辆, 亿元, CNY_2015/W"),
    ("3 cny", "CNY", "unknown unit \"cny\"; did you mean \"CNY\"?"),
    (
      "1,200 GWh", "GWh",
      "\"1,200 GWh\" is not a number and a unit; write \"1200 GWh\", or \"1.200 GWh\" if the comma is a decimal sign"
    ),
    ("1_200 GWh", "GWh", "\"1_200 GWh\" is not a number and a unit; write \"1200 GWh\""),
    ("46，5 GW", "GW", "\"46，5 GW\" is not a number and a unit; write \"46.5 GW\""),
    ("1.234,5万辆", "vehicle", "\"1.234,5万辆\" is not a number and a unit; write \"1234.5万辆\""),
    ("1,2,3 GW", "GW", "\"1,2,3 GW\" is not a number and a unit"),
    ("2 W 3", "W", "the unit \"W 3\" holds a space; write units like TWh, CNY_2015/W, kWh/(vehicle.year)"),
    ("3.5.2 W", "W", "\"3.5.2 W\" is not a number and a unit"),
    ("2 W3", "W", "the unit \"W3\" holds W3; write a power as W^3"),
    ("7.3 CNY2017/W", "CNY_2017/W", "the unit \"CNY2017/W\" holds CNY2017; write \"CNY_2017/W\""),
    ("8 RMB_2017/W", "CNY_2017/W", "the unit \"RMB_2017/W\" holds RMB_2017; write \"CNY_2017/W\""),
    ("8 RMB2017/W", "CNY_2017/W", "the unit \"RMB2017/W\" holds RMB2017; write \"CNY_2017/W\""),
    ("8 ¥2017/W", "CNY_2017/W", "the unit \"¥2017/W\" holds \"¥\"; write \"CNY_2017/W\""),
    ("8 CNY 2017/W", "CNY_2017/W", "the unit \"CNY 2017/W\" holds a space; write \"CNY_2017/W\""),
    ("8 元(2017)/千瓦", "CNY_2017/W", "the unit \"元(2017)/千瓦\" holds \"2\"; write \"元_2017/千瓦\""),
    (
      "8 CNY^2017/W", "CNY_2017/W",
      "the power in the unit \"CNY^2017/W\" is not a whole number from -9 to 9; write \"CNY_2017/W\""
    ),
    ("8 2017CNY/W", "CNY_2017/W", "\"8 2017CNY/W\" holds two numbers; write \"8 CNY_2017/W\""),
    ("8 2017年元/W", "CNY_2017/W", "\"8 2017年元/W\" holds two numbers; write \"8 元_2017/W\""),
    ("500 亿RMB", "1e8 CNY", "unknown unit \"RMB\" in \"亿RMB\"; write \"亿CNY\""),
    ("3 CO2", "t", "the unit \"CO2\" holds CO2; write units like TWh, CNY_2015/W, kWh/(vehicle.year)"),
    ("0x4", "1", "\"0x4\" is hexadecimal; write 4"),
    ("8％", "1", "\"8％\" holds the full-width character \"％\"; write \"8 %\""),
    ("8 ％", "1", "\"8 ％\" holds the full-width character \"％\"; write \"8 %\""),
    ("０.６", "1", "\"０.６\" holds the full-width character \"０\"; write \"0.6\""),
    ("５．５ GW", "GW", "\"５．５ GW\" holds the full-width character \"５\"; write \"5.5 GW\""),
    ("４６，５ GW", "GW", "\"４６，５ GW\" holds the full-width character \"４\"; write \"46.5 GW\""),
    ("8 ％ p.a.", "1", "\"8 ％ p.a.\" holds the full-width character \"％\"; write %"),
    ("2 W)", "W", "\"W)\" is not a unit; write units like TWh, CNY_2015/W, kWh/(vehicle.year)"),
    ("2 (W", "W", "\"(W\" is not a unit; write units like TWh, CNY_2015/W, kWh/(vehicle.year)"),
    ("2 W^1/2", "W", "the unit \"W^1/2\" holds \"2\"; write units like TWh, CNY_2015/W, kWh/(vehicle.year)"),
    ("2 m^0.5", "m", "the unit \"m^0.5\" holds \"5\"; write units like TWh, CNY_2015/W, kWh/(vehicle.year)"),
    (
      "2 kWh/vehicle.year", "kWh/(vehicle.year)",
      "in \"kWh/vehicle.year\" a product follows a division; write it in parentheses: kWh/(vehicle.year)"
    ),
    ("2 2000-01-01", "W", "\"2 2000-01-01\" holds two numbers; write one number and a unit: \"1.2 TWh\""),
    ("2 W\u{B}", "W", "the unit holds a control character; write units like TWh, CNY_2015/W, kWh/(vehicle.year)"),
    ("2 W W", "W", "the unit \"W W\" holds a space; write units like TWh, CNY_2015/W, kWh/(vehicle.year)"),
    ("TWh", "TWh", "\"TWh\" does not begin with a number; write a number and its unit: \"1.2 TWh\""),
    ("", "TWh", "\"\" does not begin with a number; write a number and its unit: \"1.2 TWh\""),
    ("1e400 W", "W", "1e400 is larger than a double can hold"),
    ("1e-400 W", "W", "1e-400 is too small for a double and would be read as 0; write 0"),
    ("5 CNY_15", "CNY_2015", "CNY_15 in \"CNY_15\" is no price year; write one like CNY_2015"),
    ("8 %/a", "1/year", "unknown unit \"a\" in \"%/a\"; did you mean \"year\"?"),
    ("3 Mrd", "GW", "\"Mrd\" is a number without a unit; write 十亿 and the unit behind it, as in 十亿元 or 十亿辆"),
    (
      "2 hundred thousand", "vehicle",
      "\"hundred thousand\" is a number without a unit; write 百千 and the unit behind it, as in 百千元 or 百千辆"
    ),
    ("3 毫瓦时", "TWh", "unknown unit \"毫瓦时\"; write units like TWh, 万辆, 亿元, CNY_2015/W"),
    ("5\n GW", "GW", "the unit holds a control character; write units like TWh, CNY_2015/W, kWh/(vehicle.year)"),
    ("\n\u{1B}[31m", "GW", "\"\\n\\u001B[31m\" does not begin with a number; write a number and its unit: \"1.2 TWh\""),
    ("5 M", "1", "unknown unit \"M\"; did you mean \"m\"?"),
    ("5 W^99", "W", "the power in the unit \"W^99\" is not a whole number from -9 to 9"),
  ])
  func `what is no quantity of that kind is named with what to write`(quantity: String, unit: String, text: String) {
    #expect(failure(quantity, to: unit) == text)
  }

  @Test(arguments: [
    ("500 亿元", "1e8 CNY_2017", "write \"亿元_2017\": prices are converted by a deflator, never by a unit"),
    (
      "500 亿元_2015", "1e8 CNY_2017",
      "convert the number to prices of 2017 with a deflator and write it in \"亿元_2017\": another year in the unit alone would change its worth"
    ),
    ("500 亿元_2015", "1e8 CNY", "write \"亿元\": prices are converted by a deflator, never by a unit"),
    ("7000 元/kW", "CNY_2017/W", "write \"元_2017/kW\": prices are converted by a deflator, never by a unit"),
    ("65 分/千瓦时", "CNY_2017/kWh", "write \"分_2017/千瓦时\": prices are converted by a deflator, never by a unit"),
    ("500 1e8 CNY", "1e8 CNY_2017", "write one number and a unit: \"1.2 TWh\""),
    ("500 × 1e8 CNY", "CNY_2017", "write \"1e8 CNY_2017\": prices are converted by a deflator, never by a unit"),
    ("3 元/kWh", "CNY_2017/W", "write a unit like \"CNY_2017/W\""),
    ("5 美元", "CNY_2017", "write a unit like \"CNY_2017\""),
    ("1000亿", "1e8 CNY", "write \"亿元\""),
    ("1000亿", "1e8 CNY_2017", "write \"亿元_2017\""),
    ("300 亿", "TWh", "write \"亿千瓦时\""),
    ("3000 万", "GW", "write \"万千瓦\""),
    ("9 million CNY_2017", "1e8 CNY_2017", "write \"百万CNY_2017\""),
    ("9 Mio. CNY_2017", "1e8 CNY_2017", "write \"百万CNY_2017\""),
    ("2 bn CNY_2017", "1e8 CNY_2017", "write \"十亿CNY_2017\""), ("3 thousand t", "t", "write \"千t\""),
    ("3 hundred t", "t", "write \"百t\""), ("3 tausend t", "t", "write \"千t\""),
    ("6000", "1e4 vehicle", "write a unit like \"万辆\" or \"辆\""),
    ("6000", "1e8 CNY_2017", "write a unit like \"亿元_2017\" or \"元_2017\""),
    ("6 GW", "1e8 L", "write a unit like \"亿升\" or \"升\""),
    ("6 GW", "1", "write a number without a unit, or with %"),
  ])
  func `the unit to write keeps the scale of the number before it`(quantity: String, unit: String, advice: String) {
    let error = #expect(throws: UnitError.self) { try converted(quantity, to: unit) }
    #expect(error?.advice == advice)
    // Names in the advice can be written.
    for name in advice.split(separator: "\"").enumerated().filter({ $0.offset % 2 == 1 }).map(\.element) {
      let whole = name.hasPrefix("1e8") ? "5 × \(name)" : "5 \(name)"
      if !advice.contains("one number") { #expect(failure(whole, to: unit).hasPrefix("no error")) }
    }
  }
}
