package import Diagnostics
import InputOutput
import NumberText
import SVGCharts

extension TableReport {
  /// Production and consumption accounts: what is made here and for whom, what is used here and where it was made.
  /// - Parameter indicator: value_added, income, employment, output or the code of a row.
  package func footprint(of indicator: String = "value_added") throws(InvalidInput) -> TableAnswer {
    if table.hasRegionLabels { return try footprintByRegion(of: indicator) }
    let model = try regionalModel()
    let account = try RegionalFootprint(of: Self.indicator(indicator), in: model)
    let unit = account.figures.unit
    let accounts: [(key: String, title: String, values: [Double])] = [
      ("D_pba", say("Production (D_pba)", "生产端 (D_pba)"), account.production),
      ("D_cba", say("Consumption (D_cba)", "消费端 (D_cba)"), account.consumption),
      ("D_imp", say("Imported (D_imp)", "进口调入隐含 (D_imp)"), account.imports),
      ("D_exp", say("Exported (D_exp)", "出口调出隐含 (D_exp)"), account.exports),
      ("residual", say("Residual", "误差项"), account.residual),
    ]
    let digits = max(moneyDecimals, Self.places(for: account.production) - 2)
    var rows = FigureTable(sectorColumns + accounts.map { .number($0.key, $0.title, decimals: digits) })
    for j in table.sectors.indices { rows.add(labels(j), accounts.map { $0.values[j] }) }
    rows.addFooter(["", say("sum", "合计")], accounts.map { $0.values.reduce(0, +) })

    var parts = FigureTable([
      .text("category", say("Consumption account by category", "消费端按最终使用分")),
      .number("value", unit, decimals: digits), .number("percent", "%", decimals: 1),
    ])
    let whole = account.consumption.reduce(0, +)
    for category in account.consumptionByCategory {
      let sum = category.values.reduce(0, +)
      parts.add([title(ofDriver: category.name)], [sum, whole == 0 ? nil : 100 * sum / whole])
    }
    let subject = title(of: account.figures.indicator)
    return TableAnswer(
      title: say("Footprint of \(subject) (\(unit)): \(title)", "\(subject)足迹（\(unit)）：\(title)"), rows,
      shown: [rows.text(), parts.text()],
      notes: [
        say(
          "D_pba and D_exp by producing sector; D_cba and D_imp by product used. Production = consumption - imported "
            + "+ exported + residual, in sum.",
          "D_pba与D_exp按生产部门，D_cba与D_imp按使用的产品。合计：生产端=消费端-进口调入+出口调出+误差项。"),
        say(
          "Imports are valued as if made here (domestic technology assumption).", "进口与调入按本地技术计算（本地技术假设）。"), source,
      ], findings: model.findings, chart: footprintChart(account, subject: subject))
  }

  private func footprintChart(_ account: RegionalFootprint, subject: String) -> Chart {
    let order = account.consumption.indices.sorted {
      (account.consumption[$1], $0) < (account.consumption[$0], $1)
    }
    let (all, elsewhere) = (account.consumption.reduce(0, +), account.imports.reduce(0, +))
    let share = decimals(all == 0 ? 0 : 100 * elsewhere / all, 1)
    let unit = account.figures.unit
    return Chart(
      title: say("Footprint of \(subject) by product used", "按使用产品分的\(subject)足迹"), subtitle: title, caption: source,
      finding: say(
        "\(share) % of what the region's final demand calls forth arises elsewhere.", "本地最终使用所带动的\(share)%产生于区域之外。"),
      x: .values(title: say("Called forth by final demand (\(unit))", "最终使用带动（\(unit)）")),
      y: .categories(order.map { names[$0] }),
      marks: [
        .bars([
          Series(say("here", "本地"), order.map { account.consumption[$0] - account.imports[$0] }),
          Series(say("elsewhere", "区外"), order.map { account.imports[$0] }),
        ])
      ])
  }
}
