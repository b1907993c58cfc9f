import ResultText
import Results
import SimulationKit

/// The meanings of codes and heads of stored tables.
extension ResultsWorkbook {
  /// The title of a label under a head, such as a driver, a sector or a class of a module; nil where nothing tells it.
  func labelTitle(_ label: String, of head: String, module: String?) -> String? {
    let own = module.flatMap { labels[$0]?[head]?[label] }?[language]
    switch head {
    case "industry": return record.industries.first { $0.industry == label }?.title[language] ?? own
    case "driver": return record.drivers.first { $0.driver == label }?.title[language]
    case "sector", "parent": return sectorNames[label] ?? own
    case "indicator": return IndicatorTitles.indicators[label]?[language]
    case "measure": return (IndicatorTitles.measures[label] ?? Self.measures[label])?[language]
    default: return own
    }
  }

  /// By axis and label, of each module's charts and tables.
  static func labels(of record: RunRecord) -> [String: [String: [String: Title]]] {
    var labels: [String: [String: [String: Title]]] = [:]
    for module in record.modules {
      let tables = (module.sections ?? []).flatMap(\.tables)
      for known in module.charts.map(\.labels) + tables.map(\.labels) {
        for (axis, titles) in known {
          labels[module.identifier, default: [:]][axis, default: [:]].merge(titles) { first, _ in first }
        }
      }
    }
    return labels
  }

  /// The names of sectors by code, from the first of the economy's tables that has them.
  static func sectorNames(in results: StoredResults, _ language: Language) -> [String: String] {
    let head = language == .zh ? "name_zh" : "name_en"
    var names: [String: String] = [:]
    for path in results.tables.keys.sorted() {
      guard let table = results.tables[path], let code = table.column("sector"), let name = table.column(head) else {
        continue
      }
      for row in table.rows { names[row[code]] = names[row[code]] ?? row[name] }
    }
    return names
  }

  func columnTitle(_ head: String) -> String {
    Self.heads[head]?[language] ?? record.drivers.first { $0.driver == head }?.title[language]
      ?? Translations.axis(head)[language]
  }

  func economyTitle(_ name: String) -> Title { Self.economyTitles[name] ?? Title(en: name, zh: name) }

  /// Of the share's split by driver, beside those of the industries.
  private static let measures = [
    "share": Title(en: "SEI share", zh: "战略性新兴产业占比"),
    "growth_premium": Title(en: "Growth premium of the year", zh: "当年比工业多增长"),
  ]

  private static let economyTitles: [String: Title] = [
    "gross_output": Title(en: "Gross output", zh: "总产出"),
    "value_added": Title(en: "Value added", zh: "增加值"),
    "import_share": Title(en: "Import shares", zh: "进口和流入份额"),
    "value_added_by_driver": Title(en: "Value added by driver", zh: "增加值按驱动因素"),
    "output_by_driver": Title(en: "Output by driver", zh: "总产出按驱动因素"),
    "output_change": Title(en: "Change of output", zh: "总产出变动分解"),
    "multipliers": Title(en: "Multipliers", zh: "乘数"),
    "strategic_industries": Title(en: "Strategic industries", zh: "战略性新兴产业"),
    "strategic_share": Title(en: "Strategic share", zh: "战略性新兴产业占比"),
    "strategic_share_by_driver": Title(en: "Strategic share by driver", zh: "占比按驱动因素"),
    "electricity": Title(en: "Electricity", zh: "电力"), "prices": Title(en: "Prices", zh: "价格"),
    "sector_parts": Title(en: "Parts of sectors", zh: "部门的组成部分"),
    "satellites": Title(en: "Physical accounts", zh: "实物账户"),
    "variables": Title(en: "All series (IAMC)", zh: "全部序列（IAMC）"),
    "satellites_by_driver": Title(en: "Physical accounts by driver", zh: "实物账户按驱动因素"),
  ]

  private static let heads: [String: Title] = [
    "sector": Title(en: "Sector", zh: "部门代码"), "name_en": Title(en: "Name", zh: "英文名称"),
    "name_zh": Title(en: "Chinese name", zh: "名称"), "unit": Title(en: "Unit", zh: "单位"),
    "driver": Title(en: "Driver", zh: "驱动因素"), "industry": Title(en: "Industry", zh: "产业"),
    "measure": Title(en: "Measure", zh: "指标"), "indicator": Title(en: "Indicator", zh: "指标"),
    "account": Title(en: "Account", zh: "账户"), "title_en": Title(en: "Title", zh: "英文标题"),
    "title_zh": Title(en: "Chinese title", zh: "标题"), "code": Title(en: "Code", zh: "代码"),
    "kind": Title(en: "Kind", zh: "来源类别"), "change": Title(en: "Change", zh: "变动合计"),
    "import_shares": Title(en: "Import shares", zh: "进口和流入份额"),
    "output_multiplier": Title(en: "Output multiplier", zh: "产出乘数"),
    "value_added_multiplier": Title(en: "Value-added multiplier", zh: "增加值乘数"),
    "import_share": Title(en: "Import share", zh: "进口和流入份额"), "value": Title(en: "Value", zh: "数值"),
    "parent": Title(en: "Part of", zh: "所属部门"), "gross_output": Title(en: "Gross output", zh: "总产出"),
    "share_of_parent": Title(en: "Share of the sector", zh: "占所属部门份额"),
    "value_added": Title(en: "Value added", zh: "增加值"), "exports": Title(en: "Exports", zh: "出口"),
    "cross_hauling_of_parent": Title(en: "Cross-hauling of the sector", zh: "所属部门的双向流动"),
    "profile_distance": Title(en: "Distance of the profile", zh: "投入结构差异"),
    "profile_distance_of_parent": Title(en: "Distance of the sector's profile", zh: "所属部门投入结构差异"),
    "Model": Title(en: "Model", zh: "模型"), "Scenario": Title(en: "Scenario", zh: "情景"),
    "Region": Title(en: "Region", zh: "地区"), "Variable": Title(en: "Variable", zh: "变量"),
    "Unit": Title(en: "Unit", zh: "单位"),
    "outflow": Title(en: "Outflow", zh: "流出"), "imports": Title(en: "Imports", zh: "进口"),
    "inflow": Title(en: "Inflow", zh: "流入"), "year": Title(en: "Year", zh: "年份"),
  ]
}
