import Diagnostics
import InputOutput
import LinearAlgebra
import NumberText
import SVGCharts

/// Reports on tables whose sectors are coded "region.sector".
extension TableReport {
  /// Accounts of each region: what it makes and for whom, what it uses and where that was made.
  func footprintByRegion(of word: String) throws(InvalidInput) -> TableAnswer {
    let figures = try table.figures(of: Self.indicator(word))
    let model = try MultiRegionModel(regionsTable(with: figures))
    let account = try MultiRegionFootprint(of: figures.indicator.code, in: model)
    let accounts = [
      (MultiRegionFootprint.Account.production, say("Production (D_pba)", "生产端 (D_pba)")),
      (.consumption, say("Consumption (D_cba)", "消费端 (D_cba)")),
      (.imports, say("Imported (D_imp)", "进口调入隐含 (D_imp)")), (.exports, say("Exported (D_exp)", "出口调出隐含 (D_exp)")),
    ]
    let totals = accounts.map { account.totals(of: $0.0) }
    let digits = max(moneyDecimals, Self.places(for: account.production) - 2)
    let heads = accounts.map { FigureTable.Column.number($0.0.rawValue, $0.1, decimals: digits) }
    var stored = FigureTable(sectorColumns + heads)
    for j in table.sectors.indices { stored.add(labels(j), accounts.map { account.entries(of: $0.0)[j] }) }
    var rows = FigureTable([.text("region", say("Region", "区域"))] + heads)
    for (r, region) in account.regions.enumerated() { rows.add([region], totals.map { $0[r] }) }
    rows.addFooter([say("sum", "合计")], totals.map { $0.reduce(0, +) })

    let subject = title(of: figures.indicator)
    var embodied = FigureTable(
      [.text("region", say("Arises in, for final demand of", "产生于（行），最终使用来自（列）"))]
        + account.regions.map { .number($0, $0, decimals: digits) })
    for (r, region) in account.regions.enumerated() {
      embodied.add([region], account.regions.indices.map { account.embodied[r, $0] })
    }
    embodied.addFooter([say("sum", "合计")], account.embodied.columnSums)
    return TableAnswer(
      title: say(
        "Footprint of \(subject) by region (\(figures.unit)): \(title)", "分区域\(subject)足迹（\(figures.unit)）：\(title)"),
      stored, shown: [rows.text(), embodied.text()],
      notes: [
        say(
          "D_pba = D_cba - D_imp + D_exp in every region; inputs from each region are valued as that region makes them.",
          "各区域D_pba = D_cba - D_imp + D_exp；来自各区域的投入按该区域技术计算。"), source,
      ], findings: model.system.findings, chart: regionFootprintChart(account, figures, subject: subject))
  }

  private func regionFootprintChart(
    _ account: MultiRegionFootprint, _ figures: IndicatorFigures, subject: String
  ) -> Chart {
    let (used, elsewhere) = (account.totals(of: .consumption), account.totals(of: .imports))
    let order = used.indices.sorted { (used[$1], $0) < (used[$0], $1) }
    let all = used.reduce(0, +)
    let share = decimals(all == 0 ? 0 : 100 * elsewhere.reduce(0, +) / all, 1)
    return Chart(
      title: say("Footprint of \(subject) by region", "分区域\(subject)足迹"), subtitle: title, caption: source,
      finding: say(
        "\(share) % of what the regions' final demand calls forth arises in other regions.",
        "各区域最终使用所带动的\(share)%产生于其他区域。"),
      x: .values(
        title: say("Called forth by the region's final demand (\(figures.unit))", "本区域最终使用带动（\(figures.unit)）")),
      y: .categories(order.map { account.regions[$0] }),
      marks: [
        .bars([
          Series(say("in the region", "本区域"), order.map { used[$0] - elsewhere[$0] }),
          Series(say("in other regions", "其他区域"), order.map { elsewhere[$0] }),
        ])
      ])
  }

  /// The effects of a unit of final demand for each region's product in the region itself and in the others.
  func multipliersByRegion(of word: String) throws(InvalidInput) -> TableAnswer {
    let figures = try table.figures(of: Self.indicator(word))
    let isOutput = figures.indicator == .output
    let model = try MultiRegionModel(regionsTable(with: figures))
    let split = try MultiRegionMultipliers(
      coefficients: isOutput ? figures.coefficients.map { _ in 1 } : figures.coefficients, in: model)
    let digits = Self.places(for: split.total)
    var rows = FigureTable(
      sectorColumns + [
        .number("total", say("Total", "合计"), decimals: digits),
        .number("own", say("Own region", "本区域"), decimals: digits),
        .number("spillover", say("Spillover", "溢出"), decimals: digits),
        .number("spillover_percent", say("Spillover %", "溢出%"), decimals: 1),
        .number("feedback", say("Feedback", "反馈"), decimals: digits),
      ] + split.regions.map { .number("in_\($0)", say("in \($0)", "产生于\($0)"), decimals: digits) })
    for (j, total) in split.total.enumerated() {
      rows.add(
        labels(j),
        [
          total, split.own[j], split.spillover[j], total == 0 ? nil : 100 * split.spillover[j] / total,
          split.feedback[j],
        ]
          + split.regions.indices.map { split.byRegion[j, $0] })
    }
    let unit = isOutput ? "" : " (\(figures.unit) / \(table.description.unit))"
    let subject = title(of: figures.indicator) + unit
    return TableAnswer(
      title: say("Multipliers of \(subject) by region: \(title)", "分区域\(subject)乘数：\(title)"), rows,
      notes: [
        say(
          "A unit of final demand for the row's product; spillover is what arises outside its region, feedback the part of "
            + "the own region's that comes back by way of the others.",
          "对该行产品的一单位最终需求；溢出指产生于其他区域的部分，反馈指本区域部分中经由其他区域返回的部分。"),
        say(
          "Simple multipliers alone: a table of several regions is not closed on households, so that types I and II are left "
            + "out.", "仅为简单乘数：多区域表不对居民封闭，未计算I型和II型乘数。"), source,
      ], findings: model.system.findings, chart: spilloverChart(split, subject: subject))
  }

  /// The mean over the sectors of each region: a column to the region whose product is bought.
  private func spilloverChart(_ split: MultiRegionMultipliers, subject: String) -> Chart? {
    let (regions, sectors) = (split.regions, split.labels.count / max(1, split.regions.count))
    guard regions.count <= Self.largestHeatMap else { return nil }
    let means = regions.indices.map { r in
      regions.indices.map { c -> Double? in
        (c * sectors..<(c + 1) * sectors).reduce(0) { $0 + split.byRegion[$1, r] } / Double(max(1, sectors))
      }
    }
    let (all, away) = (split.total.reduce(0, +), split.spillover.reduce(0, +))
    let share = decimals(all == 0 ? 0 : 100 * away / all, 1)
    return Chart(
      title: say("Multipliers of \(subject) by region", "分区域\(subject)乘数"),
      subtitle: say("\(title), mean of the sectors", "\(title)，各部门平均"), caption: source,
      finding: say("\(share) % of what is called forth arises in other regions.", "所带动的\(share)%产生于其他区域。"),
      x: .categories(regions, title: say("Final demand for products of", "最终需求所购产品的区域")),
      y: .categories(regions, title: say("calls forth in", "带动的区域")), marks: [.heatMap(HeatMap(rows: means))])
  }

  /// The regions of a table, their value added and their trade with each other; empty for a table of one region.
  /// - Throws: `InvalidInput` with what keeps a table with region labels from being a multi-region one.
  func regionBalance() throws(InvalidInput) -> String {
    guard table.hasRegionLabels else { return "" }
    let regions = try MultiRegionTable(table)
    var rows = FigureTable([
      .text("region", say("Region", "区域")),
      .number("value_added", say("Value added", "增加值"), decimals: moneyDecimals),
      .number("final_demand", say("Final demand", "最终使用"), decimals: moneyDecimals),
      .number("sold", say("Sold to others", "调出"), decimals: moneyDecimals),
      .number("bought", say("Bought from others", "调入"), decimals: moneyDecimals),
      .number("gap", say("Gap", "差额"), decimals: moneyDecimals),
    ])
    let added = table.totalValueAdded
    for (r, trade) in regions.tradeByRegion.enumerated() {
      let own = regions.rows(ofRegion: r).reduce(0) { $0 + added[$1] }
      rows.add([regions.regions[r]], [own, trade.finalDemand, trade.sold, trade.bought, own - trade.valueAdded])
    }
    return rows.text()
  }

  /// The multi-region table, with output as an account where that is what is counted.
  private func regionsTable(with figures: IndicatorFigures) throws(InvalidInput) -> MultiRegionTable {
    let errors = table.check(tolerating: faults).filter { $0.severity == .error }
    if !errors.isEmpty { throw InvalidInput(errors) }
    let regions = try MultiRegionTable(table)
    guard figures.indicator == .output else { return regions }
    let output = MultiRegionExtension(code: figures.indicator.code, unit: figures.unit, values: figures.totals)
    return try MultiRegionTable(
      regions: regions.regions, sectors: regions.sectors, intermediate: regions.intermediate,
      finalDemand: regions.finalDemand, extensions: regions.extensions + [output], outside: regions.outside,
      importShares: regions.importShares)
  }
}
