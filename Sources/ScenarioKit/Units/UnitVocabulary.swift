/// The units that a scenario may use. UDUNITS' own database is never loaded: there `unit` is a micro-nit and
/// `PV` a petavolt, and a year has 365.2422 days.
enum UnitVocabulary {
  /// Base units and every way to write them. A currency with a price year is made when first met. Litres are apart
  /// from cubic metres, or fuel per distance would be an area.
  static let base: [[String]] = [
    ["J", "焦", "焦耳"], ["s"], ["g", "克"], ["m", "米"], ["vehicle", "vehicles", "辆", "台"],
    ["person", "persons", "people", "人"],
    ["year", "years", "yr", "年"], ["L", "升"], ["CNY", "元"], ["USD", "美元"], ["EUR", "欧元"],
  ]

  /// Symbols and what they stand for, in terms of the ones before.
  static let derived: [(symbols: [String], definition: String)] = named + chineseMultiples

  private static let named: [(symbols: [String], definition: String)] = [
    (["h", "hour", "hours", "小时"], "3600 s"),
    (["W", "瓦"], "J/s"),
    (["Wh", "瓦时"], "3600 J"),
    (["度"], "3.6e6 J"),
    (["t", "吨"], "1e6 g"),
    (["公斤"], "1000 g"),
    (["公里"], "1000 m"),
    (["ha", "公顷"], "1e4 m^2"),
    // 7,000 kcal/kg with the calorie of GB/T 2589, 4.1868 J: 29.3076 GJ, that is 8,141 kWh.
    (["tce", "吨标准煤"], "29.3076e9 J"),
    (["kgce"], "29.3076e6 J"),
    (["克标准煤"], "29.3076e3 J"),
    (["toe"], "41.868e9 J"),
    (["%", "percent", "percentage_point", "百分点"], "0.01"),
    (["‰"], "0.001"),
    (["角"], "0.1 CNY"), (["分"], "0.01 CNY"),
  ]

  /// GB 3100 prefixes before watts and joules alone: 兆 is 10⁶ there, but 10¹² where people count.
  private static let chineseMultiples: [(symbols: [String], definition: String)] =
    [("兆", "1e6"), ("吉", "1e9"), ("太", "1e12"), ("拍", "1e15")].flatMap { prefix, factor in
      [("瓦", "W"), ("瓦时", "Wh"), ("焦", "J"), ("焦耳", "J")].map { ([prefix + $0], "\(factor) \($1)") }
    }

  static let prefixes: [(symbol: String, factor: Double)] = [
    ("k", 1e3), ("M", 1e6), ("G", 1e9), ("T", 1e12), ("P", 1e15), ("E", 1e18), ("c", 1e-2),
  ]

  /// Read by us: UDUNITS tries one prefix only, and once 万千 is a prefix it no longer finds 万 in 万吨, whose first
  /// byte is that of 千.
  static let numerals: [Character: Double] = ["十": 10, "百": 100, "千": 1000, "万": 1e4, "亿": 1e8]

  /// Longest first, so that 美元 is not taken for 元; with the part of the currency that the symbol is.
  static let currencies: [(symbol: String, name: String, part: Double)] = [
    ("CNY", "CNY", 1), ("USD", "USD", 1), ("EUR", "EUR", 1), ("美元", "USD", 1), ("欧元", "EUR", 1), ("元", "CNY", 1),
    ("角", "CNY", 0.1), ("分", "CNY", 0.01),
  ]

  /// How others write a currency, and how it is written here.
  static let wordsForMoney = [
    ("人民币元", "元"), ("人民币", "CNY"), ("RMB", "CNY"), ("rmb", "CNY"), ("yuan", "CNY"), ("Yuan", "CNY"), ("¥", "CNY"),
    ("￥", "CNY"), ("US$", "USD"), ("$", "USD"), ("€", "EUR"),
  ]

  /// How others write large numbers before a unit, longest first, and the numeral that is written here.
  static let wordsForNumerals = [
    (["millions", "million", "Millionen", "Million", "Mio", "mio", "mln", "mn"], "百万"),
    (["billions", "billion", "Milliarden", "Milliarde", "Mrd", "mrd", "bln", "bn"], "十亿"),
    (["trillions", "trillion"], "万亿"),
    (["thousands", "thousand", "Tausend", "tausend", "Tsd", "tsd"], "千"), (["hundreds", "hundred"], "百"),
  ]

  /// Words for dimensions that errors name; others are spelled in base units.
  static let dimensions: [(name: String, unit: String)] = [
    ("a plain number", "1"), ("energy", "J"), ("power", "W"), ("energy per year", "J/year"),
    ("power per year", "W/year"), ("mass", "g"), ("mass per year", "g/year"), ("length", "m"), ("area", "m^2"),
    ("area", "m^2"), ("volume", "m^3"), ("time in hours", "h"), ("time in years", "year"), ("vehicles", "vehicle"),
    ("vehicles per year", "vehicle/year"), ("persons", "person"), ("a rate per year", "1/year"),
    ("energy per vehicle", "J/vehicle"), ("energy per distance", "J/m"), ("power per vehicle", "W/vehicle"),
    ("distance per vehicle and year", "m/(vehicle.year)"), ("litres", "L"), ("litres per distance", "L/m"),
  ]

  /// The units that a misspelt one may have meant; not a multiple such as 兆瓦, which is one edit from every other one.
  static let suggestions: [String] =
    base.flatMap { $0 } + named.flatMap(\.symbols)
    + ["kW", "MW", "GW", "kWh", "MWh", "GWh", "TWh", "PJ", "km", "kg", "kt", "Mt", "Mtce", "万辆", "亿元", "万元", "万吨"]

  /// Names of other countries' habits that are near to nothing, and the unit they mean.
  static let meant = ["a": "year", "annum": "year"]

  /// The rest of a unit behind 万 and 亿 alone.
  static let counted = ["元", "辆", "千瓦时", "千瓦", "吨", "升", "人", "公里"]
}
