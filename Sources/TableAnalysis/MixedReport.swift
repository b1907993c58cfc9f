package import Diagnostics
import InputOutput
import SimulationKit

extension TableReport {
  /// Outputs where supply fixes some of them, and what final demand for the fixed ones is left (Miller & Blair 2009, section
  /// 13.2).
  /// - Parameters:
  ///   - outputs: levels in the table's unit; with a sign or in percent, changes of the table's output.
  ///   - finalDemand: of demand inside the region for sectors that are not fixed, levels and changes written alike.
  /// - Throws: `InvalidInput` that names a sector which the table does not have, or one that is in both.
  package func mixed(outputs: SectorAmounts, finalDemand: SectorAmounts) throws(InvalidInput) -> TableAnswer {
    let model = try regionalModel()
    let x = table.grossOutput
    let fixed = try outputs.levels(from: x, "output", in: table)
    let regional = table.regionalDemand.reduce(x.map { _ in 0.0 }) { zip($0, $1.values).map(+) }
    let changes = try finalDemand.changesToLevels(from: regional, "final demand inside the region", in: table)
    let both = finalDemand.entries.map(\.code).filter { fixed[$0] != nil }
    if !both.isEmpty {
      throw InvalidInput(
        both.map {
          .error("the final demand of \($0) is what its fixed output leaves", advice: "leave out --final-demand \($0)")
        })
    }
    let before = zip(x, model.regional.inputs(for: x)).map(-)
    let wanted = before.indices.map { before[$0] + (1 - model.importShares[$0]) * changes[$0] }
    let mixed = try MixedModel(model, fixedOutputs: fixed, finalDemand: wanted)
    let (output, demand) = (zip(mixed.outputs, x).map(-), zip(mixed.finalDemand, before).map(-))

    let effects = OutputEffects(self)
    var rows = FigureTable(
      sectorColumns + [
        .text("given", say("Given", "给定")),
        .number("output", say("Output", "产出"), decimals: moneyDecimals),
        .number("output_after", say("Output after", "变化后产出"), decimals: moneyDecimals),
        .number("output_change", say("Change", "变化"), decimals: moneyDecimals),
        .number("output_percent", "%", decimals: 2),
        .number("final_demand", say("Final demand", "最终使用"), decimals: moneyDecimals),
        .number("final_demand_after", say("Final demand after", "变化后最终使用"), decimals: moneyDecimals),
        .number("final_demand_change", say("Change", "变化"), decimals: moneyDecimals),
      ] + effects.columns)
    for j in x.indices {
      let isFixed = fixed[table.sectors[j].code] != nil
      let texts = labels(j) + [isFixed ? say("output", "产出") : say("final demand", "最终使用")]
      rows.add(
        texts,
        [
          x[j], mixed.outputs[j], output[j], percent(output[j], of: x[j]), before[j], mixed.finalDemand[j], demand[j],
        ] + effects.values(j, outputChange: output[j]))
    }
    func sum(_ values: [Double]) -> Double { values.reduce(0, +) }
    rows.addFooter(
      ["", say("sum", "合计"), ""],
      [
        sum(x), sum(mixed.outputs), sum(output), percent(sum(output), of: sum(x)), sum(before), sum(mixed.finalDemand),
        sum(demand),
      ] + effects.sums(outputChanges: output))
    let unit = table.description.unit
    let also = finalDemand.isEmpty ? "" : say("; final demand \(finalDemand.text)", "；最终使用 \(finalDemand.text)")
    let words = outputs.text + also
    let demandText = finalDemand.isEmpty ? say("as in the table", "同表") : finalDemand.text
    return TableAnswer(
      title: say(
        "Outputs with supply constraints, mixed model, \(phrase(of: .regional).en) (\(unit)): \(title)",
        "供给约束下的产出，混合模型，\(phrase(of: .regional).zh)（\(unit)）：\(title)"), rows,
      notes: [
        say(
          "Fixed outputs: \(outputs.text). Final demand inside the region of the others: \(demandText).",
          "给定产出：\(outputs.text)。其他部门的区域内最终使用：\(demandText)。"),
        say(
          "Final demand is for the region's own products, exports, outflow and the residual included. Inputs come first: "
            + "what a fixed output leaves is final demand. Imports do not step in.",
          "最终使用为对本地产品的需求，含出口、调出和误差项。给定产出先满足中间投入，余下为最终使用；进口调入不作替代。"), effects.missing, source,
      ].compactMap { $0 }, findings: model.findings + mixed.findings,
      chart: sectorBars(
        output, title: say("Change of output with supply constraints", "供给约束下的产出变化"),
        subtitle: say("\(title); output \(words)", "\(title)；产出 \(words)"),
        axis: say("Change of output (\(unit))", "产出变化（\(unit)）"), decimals: moneyDecimals
      ) { sector, amount in
        say(
          "\(sector) changes most, by \(amount) (\(unit)); all sectors by \(money(sum(output))).",
          "\(sector)变化最大，为\(amount)（\(unit)）；各部门合计\(money(sum(output)))。")
      })
  }
}
