package import SimulationKit

/// A unit as planners of a language write it: Chinese plans count power in 万千瓦 and electricity in 亿千瓦时, where modules
/// have GW and TWh.
package struct PlannersUnit: Hashable, Sendable {
  package let name: String
  /// How many of them one of the declared unit is.
  package let factor: Double

  package init(_ unit: String, tableYear: Int, _ language: Language) {
    let (planned, factor) = language == .zh ? Self.chinese[unit] ?? (unit, 1) : (unit, 1)
    name = Translations.unit(planned, tableYear: tableYear)[language]
    self.factor = factor
  }

  private static let chinese: [String: (String, Double)] = [
    "GW": ("1e4 kW", 100), "MW": ("1e4 kW", 0.1), "TWh": ("1e8 kWh", 10), "Mt": ("1e4 t", 100), "kt": ("t", 1000),
  ]

  /// A declared unit in Chinese: `1e8 CNY_2017/kWh` is 亿元/千瓦时，2017年价格; one with a part that is not known stays as it
  /// is written.
  static func chineseName(_ unit: String) -> String {
    var rest = unit[...]
    var scale = ""
    for (prefix, word) in [("1e8 ", "亿"), ("1e4 ", "万")] where rest.hasPrefix(prefix) {
      scale = word
      rest = rest.dropFirst(prefix.count)
    }
    var prices = ""
    var parts: [String] = []
    for part in rest.split(separator: "/", omittingEmptySubsequences: false) {
      var words: [String] = []
      for symbol in part.filter({ $0 != "(" && $0 != ")" }).split(separator: ".") {
        let money = symbol.split(separator: "_")
        if money.count == 2, money[0] == "CNY", let year = Int(money[1]) {
          prices = "，\(year)年价格"
          words.append("元")
        } else if let word = symbols[String(symbol)] {
          words.append(word)
        } else {
          return unit
        }
      }
      parts.append(words.count > 1 ? "（\(words.joined(separator: "·"))）" : words.joined())
    }
    if parts.count == 2, parts[0].isEmpty || parts[0] == "1" { return "每\(parts[1])\(prices)" }
    return scale + parts.joined(separator: "/") + prices
  }

  private static let symbols = [
    "1": "1", "CNY": "元", "W": "瓦", "kW": "千瓦", "MW": "兆瓦", "GW": "吉瓦", "Wh": "瓦时", "kWh": "千瓦时",
    "MWh": "兆瓦时", "GWh": "吉瓦时", "TWh": "太瓦时", "kg": "千克", "t": "吨", "kt": "千吨", "Mt": "百万吨", "L": "升",
    "km": "公里", "h": "小时", "year": "年", "vehicle": "辆", "person": "人", "%": "%", "tce": "吨标准煤",
  ]
}
