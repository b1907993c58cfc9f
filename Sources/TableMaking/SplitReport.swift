import CSVText
package import Diagnostics
import InputOutput
import LinearAlgebra
import NumberText
import SimulationKit
package import TableAnalysis

/// The split of a table into parts of sectors: the report, and the table that came out.
package struct SplitAnswer: Sendable {
  package let report: TableAnswer
  /// The table; nil where the one that was split does not balance, which was tolerated.
  let table: InputOutputTable?
  fileprivate let tolerated: Set<TableFault>

  /// Writes the split table as a table file.
  /// - Throws: `InvalidInput` where something else stands there already, which is never touched.
  package func writeTable(to path: String) throws(InvalidInput) {
    guard let table else {
      throw InvalidInput(
        .error(
          "the table does not balance, and its split cannot be written with figures that do",
          advice: "leave out -o, or mend the table"))
    }
    try writeNewTable(table, to: path, tolerating: tolerated)
  }
}

extension TableReport {
  /// The parts of sectors as sectors of their own, each beside its parent.
  /// - Parameters:
  ///   - parts: a file of parts.
  ///   - profiles: a file of national profiles.
  ///   - factor: multiplies the outputs of the parts that count for the target.
  package func split(
    parts partsFile: String, profiles profilesFile: String, factor: Double = 1
  ) throws(InvalidInput) -> SplitAnswer {
    try table.requireOneOrigin(
      for: "one with parts of sectors", since: "profiles do not say where the inputs of a part come from")
    let parts = try SectorParts.read(bytes: CSVFile.contents(of: partsFile), file: partsFile)
    let profiles = try NationalProfiles.read(bytes: CSVFile.contents(of: profilesFile), file: profilesFile)
    let model = try regionalModel()
    let split = try TableSplit(parts.parts, national: profiles).apply(to: table, factor: factor)
    // The report tells of the table as it is written.
    let written = table.balances ? try split.written(citing: profiles) : nil
    let made = written ?? split.table
    let splitModel = try RegionalModel(made, tolerating: faults)
    let (multipliers, parentMultipliers) = (try splitModel.outputMultipliers(), try model.outputMultipliers())
    var rows = FigureTable(
      sectorColumns + [
        .text("industry", say("Industry", "产业")), .text("parent", say("Parent", "所属部门")),
        .number("output", say("Output", "产出"), decimals: moneyDecimals),
        .number("output_share", say("% of parent", "占所属部门%"), decimals: 2),
        .number("value_added", say("Value added", "增加值"), decimals: moneyDecimals),
        .number("exports", say("Exports", "出口"), decimals: moneyDecimals),
        .number("outflow", say("Outflow", "调出"), decimals: moneyDecimals),
        .number("import_share", say("Import share m", "进口调入份额 m"), decimals: 4),
        .number("multiplier", say("Multiplier", "产出乘数"), decimals: 4),
        .number("parent_multiplier", say("Parent's", "所属部门乘数"), decimals: 4),
        .number("distance", say("Distance", "与全国差距"), decimals: 4),
        .number("parent_distance", say("Parent's", "所属部门差距"), decimals: 4),
      ])
    func sold(_ role: FinalDemandRole, _ place: Int) -> Double {
      made.finalDemand.filter { $0.role == role }.reduce(0) { $0 + $1.values[place] }
    }
    let (outputs, added) = (made.grossOutput, made.totalValueAdded)
    for (k, part) in split.parts.enumerated() {
      let place = split.place(ofPart: k)
      let parent = split.parents[place]
      let sector = made.sectors[place]
      let figures: [Double?] = [
        outputs[place], percent(outputs[place], of: table.grossOutput[parent]), added[place],
        sold(.export, place), sold(.outflow, place), splitModel.importShares[place], multipliers[place],
        parentMultipliers[parent], split.profileDistances[place], split.originalDistances[parent],
      ]
      rows.add(
        [.text(part.code), .text(name(sector)), .text(part.industry ?? ""), .text(part.parent)]
          + figures.map { .number($0) })
    }
    let places = split.parts.indices.map(split.place)
    func sum(_ value: (Int) -> Double) -> Double { places.reduce(0) { $0 + value($1) } }
    rows.addFooter(
      ["", say("sum", "合计"), "", ""],
      [sum { outputs[$0] }, nil, sum { added[$0] }, sum { sold(.export, $0) }, sum { sold(.outflow, $0) }]
        + Array(repeating: nil, count: 5))
    return SplitAnswer(
      report: TableAnswer(
        title: say(
          "Parts of sectors (\(table.description.unit)): \(title)", "部门拆分（\(table.description.unit)）：\(title)"),
        rows, shown: [rows.text(), rests(split, made).text()], notes: notes(split, profiles),
        findings: (split.findings + splitModel.findings)),
      table: written, tolerated: faults.subtracting([.imbalance]))
  }

  /// The parents without their parts.
  /// - Parameter made: the split table as it is reported.
  private func rests(_ split: SplitTable, _ made: InputOutputTable) -> FigureTable {
    var rests = FigureTable(
      sectorColumns + [
        .number("rest", say("Output left", "其余产出"), decimals: moneyDecimals),
        .number("rest_share", "%", decimals: 2),
        .number("cross_hauling", say("Cross-hauling", "双向流动系数"), decimals: 4),
      ])
    for (j, factor) in split.crossHauling.enumerated() {
      guard let factor else { continue }
      let output = made.grossOutput[j]
      rests.add(labels(j), [output, percent(output, of: table.grossOutput[j]), factor])
    }
    return rests
  }

  private func notes(_ split: SplitTable, _ profiles: NationalProfiles) -> [String] {
    [
      say(
        "Outputs of the parts that count for the target are multiplied by \(formatNumber(split.factor)). Cells start from "
          + "the national table and are scaled to the table's cells and the parts' inputs (\(split.rounds) rounds); the parts "
          + "and what is left of a sector add up to it.",
        "计入目标的部分，其产出乘以\(formatNumber(split.factor))。中间流量以全国表为初值，按原表流量和各部分中间投入合计"
          + "交替调整（\(split.rounds)轮）；各部分与其余部分合计等于原部门。"),
      say(
        "Distance: the sum of the differences of input coefficients to the national ones, signs left out, over the sectors "
          + "of the table. Cross-hauling: the share sold to and bought from other provinces of what could be both.",
        "与全国差距：按原表部门计算的投入系数与全国系数之差的绝对值之和。双向流动系数：可同时调出和调入的数量中实际双向流动的份额。"),
      source, say("Profiles: \(profiles.citation)", "全国资料：\(profiles.citation)"),
    ]
  }
}
