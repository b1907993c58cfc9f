import SVGCharts
import SVGDrawing

/// How the texts of a sample are worded.
enum Wording: String, CaseIterable, Sendable {
  case english = "en"
  case chinese = "zh"
  /// Texts far longer than a chart wants them, with a word that no line can hold.
  case longEnglish
  case longChinese

  static let readable: [Wording] = [.english, .chinese]

  func callAsFunction(_ english: String, _ chinese: String) -> String {
    switch self {
    case .english: english
    case .chinese: chinese
    case .longEnglish:
      english + ", including upstream suppliers and Donaudampfschifffahrtselektrizitätenhauptbetriebswerk"
    case .longChinese: chinese + "（含上游供应商、省内配套企业以及2015—2020年“十三五”规划范围内的全部新建、扩建和改造项目）"
    }
  }
}

/// A chart of every kind that the workbench draws, with invented numbers.
enum Samples {
  static func charts(_ t: Wording) -> [(name: String, chart: Chart)] {
    [
      ("value-added", valueAdded(t)), ("sector-output", sectorOutput(t)), ("batteries", batteries(t)),
      ("vehicle-stock", vehicleStock(t)), ("capacity", capacity(t)), ("generation", generation(t)),
      ("fund", fund(t)), ("fund-bars", fundBars(t)), ("share", share(t)), ("comparison", comparison(t)),
      ("key-sectors", keySectors(t)),
    ]
  }

  /// Every sample as a scene, `width` pixels wide if given.
  static func scenes(_ t: Wording, width: Int? = nil) throws -> [(name: String, scene: Scene)] {
    var scenes: [(name: String, scene: Scene)] = []
    for (name, chart) in charts(t) + studies(t) {
      var chart = chart
      if let width { chart.width = width }
      scenes.append((name, try chart.scene()))
    }
    var card = scorecard(t)
    if let width { card.width = width }
    scenes.append(("scorecard", try card.scene()))
    var (lines, small) = (crossing(t), panels(t))
    if let width { (lines.width, small.width) = (width, width) }
    var (fall, flow) = (waterfall(t), flows(t))
    var (beside, all) = (sideBySide(t), together(t))
    if let width { (fall.width, flow.width, beside.width, all.width) = (width, width, width, width) }
    scenes += [
      ("waterfall", try fall.scene()), ("flows", try flow.scene()), ("side-by-side", try beside.scene()),
      ("together", try all.scene()),
    ]
    scenes += [("parallel", try lines.scene()), ("panels", try small.scene())]
    return scenes
  }

  static let years = [2016, 2017, 2018, 2019, 2020]

  static func source(_ t: Wording) -> String {
    t(
      "Source: simplan run plan-2020; regional input-output table 2017, producers' prices of 2017.",
      "来源：simplan 运行 plan-2020；2017 年区域投入产出表，2017 年生产者价格。")
  }

  static func valueAdded(_ t: Wording) -> Chart {
    Chart(
      title: t("Vehicles and wind parks carry most of the added value", "新能源汽车与风电贡献了大部分新增增加值"),
      subtitle: t("Value added by driver against a world without the plan", "各驱动因素带来的增加值，与无规划情景相比"),
      caption: source(t),
      finding: t("Vehicles add 26.1 billion yuan in 2020.", "2020 年新能源汽车带来 261 亿元增加值。"),
      x: .years(years), y: .values(title: t("Billion yuan (2017 prices)", "十亿元（2017 年价格）")),
      marks: [
        .columns([
          Series(t("New energy vehicles", "新能源汽车"), [4.2, 8.1, 13.3, 19.9, 26.1]),
          Series(t("Wind and PV", "风电与光伏"), [6.0, 9.4, 11.2, 10.1, 12.7]),
          Series(t("Guidance fund", "产业引导基金"), [0, 1.2, 3.4, 4.8, 5.1]),
          Series(t("Displaced combustion cars", "被替代的燃油车"), [-1.1, -2.4, -4.4, -7.0, -9.6]),
          Series(t("Fuel replaced by electricity", "电力替代的燃料"), [-0.2, -0.5, -1.1, -1.9, -3.0]),
        ]),
        .points([
          Series(t("Net", "净效应"), [8.9, 15.8, 22.4, 25.9, 31.3], tone: .palette(7))
        ]),
      ])
  }

  static func sectorOutput(_ t: Wording) -> Chart {
    let sectors: [(String, String, Double)] = [
      ("Electrical machinery", "电气机械和器材制造业", 412.4), ("Transport equipment", "交通运输设备制造业", 388.1),
      ("Electricity and heat supply", "电力、热力的生产和供应业", 251.9), ("Metal smelting", "金属冶炼和压延加工业", 180.3),
      ("Chemicals", "化学工业", 166.0), ("General machinery", "通用设备制造业", 121.7),
      ("Electronics and communication equipment", "通信设备、计算机和其他电子设备制造业", 110.2),
      ("Construction", "建筑业", 98.4), ("Non-metallic minerals", "非金属矿物制品业", 61.2),
      ("Wholesale and retail trade", "批发和零售业", 54.9), ("Transport and storage", "交通运输、仓储和邮政业", 43.3),
      ("Finance", "金融业", 40.0), ("Instruments", "仪器仪表制造业", 22.8), ("Metal products", "金属制品业", 20.1),
      ("Business services", "租赁和商务服务业", 18.7), ("Research and development", "科学研究和技术服务业", 15.5),
      ("Food and tobacco", "食品和烟草业", 9.3), ("Textiles", "纺织业", 3.2), ("Agriculture", "农林牧渔业", 1.4),
      ("Water supply", "水的生产和供应业", 0.6), ("Gas supply", "燃气生产和供应业", -4.4),
      ("Coal mining and washing", "煤炭采选业", -77.5),
      ("Petroleum refining, coking and nuclear fuel", "石油、炼焦产品和核燃料加工业", -121.0),
    ]
    return Chart(
      title: t("Electrical machinery gains most, refining loses", "电气机械增长最多，炼油萎缩"),
      subtitle: t("Change of gross output 2015 to 2020, 23 sectors", "2015—2020 年总产出变化，23 个部门"), caption: source(t),
      finding: t("20 of 23 sectors grow.", "23 个部门中有 20 个增长。"),
      x: .values(title: t("100 million yuan (2017 prices)", "亿元（2017 年价格）")),
      y: .categories(sectors.map { t($0.0, $0.1) }),
      marks: [.bars([Series(t("Change", "变化"), sectors.map(\.2), tone: .signed)])])
  }

  static func batteries(_ t: Wording) -> Chart {
    Chart(
      title: t("NMC overtakes LFP in 2019", "三元电池在 2019 年超过磷酸铁锂"),
      subtitle: t("Battery demand by chemistry", "按化学体系划分的电池需求"), caption: source(t),
      finding: t("Demand reaches 5.2 GWh in 2020.", "2020 年需求达到 5.2 GWh。"),
      x: .years(years), y: .values(title: t("GWh per year", "GWh/年")),
      marks: [
        .columns([
          Series("LFP", [0.61, 0.9, 1.2, 1.5, 1.7]), Series("NMC", [0.2, 0.5, 1.0, 1.8, 3.1]),
          Series("LMO", [0.11, 0.13, 0.15, 0.14, 0.12]), Series("NCA", [0.0, 0.02, 0.05, 0.1, 0.2]),
          Series(t("Other", "其他"), [0.05, 0.05, 0.04, 0.04, 0.03]),
        ])
      ])
  }

  static func vehicleStock(_ t: Wording) -> Chart {
    Chart(
      title: t("The stock grows sixfold in five years", "保有量五年增长五倍"),
      subtitle: t("New energy vehicles on the road by class, end of year", "年末各类新能源汽车保有量"), caption: source(t),
      finding: t("Private cars dominate.", "私人乘用车占主导。"),
      x: .years([2015] + years), y: .values(title: t("Thousand vehicles", "千辆")),
      marks: [
        .area([
          Series(t("Private cars", "私人乘用车"), [31, 58, 96, 150, 231, 330]),
          Series(t("Taxis and ride hailing", "出租车与网约车"), [4, 9, 16, 22, 30, 38]),
          Series(t("Buses", "公交客车"), [8, 12, 17, 21, 24, 26]),
          Series(t("Delivery vans", "物流车"), [2, 6, 14, 25, 37, 52]),
        ])
      ])
  }

  static func capacity(_ t: Wording) -> Chart {
    Chart(
      title: t("PV passes wind in 2018", "光伏装机在 2018 年超过风电"), subtitle: t("Installed capacity, end of year", "年末装机容量"),
      caption: source(t), finding: t("14.6 GW in 2020.", "2020 年共 14.6 GW。"),
      x: .years([2015] + years), y: .values(title: "GW"),
      marks: [
        .columns([
          Series(t("Wind", "风电"), [0.9, 1.1, 2.3, 3.9, 5.2, 6.0], tone: .palette(0)),
          Series(t("PV", "光伏"), [0.4, 1.9, 3.1, 4.6, 7.4, 8.6], tone: .palette(1)),
        ]),
        .rule(value: 11, label: t("Plan target for 2020: 11 GW", "规划 2020 年目标：11 GW")),
      ])
  }

  static func generation(_ t: Wording) -> Chart {
    Chart(
      title: t("Generation follows capacity with a lag", "发电量滞后于装机增长"), subtitle: t("Yearly generation", "年发电量"),
      caption: source(t), finding: t("22.3 TWh in 2020.", "2020 年共 22.3 TWh。"),
      x: .years([2015] + years), y: .values(title: t("TWh per year", "TWh/年")),
      marks: [
        .lines([
          Series(t("Wind", "风电"), [1.2, 2.0, 3.5, 6.1, 9.4, 11.2], tone: .palette(0)),
          Series(t("PV", "光伏"), [0.2, 1.1, 3.3, 5.8, 8.9, 11.1], tone: .palette(1)),
        ])
      ])
  }

  static func industries(_ t: Wording) -> [String] {
    [
      t("Next-generation information technology", "新一代信息技术产业"), t("High-end equipment", "高端装备制造业"),
      t("New materials", "新材料产业"), t("Biology", "生物产业"), t("New energy vehicles", "新能源汽车产业"),
      t("New energy", "新能源产业"), t("Energy saving and environment", "节能环保产业"), t("Digital creativity", "数字创意产业"),
    ]
  }

  static let fundRows: [[Double?]] = [
    [120, 340.5, 510, 620, 700.2], [80, 210, 330, 350, 360], [60, 90, 140, 200, 220], [40, 110, 180, 190, 240],
    [0, 150, 420, 980, 1250.4], [20, 60, 70, 65, 64], [15, 30, 44, 60, 61], [nil, nil, 12, 22, 31.5],
  ]

  static func fund(_ t: Wording) -> Chart {
    Chart(
      title: t("From 2019 on the fund goes to vehicles first", "2019 年起基金优先投向新能源汽车"),
      subtitle: t("Fund money by industry and year, million yuan", "按产业和年份划分的基金投入，百万元"), caption: source(t),
      finding: t("Vehicles receive 1,250 million yuan in 2020.", "2020 年新能源汽车获得 12.5 亿元。"),
      x: .years(years), y: .categories(industries(t), title: t("Industry", "产业")),
      marks: [.heatMap(HeatMap(rows: fundRows))])
  }

  static func fundBars(_ t: Wording) -> Chart {
    let series = years.enumerated().map { index, year in Series(String(year), fundRows.map { $0[index] }) }
    return Chart(
      title: t("Fund money by industry", "各产业的基金投入"), caption: source(t), finding: t("Vehicles first.", "新能源汽车居首。"),
      x: .values(title: t("Million yuan", "百万元")), y: .categories(industries(t)), marks: [.bars(series)])
  }

  static func share(_ t: Wording) -> Chart {
    Chart(
      title: t("Strategic industries reach their share a year early", "战略性新兴产业占比提前一年达标"),
      subtitle: t(
        "Value added of strategic emerging industries over industrial value added", "战略性新兴产业增加值占规模以上工业增加值比重"),
      caption: source(t), finding: t("15.9 % in 2020 against 15 %.", "2020 年为 15.9%，目标 15%。"),
      x: .years([2015] + years), y: .values(title: t("Per cent", "百分比（%）"), fromZero: false),
      marks: [
        .rule(value: 15, label: t("Target: 15 %", "目标：15%")),
        .lines([Series(t("Share 15.4 %", "占比 15.4%"), [11.8, 12.1, 12.9, 13.8, 15.0, 15.4])]),
      ])
  }

  static func comparison(_ t: Wording) -> Chart {
    Chart(
      title: t("A slow fund costs two billion yuan by 2020", "基金放缓到 2020 年造成二十亿元损失"),
      subtitle: t("Value added of the plan in two scenarios", "两种情景下规划带来的增加值"), caption: source(t),
      finding: t("29.2 against 31.3 billion yuan.", "292 亿元对 313 亿元。"),
      x: .years(years), y: .values(title: t("Billion yuan (2017 prices)", "十亿元（2017 年价格）")),
      marks: [
        .lines([
          Series("plan-2020", [8.9, 15.8, 22.4, 25.9, 31.3], tone: .baseline),
          Series("slow-fund", [8.9, 15.1, 20.4, 23.7, 29.2], tone: .palette(3)),
        ])
      ])
  }
}
