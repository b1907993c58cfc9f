package import Diagnostics
import InputOutput
import LinearAlgebra
import SimulationKit

extension TableReport {
  /// The output that changed primary inputs feed, where every sector sells in fixed shares (Ghosh 1958; Miller & Blair 2009,
  /// section 12.1).
  /// - Parameter valueAdded: changes in the table's unit, or in percent of each sector's value added.
  /// - Throws: `InvalidInput` that names a sector which the table does not have.
  package func supply(valueAdded: SectorAmounts) throws(InvalidInput) -> TableAnswer {
    let model = try regionalModel()
    let changes = try valueAdded.changes(of: table.totalValueAdded, "value added", in: table)
    try table.requireOutput(
      of: changes.indices.filter { changes[$0] != 0 }, advice: "leave its value added as it is")
    let ghosh = try GhoshModel(model.regional, outputs: table.grossOutput)
    let outputs = try solved { () throws(LinearAlgebraError) in try ghosh.outputs(forPrimaryInputs: changes) }

    var rows = FigureTable(
      sectorColumns + [
        .number("value_added", say("Value added", "增加值"), decimals: moneyDecimals),
        .number("value_added_change", say("Change of value added", "增加值变化"), decimals: moneyDecimals),
        .number("output", say("Output", "产出"), decimals: moneyDecimals),
        .number("output_change", say("Change of output", "产出变化"), decimals: moneyDecimals),
        .number("output_percent", "%", decimals: 2),
      ])
    let (x, v) = (table.grossOutput, table.totalValueAdded)
    for j in x.indices { rows.add(labels(j), [v[j], changes[j], x[j], outputs[j], percent(outputs[j], of: x[j])]) }
    let (all, change) = (x.reduce(0, +), outputs.reduce(0, +))
    rows.addFooter(
      ["", say("sum", "合计")], [v.reduce(0, +), changes.reduce(0, +), all, change, percent(change, of: all)])
    let unit = table.description.unit
    return TableAnswer(
      title: say(
        "Effects of a change of primary inputs, \(ghoshPhrase(of: .regional).en) (\(unit)): \(title)",
        "初始投入变化的影响，\(ghoshPhrase(of: .regional).zh)（\(unit)）：\(title)"), rows,
      notes: [
        say("Changed: value added, \(valueAdded.text).", "变化项：增加值，\(valueAdded.text)。"),
        say(
          "Every sector sells its output in fixed shares, and buyers make more of whatever they are sold; value added of "
            + "other sectors and imported inputs stay.", "各部门按固定份额销售，购买者据此增产；其他部门的增加值和进口调入投入不变。"),
        say(
          "As a model of quantities this is disputed (Oosterhaven 1988); as values it is the price model read in money "
            + "(Dietzenbacher 1997).",
          "作为数量模型存在争议（Oosterhaven 1988）；按价值解释则等价于价格模型（Dietzenbacher 1997）。"), source,
      ], findings: model.findings + belowZero("value added", table.totalValueAdded, changes),
      chart: sectorBars(
        outputs, title: say("Change of output fed by primary inputs", "初始投入变化带来的产出变化"),
        subtitle: say("\(title); value added \(valueAdded.text)", "\(title)；增加值 \(valueAdded.text)"),
        axis: say("Change of output (\(unit))", "产出变化（\(unit)）"), decimals: moneyDecimals
      ) { sector, amount in
        say(
          "\(sector) changes most, by \(amount) (\(unit)); all sectors by \(money(change)).",
          "\(sector)变化最大，为\(amount)（\(unit)）；各部门合计\(money(change))。")
      })
  }
}
