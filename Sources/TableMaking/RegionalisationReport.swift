import CSVText
package import Diagnostics
import InputOutput
import NumberText
package import SimulationKit
import TableAnalysis
import TableConstruction

/// The quotient by which a region's trade with the rest of the whole is derived.
package enum QuotientChoice: String, Sendable, CaseIterable {
  case slq, cilq, flq

  var method: LocationQuotients.Method {
    switch self {
    case .slq: .simple
    case .cilq: .crossIndustry
    case .flq: .flegg
    }
  }

  /// The exponent of Flegg's quotients; 0.3 where none is given.
  /// - Throws: `InvalidInput` for one that does not do, and for one beside quotients that have none.
  func exponent(_ delta: Double?) throws(InvalidInput) -> Double {
    guard let delta else { return 0.3 }
    guard self == .flq else {
      throw InvalidInput(
        .error("--delta does nothing with --method \(rawValue)", advice: "leave it out: flq alone has an exponent"))
    }
    guard (0..<1).contains(delta) else {
      throw InvalidInput(
        .error("--delta is \(formatNumber(delta))", advice: "write a number from 0 to below 1; studies find 0.1 to 0.4")
      )
    }
    return delta
  }
}

extension TableReport {
  /// The table of a part of this one's region, derived by location quotients.
  /// - Parameters:
  ///   - name: the part's name, in English and Chinese.
  ///   - totals: a file with an output for each sector of the part.
  ///   - delta: of Flegg's quotients, from 0 to below 1; 0.3 where left out.
  package func regionalised(
    name: Title, totals totalsFile: String, method: QuotientChoice, delta: Double?
  ) throws(InvalidInput) -> ConstructedTable {
    let delta = try method.exponent(delta)
    guard !hasRegions else {
      throw InvalidInput(
        .error(
          "the table has several regions", advice: "take the table of one of them, or join them with table aggregate"))
    }
    let totals = try TableTotals.read(bytes: CSVFile.contents(of: totalsFile), file: totalsFile, for: table)
    let made = try RegionalisedTable(
      table, region: (name.en, name.zh), totals: totals, method: method.method, delta: delta)
    var rows = FigureTable(
      sectorColumns + [
        .number("output", say("Output", "产出"), decimals: moneyDecimals),
        .number("share", say("% of the whole", "占整体%"), decimals: 2),
        .number("slq", "SLQ", decimals: 4),
        .number("own_share", say("Own share", "自给率"), decimals: 4),
        .number("cut", say("Cut", "压缩系数"), decimals: 4),
        .number("inflow", say("Inflow", "调入"), decimals: moneyDecimals),
        .number("rest_outflow", say("To the rest", "调往其余部分"), decimals: moneyDecimals),
      ])
    // With imports apart, those of the rest of the whole stand among them.
    let inflow = table.importTreatment == .competitive ? made.table.inflow : made.bought
    let sold = made.table.finalDemand.first { $0.code == RegionalisedTable.restCode }?.values
    for j in table.sectors.indices {
      let output = made.table.grossOutput[j]
      rows.add(
        labels(j),
        [
          output, percent(output, of: table.grossOutput[j]), made.quotients.simple[j], made.ownShares[j], made.cuts[j],
          inflow[j], sold?[j] ?? 0,
        ])
    }
    let outputs = made.table.grossOutput.reduce(0, +)
    rows.addFooter(
      ["", say("sum", "合计")],
      [
        outputs, percent(outputs, of: table.grossOutput.reduce(0, +)), nil, nil, nil, inflow.reduce(0, +),
        sold?.reduce(0, +) ?? 0,
      ])
    let unit = table.description.unit
    let size =
      method == .flq
      ? say(", lambda \(decimals(made.quotients.size, 4))", "，λ为\(decimals(made.quotients.size, 4))") : ""
    return try ConstructedTable(
      TableAnswer(
        title: say(
          "\(name.en), derived (\(unit)): \(title)", "\(name.zh)（推算，\(unit)）：\(title)"), rows,
        notes: [
          say(
            "Every figure is derived: the whole's coefficients, final demand by share of value added where no total is given, "
              + "trade by \(method.rawValue.uppercased()) quotients\(size). Cut: the factor on own supply where quotients promise "
              + "more than is made.",
            "全部数字均为推算：沿用整体的投入系数；未给合计的最终使用按增加值份额分摊；区内贸易按\(method.rawValue.uppercased())区位商推算\(size)。"
              + "压缩系数：区位商推算的自给量超过可供量时的调整系数。"),
          source, say("Outputs: \(totals.citation)", "产出来源：\(totals.citation)"),
        ] + roundingNotes(made.table), findings: warnings(of: made.table)), made.table, tolerating: faultsOfMade)
  }
}
