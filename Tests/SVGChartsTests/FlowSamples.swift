@testable import SVGCharts
@testable import SVGDrawing

/// Samples of the charts that compare and divide: a waterfall, flows, columns side by side, panels.
extension Samples {
  static func waterfall(_ t: Wording, start: Double = 13.258) -> Chart {
    Chart(
      title: t("The fund explains most of the difference", "差异主要来自基金"),
      subtitle: t("SEI share (%), 2020", "2020年战略性新兴产业占比（%）"), caption: source(t),
      finding: t("The share falls by 0.08.", "占比下降0.08。"),
      x: .values(title: t("SEI share (%)", "战略性新兴产业占比（%）")),
      y: .categories([
        t("plan-2020", "中心情景"), t("Strategic industries fund", "战略性新兴产业投资基金"), t("Markets", "市场"),
        t("slow fund", "基金缓慢"),
      ]), marks: [.waterfall(Waterfall(start: start, steps: [-0.11, 0.028]))])
  }

  static func flows(_ t: Wording) -> Sankey {
    let industries = [t("New-generation IT", "新一代信息技术"), t("Bio industry", "生物"), t("New energy", "新能源")]
    return Sankey(
      title: t("The fund pays for buildings most", "基金支付以建筑为主"), subtitle: t("Fund money", "基金资金"),
      caption: source(t), finding: t("100 in all.", "合计100。"), unit: t("1e8 CNY", "亿元"),
      places: [t("Fund", "基金")] + industries + [t("Construction", "建筑业"), t("Machinery", "机械")],
      flows: [
        .init(from: 0, to: 1, value: 50), .init(from: 0, to: 2, value: 30), .init(from: 0, to: 3, value: 20),
        .init(from: 1, to: 4, value: 35), .init(from: 1, to: 5, value: 15), .init(from: 2, to: 4, value: 10),
        .init(from: 2, to: 5, value: 20), .init(from: 3, to: 5, value: 20),
      ])
  }

  static func sideBySide(_ t: Wording) -> Chart {
    Chart(
      title: t("More wind than planned", "风电超过规划"), caption: source(t), finding: t("More wind.", "风电更多。"),
      x: .years(years), y: .values(title: "GW"),
      marks: [
        .groupedColumns([
          Series(t("plan", "规划"), [1, 2, 3, 4, 5]), Series(t("computed", "计算"), [1, 2.5, 3.5, -1, 6]),
        ])
      ], projection: Projection(after: 2017, label: t("projected", "预测")))
  }

  static func together(_ t: Wording) -> ChartPanels {
    ChartPanels(
      title: t("Value added rises", "增加值上升"), subtitle: t("Value added", "增加值"), caption: source(t),
      finding: t("It rises.", "上升。"), panels: [valueAdded(t), sideBySide(t), share(t)])
  }
}
