package import Diagnostics
import InputOutput
import LinearAlgebra
import SimulationKit

extension TableReport {
  /// The effects of a changed final demand: output, value added, income, employment and imports of each sector
  /// (Leontief, regional: imports serve their share).
  /// - Parameters:
  ///   - finalDemand: changes in the table's unit, or in percent of what the table has.
  ///   - code: the category that changes; nil for demand inside the region, all its categories together. What is sold
  ///     outside is made in the region whole.
  /// - Throws: `InvalidInput` that names a sector or a category which the table does not have.
  package func solution(
    finalDemand: SectorAmounts, category code: String? = nil
  ) throws(InvalidInput) -> TableAnswer {
    let model = try regionalModel()
    let host = try host(code)
    let changes = try finalDemand.changes(of: host.values, host.title.en, in: table)
    let shares = host.isRegional ? model.importShares : table.sectors.map { _ in 0 }
    // Demand that imports serve, in whole or but for rounding, needs no making here.
    try table.requireOutput(
      of: changes.indices.filter { changes[$0] != 0 && shares[$0] == 0 }, advice: "leave its final demand as it is")
    let made = zip(shares, changes).map { (1 - $0) * $1 }
    let outputs = try solved { () throws(LinearAlgebraError) in try model.regional.outputs(for: made) }
    let imports = model.importChanges(outputs: outputs, regionalDemand: host.isRegional ? changes : nil)

    let effects = OutputEffects(self)
    var rows = FigureTable(
      sectorColumns + [
        .number("final_demand_change", say("Change of final demand", "最终使用变化"), decimals: moneyDecimals),
        .number("output", say("Output", "产出"), decimals: moneyDecimals),
        .number("output_change", say("Change of output", "产出变化"), decimals: moneyDecimals),
        .number("output_percent", "%", decimals: 2),
      ] + effects.columns + [
        .number("imports_change", say("Change of imports and inflow", "进口调入变化"), decimals: moneyDecimals)
      ])
    let x = table.grossOutput
    for j in x.indices {
      rows.add(
        labels(j),
        [changes[j], x[j], outputs[j], percent(outputs[j], of: x[j])] + effects.values(j, outputChange: outputs[j])
          + [imports[j]])
    }
    let (demand, all, change) = (changes.reduce(0, +), x.reduce(0, +), outputs.reduce(0, +))
    rows.addFooter(
      ["", say("sum", "合计")],
      [demand, all, change, percent(change, of: all)] + effects.sums(outputChanges: outputs) + [imports.reduce(0, +)])

    let unit = table.description.unit
    let served =
      coversAllRegions
      ? say("Each product is made by the sector and region that its row names.", "各产品由所在行的区域和部门生产。")
      : host.isRegional
        ? say(
          "Imports and inflow serve their share of each product, in final demand as in inputs.",
          "最终使用和中间投入均按各产品的进口调入份额由区外供给。")
        : say("What is sold outside is made in the region whole.", "区外销售全部由本地生产。")
    let notes = [
      say(
        "Changed: \(host.title.en), \(finalDemand.text). \(served)",
        "变化项：\(host.title.zh)，\(finalDemand.text)。\(served)"),
      say(
        "Input coefficients and import shares stay; nothing limits capacity, prices do not move, households do not spend "
          + "what they earn more.", "投入系数与进口调入份额不变；不计产能限制、价格变动和居民再消费。"),
      effects.missing, source,
    ].compactMap { $0 }
    return TableAnswer(
      title: say(
        "Effects of a change of final demand, \(phrase(of: .regional).en) (\(unit)): \(title)",
        "最终使用变化的影响，\(phrase(of: .regional).zh)（\(unit)）：\(title)"), rows, notes: notes,
      findings: model.findings + belowZero(host, changes),
      chart: sectorBars(
        outputs, title: say("Change of output by sector", "各部门产出变化"),
        subtitle: say(
          "\(title); \(host.title.en) \(finalDemand.text)", "\(title)；\(host.title.zh) \(finalDemand.text)"),
        axis: say("Change of output (\(unit))", "产出变化（\(unit)）"), decimals: moneyDecimals
      ) { sector, amount in
        say(
          "\(sector) changes most, by \(amount) (\(unit)); all sectors by \(money(change)).",
          "\(sector)变化最大，为\(amount)（\(unit)）；各部门合计\(money(change))。")
      })
  }

  /// The part of final demand that changes.
  private struct Host {
    var title: Title
    var values: [Double]
    var isRegional: Bool
  }

  private func host(_ code: String?) throws(InvalidInput) -> Host {
    guard let code else {
      let values = table.regionalDemand.reduce(table.sectors.map { _ in 0.0 }) { zip($0, $1.values).map(+) }
      return Host(title: Title(en: "final demand inside the region", zh: "区域内最终使用"), values: values, isRegional: true)
    }
    let category = try table.category(code)
    return Host(
      title: phrase(of: category), values: category.values, isRegional: category.role.isRegional)
  }

  private func belowZero(_ host: Host, _ changes: [Double]) -> [Diagnostic] {
    belowZero(host.title.en, host.values, changes)
  }

  /// Warnings of figures of the table that a change would turn below zero.
  func belowZero(_ title: String, _ values: [Double], _ changes: [Double]) -> [Diagnostic] {
    changes.indices.filter { values[$0] >= 0 && values[$0] + changes[$0] < 0 }.map { i in
      Diagnostic(
        .warning, "\(title) of \(table.sectors[i].code) would be \(money(values[i] + changes[i]))",
        advice: "it is \(money(values[i])) in the table; take less away")
    }
  }

  package func percent(_ part: Double, of whole: Double) -> Double? { whole == 0 ? nil : 100 * part / whole }

  /// Runs linear algebra on figures that were checked.
  func solved<Result>(_ work: () throws(LinearAlgebraError) -> Result) throws(InvalidInput) -> Result {
    do { return try work() } catch { throw InvalidInput(.error("the model cannot be solved: \(error)")) }
  }
}

extension InputOutputTable {
  /// A category of final demand by its code or one of its names.
  /// - Throws: `InvalidInput` as `NameLookup.place(of:)`.
  func category(_ written: String) throws(InvalidInput) -> FinalDemandCategory {
    finalDemand[try finalDemandLookup.place(of: written)]
  }
}

extension RegionalModel {
  /// The change of each product's imports and inflow: their share of all that the region uses more of it, in the
  /// table's unit.
  func importChanges(outputs: [Double], regionalDemand: [Double]?) -> [Double] {
    let inputs = table.intermediate.times(zip(table.outputReciprocals, outputs).map(*))
    let uses = regionalDemand.map { zip(inputs, $0).map(+) } ?? inputs
    return zip(importShares, uses).map(*)
  }
}
