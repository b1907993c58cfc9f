package import Diagnostics
import InputOutput
import LinearAlgebra
import NumberText
import SVGCharts
import SimulationKit

extension TableReport {
  /// The effects of a unit of final demand for each product under the three treatments of imports (Eurostat 2008, ch. 11;
  /// Miller & Blair 2009, section 4.9).
  package func importTreatments() throws(InvalidInput) -> TableAnswer {
    let model = try modelOfOrigins()
    let split = NonCompetitiveTable(model)
    let total = try model.totalSystem()
    let everywhere = try solved { () throws(LinearAlgebraError) in try total.outputMultipliers() }
    let here = try model.outputMultipliers()
    let (added, direct) = (try model.valueAddedMultipliers(), table.perUnitOfOutput(split.importedInputs))
    let imported = try solved { () throws(LinearAlgebraError) in try model.regional.multipliers(of: direct) }

    var rows = FigureTable(
      sectorColumns + [
        .number("imports", say("Imports and inflow", "进口调入"), decimals: moneyDecimals),
        .number("import_share", say("Import share m", "进口调入份额 m"), decimals: 4),
        .number("output_competitive", say("Output, competitive", "产出，竞争型"), decimals: 4),
        .number("output_domestic", say("Output, domestic", "产出，非竞争型"), decimals: 4),
        .number("direct_imported_inputs", say("Imported inputs, direct", "直接进口投入"), decimals: 4),
        .number("imported_inputs", say("Imported inputs, total", "完全进口投入"), decimals: 4),
        .number("value_added", say("Value added", "增加值"), decimals: 4),
      ])
    let bought = split.imports
    for j in here.indices {
      rows.add(
        labels(j), [bought[j], model.importShares[j], everywhere[j], here[j], direct[j], imported[j], added[j]])
    }
    func mean(_ values: [Double]) -> Double { values.reduce(0, +) / Double(max(1, values.count)) }
    rows.addFooter(
      ["", say("sum of imports; mean of the rest", "进口合计，其余为平均")],
      [bought.reduce(0, +)] + [model.importShares, everywhere, here, direct, imported, added].map(mean))
    let order = here.indices.sorted { (imported[$1], $0) < (imported[$0], $1) }
    let top = order[0]
    return TableAnswer(
      title: say("Import treatments, multipliers of final demand: \(title)", "进口处理方式与最终需求乘数：\(title)"), rows,
      notes: [
        say(
          "Competitive: (I - A)^-1, inputs of all origins, imports as negative final demand. Domestic: (I - (I - M)A)^-1, "
            + "the same for the non-competitive and the domestic-only table.",
          "竞争型：(I-A)^-1，投入含各来源，进口调入作为负的最终需求。非竞争型：(I-(I-M)A)^-1，与仅含国产的表相同。"),
        table.usesByOrigin == nil
          ? say(
            "Imports are split by product in the same share m over all regional uses (proportionality, Chenery-Moses). A "
              + "unit of final demand for the region's own product becomes value added here or imported inputs.",
            "各产品的进口调入按相同份额m分摊到区域内各用途（比例假设）。对本地产品的一单位最终需求，转化为本地增加值或进口投入。")
          : say(
            "Imported uses are those of the table, user by user. A unit of final demand for the region's own product becomes "
              + "value added here or imported inputs.",
            "进口投入按表中各用户的数据。对本地产品的一单位最终需求，转化为本地增加值或进口投入。"), source,
      ], findings: model.findings,
      chart: Chart(
        title: say("What a unit of final demand leaves in the region", "一单位最终需求的去向"),
        subtitle: say("\(title); final demand for the region's own product", "\(title)；对本地产品的最终需求"), caption: source,
        finding: say(
          "\(name(table.sectors[top])) leaks most: \(decimals(100 * imported[top], 1)) % of a unit of final demand for its "
            + "product becomes imported inputs.",
          "\(name(table.sectors[top]))的漏出最大：对其产品的一单位最终需求有\(decimals(100 * imported[top], 1))%转化为进口投入。"),
        x: .values(title: say("Per unit of final demand", "每单位最终需求")), y: .categories(order.map { names[$0] }),
        marks: [
          .bars([
            Series(say("value added here", "本地增加值"), order.map { added[$0] }),
            // Rounding may add to the 1 of a column, which would only lengthen the axis.
            Series(say("imported inputs", "进口投入"), order.map { min(imported[$0], 1 - added[$0]) }),
          ])
        ]))
  }

  /// The effects of a larger or smaller domestic share in the products that the region uses.
  /// - Parameter domesticShares: 1 - m by sector.
  /// - Throws: `InvalidInput` that names a sector which the table does not have, or a share outside 0 to 1.
  package func domesticShares(_ domesticShares: SectorAmounts) throws(InvalidInput) -> TableAnswer {
    let model = try regionalModel()
    let shares = try domesticShares.shares("the domestic share", in: table)
    let change = try DomesticShareChange(model, domesticShares: shares)
    let (x, m) = (change.outputs, change.importShares)
    let outputs = zip(x.after, x.before).map(-)
    let uses = zip(table.regionalUse, table.intermediate.times(zip(table.outputReciprocals, outputs).map(*))).map(+)
    let imports = zip(m.after, uses).map(*)
    let before = zip(m.before, table.regionalUse).map(*)

    let effects = OutputEffects(self)
    var rows = FigureTable(
      sectorColumns + [
        .number("domestic_share", say("Domestic share", "本地份额"), decimals: 4),
        .number("domestic_share_after", say("Share after", "变化后份额"), decimals: 4),
        .number("output", say("Output", "产出"), decimals: moneyDecimals),
        .number("output_change", say("Change of output", "产出变化"), decimals: moneyDecimals),
        .number("output_percent", "%", decimals: 2),
      ] + effects.columns + [
        .number("imports_change", say("Change of imports and inflow", "进口调入变化"), decimals: moneyDecimals)
      ])
    for j in outputs.indices {
      rows.add(
        labels(j),
        [1 - m.before[j], 1 - m.after[j], x.before[j], outputs[j], percent(outputs[j], of: x.before[j])]
          + effects.values(j, outputChange: outputs[j]) + [imports[j] - before[j]])
    }
    let (all, sum) = (x.before.reduce(0, +), outputs.reduce(0, +))
    rows.addFooter(
      ["", say("sum", "合计")],
      [nil, nil, all, sum, percent(sum, of: all)] + effects.sums(outputChanges: outputs) + [
        zip(imports, before).reduce(0) { $0 + $1.0 - $1.1 }
      ])
    let unit = table.description.unit
    return TableAnswer(
      title: say(
        "Effects of changed domestic shares, \(phrase(of: .regional).en) (\(unit)): \(title)",
        "本地份额变化的影响，\(phrase(of: .regional).zh)（\(unit)）：\(title)"), rows,
      notes: [
        say("Changed: domestic share 1 - m, \(domesticShares.text).", "变化项：本地份额 1-m，\(domesticShares.text)。"),
        say(
          "Final demand, input coefficients and the residual stay; the region is able to make what it no longer buys "
            + "elsewhere, at the same prices.", "最终使用、投入系数和误差项不变；假定本地能以相同价格生产替代进口调入的产品。"), effects.missing,
        source,
      ].compactMap { $0 }, findings: model.findings,
      chart: sectorBars(
        outputs, title: say("Change of output by changed domestic shares", "本地份额变化带来的产出变化"),
        subtitle: say("\(title); domestic share \(domesticShares.text)", "\(title)；本地份额 \(domesticShares.text)"),
        axis: say("Change of output (\(unit))", "产出变化（\(unit)）"), decimals: moneyDecimals
      ) { sector, amount in
        say(
          "\(sector) changes most, by \(amount) (\(unit)); all sectors by \(money(sum)).",
          "\(sector)变化最大，为\(amount)（\(unit)）；各部门合计\(money(sum))。")
      })
  }
}
