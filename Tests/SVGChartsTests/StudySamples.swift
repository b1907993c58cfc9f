import SVGCharts
import SVGDrawing

/// The charts of studies over many runs, with invented numbers.
extension Samples {
  static func studies(_ t: Wording) -> [(name: String, chart: Chart)] {
    [
      ("fan", fan(t)), ("chances", chances(t)), ("tornado", tornado(t)), ("variance-shares", varianceShares(t)),
      ("box", box(t)), ("front", front(t)),
    ]
  }

  static func fan(_ t: Wording) -> Chart {
    Chart(
      title: t("The share misses its target in most samples", "多数样本中占比达不到目标"),
      subtitle: t("Bands of 1,000 samples", "1000个样本的分位带"), caption: source(t),
      finding: t("Half of the samples lie between 13.3 and 13.8 %.", "半数样本介于13.3%与13.8%之间。"), x: .years(years),
      y: .values(title: t("Share of industry (%)", "占工业比重（%）"), fromZero: false),
      marks: [
        .bands([
          Band(
            t("9 in 10 samples", "九成样本"), low: [11.6, 11.9, 12.2, 12.6, 13.0], high: [11.9, 12.0, 12.7, 13.4, 14.1],
            tone: .tint(0, white: 0.8)),
          Band(
            t("half of the samples", "半数样本"), low: [11.7, 11.95, 12.35, 12.85, 13.3],
            high: [11.8, 11.98, 12.5, 13.1, 13.8], tone: .tint(0, white: 0.55)),
        ]), .lines([Series(t("median", "中位数"), [11.75, 11.96, 12.4, 12.95, 13.56], tone: .palette(0))]),
        .rule(value: 15, label: t("target 2020: 15 %", "2020年目标：15%")),
      ])
  }

  static func chances(_ t: Wording) -> Chart {
    Chart(
      title: t("No target is likely to be met", "各目标均难以达到"), caption: source(t),
      finding: t("The likeliest target has a chance of 6.6 %.", "可能性最大的目标为6.6%。"),
      x: .values(title: t("Chance of being met (%)", "达到目标的概率（%）")),
      y: .categories([
        t("Share of strategic industries in industrial value added", "战略性新兴产业占规模以上工业增加值比重"),
        t("Growth above that of industry", "增速高于规模以上工业"), t("Reserve", "备用指标"),
      ]),
      marks: [
        .rangeBars(
          RangeBars(
            [
              RangeSeries(
                t("Chance", "概率"),
                [
                  RangeBar(to: 0.1, whisker: 0...0.6, label: "0.1 %"),
                  RangeBar(to: 66.6, whisker: 63...70, label: "66.6 %"),
                  nil,
                ], tone: .palette(0))
            ], span: 0...100))
      ])
  }

  static func tornado(_ t: Wording) -> Chart {
    func bars(_ ends: [(Double, String)]) -> [RangeBar?] {
      ends.map { RangeBar(from: 13.34, to: $0.0, label: $0.1) }
    }
    return Chart(
      title: t("The market for electronics moves the share most", "电子信息市场对占比影响最大"), caption: source(t),
      finding: t("It moves it by 0.86 points.", "影响幅度为0.86个百分点。"),
      x: .values(title: t("Share in 2020 (%)", "2020年占比（%）"), fromZero: false),
      y: .categories(
        [
          "economy.markets.electronics.growth", "economy.markets.basic-materials.growth",
          "modules.wind-solar.capacity.wind.2020", "economy.growth",
        ]),
      marks: [
        .rangeBars(
          RangeBars(
            [
              RangeSeries(
                t("at its low", "取低值"), bars([(12.96, "0.05"), (13.7, "0.02"), (13.25, "4.5 GW"), (13.36, "0.06")]),
                tone: .palette(5)),
              RangeSeries(
                t("at its high", "取高值"), bars([(13.83, "0.2"), (13.12, "0.08"), (13.48, "6 GW"), (13.5, "0.09")]),
                tone: .palette(0)),
            ], sharesLine: true, rule: RangeBars.Rule(13.34, label: t("as stated: 13.34", "基准值：13.34"))))
      ])
  }

  static func varianceShares(_ t: Wording) -> Chart {
    func bars(_ values: [(Double, Double)]) -> [RangeBar?] {
      values.map { RangeBar(to: $0.0, whisker: $0.0 - $0.1...$0.0 + $0.1) }
    }
    return Chart(
      title: t("Two inputs carry most of the variance", "两项输入决定大部分方差"), caption: source(t),
      finding: t("Electronics carries 58 %.", "电子信息占58%。"),
      x: .values(title: t("Share of the variance", "方差占比")),
      y: .categories(["economy.markets.electronics.growth", "economy.growth", "losses"]),
      marks: [
        .rangeBars(
          RangeBars([
            RangeSeries(t("with interactions", "含交互作用"), bars([(0.58, 0.06), (0.31, 0.05), (0.0, 0.01)])),
            RangeSeries(t("alone", "单独作用"), bars([(0.55, 0.09), (0.28, 0.08), (-0.01, 0.02)])),
          ]))
      ])
  }

  static func box(_ t: Wording) -> Chart {
    func points(_ range: Range<Int>) -> [LabelledPoint] {
      // The golden ratio and the square root of two spread points evenly.
      range.map { k in
        let (a, b) = (Double(k) * 0.6180339887, Double(k) * 0.4142135623)
        return LabelledPoint("", x: 0.05 + 0.15 * (a - a.rounded(.down)), y: 0.06 + 0.03 * (b - b.rounded(.down)))
      }
    }
    let all = points(1..<240)
    return Chart(
      title: t("The target is met where electronics grows fast", "电子信息增长较快时可达标"), caption: source(t),
      finding: t("Above 14 % growth the target is met.", "增速高于14%时可达标。"), height: 520,
      x: .values(title: "economy.markets.electronics.growth", fromZero: false),
      y: .values(title: "economy.growth", fromZero: false),
      marks: [
        .scatter(
          Scatter(
            groups: [
              PointGroup(t("met", "达到"), all.filter { $0.x > 0.14 && $0.y < 0.085 }, tone: .palette(0), isSmall: true),
              PointGroup(
                t("missed", "未达到"), all.filter { !($0.x > 0.14 && $0.y < 0.085) }, tone: .baseline, isSmall: true),
            ],
            areas: [
              ScatterArea(
                t("box: 96 % of the met, 93 % of it met", "方框：覆盖96%，密度93%"), left: 0.14, top: 0.085, tone: .palette(3))
            ]))
      ])
  }

  static func front(_ t: Wording) -> Chart {
    let values: [(Double, Double)] = [(13.3, 900), (13.6, 940), (13.9, 1010), (14.1, 1100), (14.2, 1260)]
    return Chart(
      title: t("What a higher share costs", "提高占比的代价"), caption: source(t),
      finding: t("The last tenth of a point costs most.", "最后0.1个百分点代价最高。"),
      x: .values(title: t("Share in 2020 (%), higher is better", "2020年占比（%），越高越好"), fromZero: false),
      y: .values(title: t("Fund payments (1e8 CNY), lower is better", "基金支出（亿元），越低越好"), fromZero: false),
      marks: [
        .scatter(
          Scatter(groups: [
            PointGroup(
              t("settings that nothing beats", "非劣方案"),
              values.enumerated().map { LabelledPoint("\($0 + 1)", x: $1.0, y: $1.1) }, tone: .palette(0),
              isJoined: true),
            PointGroup(
              t("as planned", "规划方案"), [LabelledPoint(t("plan", "规划"), x: 13.34, y: 980)], tone: .palette(3),
              isEmphasized: true),
          ]))
      ])
  }

  static func crossing(_ t: Wording) -> ParallelCoordinates {
    typealias Quantity = ParallelCoordinates.Quantity
    let samples = (1...60).map { k -> [Double] in
      let parts = [0.6180339887, 0.4142135623, 0.7320508075].map { (Double(k) * $0).truncatingRemainder(dividingBy: 1) }
      return [0.05 + 0.15 * parts[0], 4 + 2 * parts[1], 0.06 + 0.03 * parts[2], 12.5 + 2 * parts[0] + parts[1]]
    }
    return ParallelCoordinates(
      title: t("The target is met only where electronics grows fast", "只有电子信息增长较快时才达到目标"),
      subtitle: t("60 samples", "60个样本"), caption: source(t),
      finding: t("Those that meet it lie on the right.", "达到目标的样本集中在右侧。"),
      axes: [
        Quantity("economy.markets.electronics.growth", low: 0.05, high: 0.2, lowLabel: "0.05", highLabel: "0.2"),
        Quantity("modules.wind-solar.capacity.wind.2020 (GW)", low: 4, high: 6, lowLabel: "4", highLabel: "6"),
        Quantity("economy.growth", low: 0.06, high: 0.09, lowLabel: "0.06", highLabel: "0.09"),
        Quantity(
          t("Share in 2020 (%), target 15", "2020年占比（%），目标15"), low: 12.5, high: 15.5, lowLabel: "12.5",
          highLabel: "15.5", mark: 15),
      ],
      groups: [
        .init(t("met", "达到"), samples.filter { $0[3] >= 15 }, tone: .palette(0)),
        .init(t("missed", "未达到"), samples.filter { $0[3] < 15 }, tone: .tint(7, white: 0.7)),
      ])
  }

  static func panels(_ t: Wording) -> SmallMultiples {
    typealias Panel = SmallMultiples.Panel
    return SmallMultiples(
      title: t("Computed and observed", "计算值与观测值"), subtitle: t("Each series on its own scale", "各指标坐标不同"),
      caption: source(t), finding: t("Industry grew slower than computed.", "工业增速低于计算值。"),
      series: [
        .init(t("as planned", "规划时"), tone: .palette(0)), .init(t("in hindsight", "事后回看"), tone: .palette(1)),
        .init(t("observed", "观测值"), tone: .palette(7), isDots: true),
      ],
      panels: [
        Panel(
          title: t("Growth of industry (%)", "工业增速（%）"), years: years,
          values: [[8, 8, 8, 8, 8], [8, 8, 7.2, 7.8, 0.4], [8, 8, 7.2, nil, 0.4]]),
        Panel(
          title: t("Wind capacity at the end of the year (GW)", "年末风电装机（吉瓦）"), years: years,
          values: [[1.04, 2.33, 3, 4.2, 5], [], [1.04, 2.33, 4.68, 7.94, 15.18]]),
        Panel(
          title: t("Electricity (TWh)", "用电量（太瓦时）"), years: [2016, 2020],
          values: [[298, 370], [298, 340], [nil, 339]]),
        Panel(title: t("Vehicles (1,000)", "汽车（千辆）"), years: [2018], values: [[11], [], [120_000]]),
      ])
  }
}
