import CSVText
package import Diagnostics
import InputOutput
import SimulationKit
import TableAnalysis
import TableConstruction

extension TableReport {
  /// The table of the sectors of a concordance, of joined regions, or both.
  package func aggregated(
    concordance: String?, regions: String?
  ) throws(InvalidInput) -> ConstructedTable {
    var made = table
    var isWeighted = false
    if let regions {
      let joining = try RegionConcordance.read(bytes: CSVFile.contents(of: regions), file: regions)
      made = try made.joiningRegions(joining.regions, citation: joining.citation)
    }
    if let concordance {
      let sectors = try SectorConcordance.read(bytes: CSVFile.contents(of: concordance), file: concordance, for: made)
      isWeighted = sectors.isWeighted
      made = try made.aggregated(by: sectors)
    }
    var rows = FigureTable(
      sectorColumns + [
        .number("output", say("Output", "产出"), decimals: moneyDecimals),
        .number("value_added", say("Value added", "增加值"), decimals: moneyDecimals),
        .number("final_demand", say("Final demand", "最终使用"), decimals: moneyDecimals),
        .number("imports", say("Imports and inflow", "进口调入"), decimals: moneyDecimals),
        .number("error", say("Error", "误差"), decimals: moneyDecimals),
      ])
    let added = made.totalValueAdded
    for (j, sector) in made.sectors.enumerated() {
      let demand = made.finalDemand.reduce(0) { $0 + $1.values[j] }
      rows.add(
        [sector.code, Title(en: sector.nameEn, zh: sector.nameZh)[language]],
        [made.grossOutput[j], added[j], demand, made.imports[j] + made.inflow[j], made.otherError[j]])
    }
    rows.addFooter(
      ["", say("sum", "合计")],
      [
        made.grossOutput.reduce(0, +), added.reduce(0, +), made.finalDemand.reduce(0) { $0 + $1.values.reduce(0, +) },
        (made.imports + made.inflow).reduce(0, +), made.otherError.reduce(0, +),
      ])
    var notes = [
      say(
        "Flows are added up; the rounding of added figures is counted as other error, and output is the sum of its column.",
        "流量逐项加总；加总产生的舍入误差计入其他误差，总产出等于该列合计。")
    ]
    if isWeighted {
      notes.append(
        say(
          "A sector that is shared out by weights gives all its parts its own inputs and buyers: they have its multipliers.",
          "按权重拆分的部门，其各部分沿用原部门的投入与销售结构，乘数与原部门相同。"))
    }
    let unit = table.description.unit
    return try ConstructedTable(
      TableAnswer(
        title: say("Aggregated table (\(unit)): \(title)", "归并后的投入产出表（\(unit)）：\(title)"), rows,
        notes: notes + [source], findings: []), made,
      tolerating: faultsOfMade)
  }

  /// The faults that a table made of this one may have: one that is made balances.
  var faultsOfMade: Set<TableFault> { faults.subtracting([.imbalance]) }

  /// The warnings of a table made of this one.
  func warnings(of made: InputOutputTable) -> [Diagnostic] {
    made.check(tolerating: faultsOfMade).filter { $0.severity == .warning }
  }

  /// Tells where the rounding of a source goes in a table of given outputs; empty where none is left over.
  func roundingNotes(_ made: InputOutputTable) -> [String] {
    notesOnRounding(in: made, sourceBalances: table.balances, say)
  }
}

/// Tells where the rounding of a source goes in a table of given outputs; empty where none is left over.
func notesOnRounding(
  in made: InputOutputTable, sourceBalances: Bool = true, _ say: (String, String) -> String
) -> [String] {
  guard made.otherError.contains(where: { $0 != 0 }) else { return [] }
  let source =
    sourceBalances
    ? (en: "the rounding of the source's figures leaves", zh: "原表数字舍入")
    : (en: "the source, which does not balance, leaves", zh: "原表不平衡")
  return [
    say(
      "Columns add up to the outputs; what \(source.en) over in a row is in other error.",
      "各列合计等于总产出；\(source.zh)在各行留下的差额计入其他误差。")
  ]
}
