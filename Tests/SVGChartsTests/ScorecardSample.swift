import SVGCharts

extension Samples {
  static func scorecard(_ t: Wording) -> ScorecardChart {
    let met = t("met", "达标")
    let assumed = t("assumed", "设定值")
    let perimeter = t("other perimeter", "统计口径不同")
    let absent = t("not modelled", "未建模")
    typealias Row = ScorecardChart.Row
    var rows: [Row] = [
      Row(
        label: t("Share of strategic industries in industrial value added", "战略性新兴产业占规模以上工业增加值比重"),
        target: "15 %", value: "15.4 %", state: .met, stateText: met, reached: 1.027),
      Row(
        label: t("New energy vehicles built per year", "新能源汽车年产量"), target: t("300 thousand", "30 万辆"),
        value: t("262 thousand", "26.2 万辆"), state: .missed, stateText: t("missed by 38 thousand", "差 3.8 万辆"),
        reached: 0.873),
      Row(
        label: t("Wind and PV capacity", "风电与光伏装机容量"), target: "11 GW", value: "14.6 GW", state: .met, stateText: met,
        reached: 1.327),
      Row(
        label: t("Public charging points", "公共充电桩"), target: t("150 thousand", "15 万个"),
        value: t("150 thousand", "15 万个"),
        state: .assumed, stateText: assumed),
      Row(
        label: t("Gross output of new materials", "新材料产业主营业务收入"), target: t("300 billion yuan", "3000 亿元"),
        value: t("214 billion yuan", "2140 亿元"), state: .otherPerimeter, stateText: perimeter),
      Row(
        label: t("Patents per ten thousand people", "每万人发明专利拥有量"), target: "4", value: "", state: .notModelled,
        stateText: absent),
    ]
    for number in 1...19 {
      let share = 0.4 + 0.07 * Double(number)
      let hit = share >= 1
      rows.append(
        Row(
          label: t("Indicator \(number) of the plan", "规划指标 \(number)"), target: "\(number * 100) MW",
          value: "\(Int(share * Double(number) * 100)) MW", state: hit ? .met : .missed,
          stateText: hit
            ? met
            : t(
              "missed by \(Int((1 - share) * Double(number) * 100)) MW",
              "差 \(Int((1 - share) * Double(number) * 100)) MW"),
          reached: share))
    }
    return ScorecardChart(
      title: t("The plan meets 12 of 22 judged targets", "22 项可评判目标中有 12 项达标"),
      subtitle: t("Scenario plan-2020, year 2020", "情景 plan-2020，2020 年"), caption: source(t),
      finding: t("12 of 22 judged targets are met.", "22 项可评判目标中有 12 项达标。"),
      headings: .init(
        label: t("Target", "目标"), target: t("Planned", "规划值"), value: t("Computed", "计算值"), state: t("State", "状态"),
        reached: t("Computed as a share of planned", "计算值占规划值比例")),
      rows: rows)
  }
}
