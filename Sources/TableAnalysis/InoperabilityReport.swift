package import Diagnostics
import InputOutput
import SimulationKit

extension TableReport {
  /// The share of its output that each sector loses when shares of demand fail, the most inoperable first (Santos & Haimes 2004;
  /// Miller & Blair 2009, section 13.4).
  /// - Parameter demandLoss: lost final demand as a share of each sector's output.
  /// - Throws: `InvalidInput` that names a sector which the table does not have, or a share outside 0 to 1.
  package func inoperability(demandLoss: SectorAmounts) throws(InvalidInput) -> TableAnswer {
    let model = try regionalModel()
    let shares = try demandLoss.shares("the lost demand, a share of output,", in: table)
    let perturbations = table.sectors.map { shares[$0.code] ?? 0 }
    let x = table.grossOutput
    let impact = try InoperabilityModel(model.regional, outputs: x).impact(of: perturbations)
    let (q, losses) = (impact.inoperability, impact.losses)

    let effects = OutputEffects(self)
    var rows = FigureTable(
      sectorColumns + [
        .number("demand_loss", say("Lost demand c*", "需求损失 c*"), decimals: 6),
        .number("inoperability", say("Inoperability q", "不可运行度 q"), decimals: 6),
        .number("output", say("Output", "产出"), decimals: moneyDecimals),
        .number("output_change", say("Change of output", "产出变化"), decimals: moneyDecimals),
      ] + effects.columns)
    for j in q.indices.sorted(by: { (q[$1], $0) < (q[$0], $1) }) {
      rows.add(
        labels(j), [perturbations[j], q[j], x[j], -losses[j]] + effects.values(j, outputChange: -losses[j]))
    }
    let (all, lost) = (x.reduce(0, +), losses.reduce(0, +))
    let demand = zip(x, perturbations).reduce(0) { $0 + $1.0 * $1.1 }
    rows.addFooter(
      ["", say("sum", "合计")],
      [all == 0 ? nil : demand / all, all == 0 ? nil : lost / all, all, -lost]
        + effects.sums(outputChanges: losses.map { -$0 }))
    let unit = table.description.unit
    return TableAnswer(
      title: say(
        "Inoperability, \(phrase(of: .regional).en) (\(unit)): \(title)",
        "不可运行度，\(phrase(of: .regional).zh)（\(unit)）：\(title)"), rows,
      notes: [
        say("Lost demand: \(demandLoss.text) of output.", "需求损失（占产出）：\(demandLoss.text)。"),
        say(
          "q = A* q + c*: shares of output as planned, 0 for a sector that works as in the table and 1 for one that stands "
            + "still. Losses run to suppliers; buyers who lack the product are not in it.",
          "q = A* q + c*：占计划产出的份额，0为正常、1为停产。损失向上游传导，不含下游缺货影响。"), effects.missing, source,
      ].compactMap { $0 }, findings: model.findings + aboveDemand(model, perturbations) + impact.findings,
      chart: sectorBars(
        q.map { 100 * $0 }, title: say("Inoperability by sector", "各部门不可运行度"),
        subtitle: say("\(title); lost demand \(demandLoss.text)", "\(title)；需求损失 \(demandLoss.text)"),
        axis: say("Share of output lost (%)", "产出损失份额（%）"), decimals: 2
      ) { sector, percent in
        say(
          "\(sector) is hit hardest, losing \(percent) % of its output; all sectors lose \(money(lost)) (\(unit)).",
          "\(sector)受损最重，损失产出的\(percent)%；各部门合计损失\(money(lost))（\(unit)）。")
      })
  }

  /// More final demand cannot be lost than there is.
  private func aboveDemand(_ model: RegionalModel, _ perturbations: [Double]) -> [Diagnostic] {
    let x = table.grossOutput
    let demand = zip(x, model.regional.inputs(for: x)).map(-)
    return x.indices.filter { perturbations[$0] > 0 && x[$0] * perturbations[$0] > demand[$0] }.map { i in
      Diagnostic(
        .warning,
        "\(table.sectors[i].code) loses demand of \(money(x[i] * perturbations[i])), its final demand is "
          + money(demand[i]), advice: "c* is a share of output; the rest would have to be lost by its buyers")
    }
  }
}
