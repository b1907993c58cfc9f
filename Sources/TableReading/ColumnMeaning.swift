import InputOutput

/// The meaning of a column beside the sectors of a statistical table, by its label.
enum ColumnMeaning: Hashable {
  case intermediateTotal
  case rural, urban, household, government, consumption
  case fixedCapital, inventory, capital
  case otherFinal, finalTotal
  case exports, outflow, imports, inflow
  /// Trade with the world and with other provinces in one column.
  case tradeSold, tradeBought
  /// Sales outside less purchases there.
  case netExports, netOutflow, netInflow
  case error, output

  /// The labels of each meaning, as `LabelText.normal` leaves them.
  static let labels: [(meaning: ColumnMeaning, labels: [String])] = [
    (
      .intermediateTotal,
      [
        "中间使用合计", "中间使用小计", "中间使用总计", "中间需求合计", "中间产品合计", "中间消耗合计", "totalintermediateuse", "intermediateuse",
        "totalintermediatedemand", "intermediatedemand", "totalintermediate", "intermediatetotal",
      ]
    ),
    (
      .rural,
      [
        "农村居民", "农村居民消费", "农村居民消费支出", "ruralhouseholds", "ruralhouseholdconsumption", "ruralconsumption",
      ]
    ),
    (
      .urban,
      [
        "城镇居民", "城镇居民消费", "城镇居民消费支出", "城市居民", "城市居民消费", "urbanhouseholds", "urbanhouseholdconsumption",
        "urbanconsumption",
      ]
    ),
    (
      .household,
      [
        "居民消费", "居民消费支出", "居民消费合计", "居民消费支出合计", "居民消费支出小计", "居民消费小计", "居民", "households",
        "householdconsumption", "householdconsumptionexpenditure", "privateconsumption", "finalconsumptionofhouseholds",
      ]
    ),
    (
      .government,
      [
        "政府消费", "政府消费支出", "政府", "公共消费", "社会消费", "government", "governmentconsumption",
        "governmentconsumptionexpenditure", "publicconsumption",
      ]
    ),
    (
      .consumption,
      [
        "最终消费", "最终消费支出", "最终消费合计", "最终消费支出合计", "消费支出合计", "消费合计", "总消费", "finalconsumption",
        "finalconsumptionexpenditure", "totalconsumption", "totalfinalconsumption",
      ]
    ),
    (
      .fixedCapital,
      [
        "固定资本形成总额", "固定资本形成", "固定资产形成总额", "grossfixedcapitalformation", "fixedcapitalformation", "investment",
        "gfcf", "fixedinvestment",
      ]
    ),
    (
      .inventory,
      [
        "存货增加", "存货变动", "存货", "库存增加", "存货变化", "changeininventories", "changesininventories", "inventorychange",
        "inventories", "stockchanges", "changeinstocks", "inventorychanges",
      ]
    ),
    (
      .capital,
      ["资本形成总额", "资本形成", "资本形成合计", "资本形成总额合计", "grosscapitalformation", "capitalformation"]
    ),
    (.otherFinal, ["其他最终使用", "otherfinaldemand", "otherfinaluse"]),
    (
      .finalTotal,
      [
        "最终使用合计", "最终使用总计", "最终需求合计", "最终产品合计", "最终使用", "最终需求", "finaldemand", "totalfinaldemand", "finaluse",
        "totalfinaluse", "finaluses",
      ]
    ),
    (.exports, ["出口", "国外出口", "出口国外", "国外流出", "exports", "export", "exportsabroad"]),
    (
      .outflow,
      [
        "国内省外流出", "省外流出", "流出省外", "国内流出", "销往省外", "调出", "国内调出", "调往省外", "国内省外调出", "省际调出", "市外流出", "outflow",
        "outflows", "domesticoutflow", "outflowtootherprovinces", "domesticexports",
      ]
    ),
    (.tradeSold, ["流出", "出口及调出", "出口和调出", "出口及流出", "出口和国内省外流出", "出口及国内省外流出", "调出及出口"]),
    (.imports, ["进口", "国外进口", "国外流入", "进口国外", "imports", "import", "importsabroad"]),
    (
      .inflow,
      [
        "国内省外流入", "省外流入", "国内流入", "省外购进", "调入", "国内调入", "国内省外调入", "省际调入", "市外流入", "inflow", "inflows",
        "domesticinflow", "inflowfromotherprovinces", "domesticimports",
      ]
    ),
    (.tradeBought, ["流入", "进口及调入", "进口和调入", "进口及流入", "进口和国内省外流入", "进口及国内省外流入", "调入及进口"]),
    (.netExports, ["净出口", "货物和服务净出口", "netexports"]),
    (.netOutflow, ["净流出", "净调出", "货物和服务净流出", "国内省外净流出", "省外净流出", "netoutflow", "netoutflows"]),
    (.netInflow, ["净流入", "净调入", "国内省外净流入", "省外净流入", "netinflow", "netinflows"]),
    (
      .error,
      [
        "其他", "其它", "误差", "误差项", "统计误差", "平衡项", "其他(误差)", "error", "residual", "statisticaldiscrepancy",
        "discrepancy", "othererror",
      ]
    ),
    (
      .output,
      [
        "总产出", "总产出合计", "国内总产出", "总产值", "产出合计", "国内总产出或进口", "总产出或进口", "totaloutput", "grossoutput", "output",
      ]
    ),
  ]

  private static let byLabel: [String: ColumnMeaning] = Dictionary(
    labels.flatMap { entry in entry.labels.map { ($0, entry.meaning) } }, uniquingKeysWith: { first, _ in first })

  /// - Parameters:
  ///   - label: of the column, normal.
  ///   - groups: the labels above it, the nearest first.
  init?(_ label: String, under groups: [String]) {
    if let meaning = Self.byLabel[label] {
      self = meaning
      return
    }
    guard Self.sums.contains(label) else { return nil }
    for group in groups {
      if ["中间使用", "中间需求", "中间产品", "intermediateuse"].contains(group) {
        self = .intermediateTotal
        return
      }
      if let meaning = Self.byLabel[group] {
        self = meaning
        return
      }
    }
    return nil
  }

  /// Labels that mean the sum of the group that they stand in.
  static let sums: Set<String> = ["合计", "小计", "总计", "total", "sum", "subtotal"]

  /// The codes of official tables, which are a check of the labels.
  static let codes: [String: Set<ColumnMeaning>] = [
    "TIU": [.intermediateTotal], "FU101": [.rural], "FU102": [.urban], "THC": [.household], "FU103": [.government],
    "TC": [.consumption], "FU201": [.fixedCapital], "FU202": [.inventory], "GCF": [.capital], "EX": [.exports],
    "OF": [.outflow], "FU301": [.exports], "FU302": [.outflow, .tradeSold], "TFU": [.finalTotal], "IM": [.imports],
    "IF": [.inflow], "FU303": [.imports], "FU304": [.inflow, .tradeBought], "ERR": [.error], "GO": [.output],
  ]
}

extension ColumnMeaning {
  /// Final demand as our tables name it; nil for what is none, or a sum.
  var category: (code: String, nameEn: String, role: FinalDemandRole)? {
    switch self {
    case .rural: ("rural_household", "Rural household consumption", .household)
    case .urban: ("urban_household", "Urban household consumption", .household)
    case .household: ("household", "Household consumption", .household)
    case .government: ("government", "Government consumption", .government)
    case .consumption: ("final_consumption", "Final consumption", .otherFinalDemand)
    case .fixedCapital: ("gross_fixed_capital_formation", "Gross fixed capital formation", .capitalFormation)
    case .inventory: ("inventory_change", "Change in inventories", .inventory)
    case .capital: ("capital_formation", "Gross capital formation", .capitalFormation)
    case .otherFinal: ("other_final_demand", "Other final demand", .otherFinalDemand)
    case .finalTotal: ("final_demand", "Final demand", .otherFinalDemand)
    case .exports, .netExports: ("exports_abroad", "Exports abroad", .export)
    case .outflow, .netOutflow, .netInflow: ("outflow_to_provinces", "Outflow to other provinces", .outflow)
    case .tradeSold: ("outflow", "Exports and outflow", .outflow)
    case .intermediateTotal, .imports, .inflow, .tradeBought, .error, .output: nil
    }
  }

  /// The Chinese name of a category of sales that stands for net trade: the column's own speaks of both directions.
  var nameOfSales: String? {
    switch self {
    case .netExports: "出口"
    case .netOutflow, .netInflow: "国内省外流出"
    default: nil
    }
  }

  /// The meanings that a sum consists of.
  var parts: Set<ColumnMeaning> {
    switch self {
    case .household: [.rural, .urban]
    case .consumption: [.rural, .urban, .household, .government]
    case .capital: [.fixedCapital, .inventory]
    case .finalTotal:
      [
        .rural, .urban, .household, .government, .consumption, .fixedCapital, .inventory, .capital, .otherFinal,
        .exports,
        .outflow, .tradeSold, .netExports, .netOutflow,
      ]
    default: []
    }
  }
}
