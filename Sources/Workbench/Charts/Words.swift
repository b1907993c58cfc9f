/// Words of the workbench that reports show, in both languages.
enum Words {
  static func industry(_ identifier: String) -> Phrase {
    switch identifier {
    case "information_technology": Phrase("New-generation IT", "新一代信息技术")
    case "biotechnology": Phrase("Bio industry", "生物")
    case "high_end_equipment": Phrase("High-end equipment", "高端装备")
    case "advanced_materials": Phrase("Advanced materials", "先进材料")
    case "new_energy": Phrase("New energy", "新能源")
    case "new_energy_vehicles": Phrase("New-energy vehicles", "新能源汽车")
    case "environmental_protection": Phrase("Energy saving and environment", "节能环保")
    case "digital_creative": Phrase("Digital creative", "数字创意")
    default: Phrase(identifier, identifier)
    }
  }

  static let residual = Phrase("Residual of the table", "表的误差项")
  static let newOutput = Phrase("Output of new capacity", "新增产能产出")

  static func state(_ state: Scorecard.State) -> Phrase {
    switch state {
    case .met: Phrase("met", "达到")
    case .missed: Phrase("missed", "未达到")
    case .assumed: Phrase("assumed", "为情景假设")
    case .otherPerimeter: Phrase("other perimeter", "口径不同")
    case .notModelled: Phrase("not modelled", "未建模")
    }
  }

  /// The relation between two targets, in the words in which the plan is read. `clause` and `value` are the other's.
  static func relation(_ relation: String, clause: String, value: String, indicator: Phrase) -> Phrase {
    switch relation {
    case "": Phrase("", "")
    case "plain conflict": Phrase("plain conflict with \(clause): \(value)", "与\(clause)的\(value)直接冲突")
    case "other perimeter": Phrase("other perimeter than \(clause): \(value)", "与\(clause)的\(value)口径不同")
    case "stated higher later": Phrase("stated higher later: \(value) in \(clause)", "后文\(clause)提高为\(value)")
    case "higher than": Phrase("higher than \(clause): \(value)", "高于\(clause)的\(value)")
    case "same in both": Phrase("same in both", "两处一致")
    case "says the same as": Phrase("says the same as: \(indicator.en)", "与“\(indicator.zh)”同义")
    case "part of": Phrase("part of: \(indicator.en)", "属于“\(indicator.zh)”")
    default: Phrase(relation, relation)
    }
  }

  /// A declared unit as tables and exports write it: with the year of the table's prices.
  static func unit(_ unit: String, pricesOf year: Int) -> String {
    unit.split(separator: "CNY_table", omittingEmptySubsequences: false).joined(separator: "CNY_\(year)")
  }

  /// A declared unit as reports write it.
  static func unit(_ unit: String, tableYear: Int) -> Phrase {
    switch unit {
    case "1e8 CNY": Phrase("1e8 CNY", "亿元")
    case "1e8 CNY_table": Phrase("1e8 CNY, prices of \(tableYear)", "亿元，\(tableYear)年价格")
    case "1": Phrase("", "")
    case "%": Phrase("%", "%")
    case "1e4 vehicle": Phrase("10,000 vehicles", "万辆")
    case "vehicle": Phrase("vehicles", "辆")
    case "GW": Phrase("GW", "吉瓦")
    case "GWh": Phrase("GWh", "吉瓦时")
    case "TWh": Phrase("TWh", "太瓦时")
    case "percentage points": Phrase("percentage points", "个百分点")
    case "percentage points per year": Phrase("points a year", "个百分点/年")
    case "per 1e4 persons": Phrase("per 10,000 persons", "件/万人")
    case "new platforms": Phrase("new platforms", "个（新建）")
    case "firms": Phrase("firms", "家")
    case "exits": Phrase("exits", "个")
    case "centres": Phrase("centres", "个")
    default: Phrase(self.unit(unit, pricesOf: tableYear), self.unit(unit, pricesOf: tableYear))
    }
  }
}
