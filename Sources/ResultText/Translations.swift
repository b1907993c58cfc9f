import NumberText
import ScenarioKit
import ScenarioReading
package import SimulationKit
import Study

/// Translations of the workbench that reports show, in both languages.
package enum Translations {
  static func state(_ state: TargetResult.State) -> Title {
    switch state {
    case .met: Title(en: "met", zh: "达到")
    case .missed: Title(en: "missed", zh: "未达到")
    case .assumed: Title(en: "assumed", zh: "为情景假设")
    case .otherPerimeter: Title(en: "other perimeter", zh: "口径不同")
    case .notModelled: Title(en: "not modelled", zh: "未建模")
    }
  }

  /// An axis of a table as its column is headed.
  package static func axis(_ axis: String) -> Title {
    switch axis {
    case "sector": Title(en: "Sector", zh: "部门")
    case "industry": Title(en: "Industry", zh: "产业")
    case "year": Title(en: "Year", zh: "年份")
    case "technology": Title(en: "Technology", zh: "技术")
    case "class": Title(en: "Class", zh: "类型")
    case "vehicle": Title(en: "Vehicle", zh: "车型")
    case "chemistry": Title(en: "Chemistry", zh: "电池类型")
    case "material": Title(en: "Material", zh: "材料")
    case "post": Title(en: "Charging post", zh: "充电设施")
    case "field": Title(en: "Field", zh: "领域")
    case "zone": Title(en: "Zone", zh: "区域")
    case "hour": Title(en: "Hour", zh: "小时")
    case "hour_of_day": Title(en: "Hour of the day", zh: "时刻")
    case "skill": Title(en: "Skill", zh: "技能等级")
    case "division": Title(en: "Division", zh: "分配方案")
    case "point": Title(en: "Point", zh: "方案序号")
    case "bound": Title(en: "Bound", zh: "界限")
    case "amount": Title(en: "Amount", zh: "金额项目")
    case "part": Title(en: "Part", zh: "环节")
    case "goal": Title(en: "Goal", zh: "目标")
    default: Title(en: axis, zh: axis)
    }
  }

  /// The kinds of numbers, in the order in which reports name them.
  package static let kinds = ["document", "derived", "unverified", "assumption", "unstated"]

  package static func kind(_ kind: String) -> Title {
    switch kind {
    case "document": Title(en: kind, zh: "文件")
    case "derived": Title(en: kind, zh: "推算")
    case "unverified": Title(en: kind, zh: "未核实")
    case "assumption": Title(en: kind, zh: "假设")
    case "unstated": Title(en: kind, zh: "未说明")
    default: Title(en: kind, zh: kind)
    }
  }

  /// How a document words a target, as it stands before the number.
  package static func bound(_ bound: String) -> Title {
    switch bound {
    case "about": Title(en: "about", zh: "约")
    case "at least": Title(en: "at least", zh: "不低于")
    case "reach": Title(en: "reaching", zh: "达到")
    case "more than": Title(en: "more than", zh: "超过")
    case "order of": Title(en: "the order of", zh: "约")
    case "at most": Title(en: "at most", zh: "不超过")
    case "less than": Title(en: "less than", zh: "低于")
    default: Title(en: bound, zh: bound)
    }
  }

  /// - Parameter ratio: the computed number as a part of the plan's.
  static func otherPerimeter(_ ratio: Double) -> Title {
    Title(
      en: "other perimeter: \(decimals(ratio, 2)) of the stated scale", zh: "口径不同：为规划规模的\(decimals(ratio, 2))倍")
  }

  /// The relation between two targets, in the words in which the plan is read. `clause` and `value` are the other's.
  static func relation(_ relation: String, clause: String, value: String, indicator: Title) -> Title {
    switch relation {
    case "": Title(en: "", zh: "")
    case "plain conflict": Title(en: "plain conflict with \(clause): \(value)", zh: "与\(clause)的\(value)直接冲突")
    case "other perimeter": Title(en: "other perimeter than \(clause): \(value)", zh: "与\(clause)的\(value)口径不同")
    case "stated higher later": Title(en: "stated higher later: \(value) in \(clause)", zh: "后文\(clause)提高为\(value)")
    case "higher than": Title(en: "higher than \(clause): \(value)", zh: "高于\(clause)的\(value)")
    case "same in both": Title(en: "same in both", zh: "两处一致")
    case "says the same as": Title(en: "says the same as: \(indicator.en)", zh: "与“\(indicator.zh)”同义")
    case "part of": Title(en: "part of: \(indicator.en)", zh: "属于“\(indicator.zh)”")
    default: Title(en: relation, zh: relation)
    }
  }

  /// A unit whose year of prices stands in it: `CNY_2017/W` is CNY/W, prices of 2017.
  private static func priced(_ unit: String) -> Title {
    let chinese = PlannersUnit.chineseName(unit)
    guard let mark = unit.firstRange(of: "CNY_"), let year = Int(unit[mark.upperBound...].prefix(4)) else {
      return Title(en: unit, zh: chinese)
    }
    let bare = unit[..<mark.upperBound].dropLast() + unit[mark.upperBound...].dropFirst(4)
    return Title(en: "\(bare), prices of \(year)", zh: chinese)
  }

  /// A declared unit as reports write it.
  package static func unit(_ unit: String, tableYear: Int) -> Title {
    switch unit {
    case "1e8 CNY": Title(en: "1e8 CNY", zh: "亿元")
    case "1e4 CNY": Title(en: "1e4 CNY", zh: "万元")
    case "1e8 CNY_table": Title(en: "1e8 CNY, prices of \(tableYear)", zh: "亿元，\(tableYear)年价格")
    case "1": Title(en: "", zh: "")
    case "%": Title(en: "%", zh: "%")
    case "%/year": Title(en: unit, zh: "%/年")
    case "1e8 kWh": Title(en: unit, zh: "亿千瓦时")
    case "Mt": Title(en: unit, zh: "百万吨")
    case "1e4 vehicle": Title(en: "10,000 vehicles", zh: "万辆")
    case "vehicle": Title(en: "vehicles", zh: "辆")
    case "1e4 person": Title(en: "10,000 persons", zh: "万人")
    case "person": Title(en: "persons", zh: "人")
    case "1/year": Title(en: "a year", zh: "每年")
    case "percentage points": Title(en: "percentage points", zh: "个百分点")
    case "percentage points per year": Title(en: "points a year", zh: "个百分点/年")
    case "1/万人": Title(en: "per 10,000 persons", zh: "每万人")
    case "per 1e4 persons": Title(en: "per 10,000 persons", zh: "件/万人")
    case "new platforms": Title(en: "new platforms", zh: "个（新建）")
    case "firms": Title(en: "firms", zh: "家")
    case "exits": Title(en: "exits", zh: "个")
    case "centres": Title(en: "centres", zh: "个")
    default:
      priced(unit.inPrices(of: tableYear))
    }
  }
}
