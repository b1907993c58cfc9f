import CSVText
package import Diagnostics
import InputOutput
import NumberText
import SimulationKit
import TableAnalysis
import TableConstruction

extension TableReport {
  /// The table of parts of this one's region and of what is left, derived by location quotients.
  /// - Parameters:
  ///   - parts: codes of regions with files: totals, as `regionalised(name:totals:method:delta:)` reads them, or a table of
  ///     the region, whose totals are taken.
  ///   - rest: the code of what is left; nil where the parts are the whole.
  package func interregional(
    parts: [(code: String, file: String)], rest: String?, method: QuotientChoice, delta: Double?
  ) throws(InvalidInput) -> ConstructedTable {
    try table.requireOneOrigin(
      for: "one of several regions", since: "its flows name the region that makes a product, and imports have a column")
    let delta = try method.exponent(delta)
    var regions: [InterregionalTable.Part] = []
    var notes: [Diagnostic] = []
    for part in parts {
      let (totals, unknown) = try totals(of: part.file)
      regions.append(.init(code: part.code, totals: totals))
      if !unknown.isEmpty {
        notes.append(
          Diagnostic(
            .note,
            "\(part.code): the whole has no \(unknown.joined(separator: ", ")), and its total in the part is not taken")
        )
      }
    }
    let made = try InterregionalTable(table, parts: regions, rest: rest, method: method.method, delta: delta)
    let frame = try MultiRegionTable(made.table)
    let n = table.sectors.count
    var stored = FigureTable(
      sectorColumns + [
        .number("output", say("Output", "产出"), decimals: moneyDecimals),
        .number("value_added", say("Value added", "增加值"), decimals: moneyDecimals),
        .number("own_share", say("Own share", "自给率"), decimals: 4),
      ])
    let added = made.table.totalValueAdded
    for (k, sector) in made.table.sectors.enumerated() {
      stored.add(
        [sector.code, name(table.sectors[k % n])], [made.table.grossOutput[k], added[k], made.ownShares[k / n][k % n]])
    }
    var rows = FigureTable([
      .text("region", say("Region", "区域")), .number("output", say("Output", "产出"), decimals: moneyDecimals),
      .number("output_share", "%", decimals: 2),
      .number("value_added", say("Value added", "增加值"), decimals: moneyDecimals),
      .number("final_demand", say("Final demand", "最终使用"), decimals: moneyDecimals),
      .number("sold", say("Sold elsewhere", "外销"), decimals: moneyDecimals),
      .number("bought", say("Bought elsewhere", "外购"), decimals: moneyDecimals),
    ])
    let all = table.grossOutput.reduce(0, +)
    for (r, trade) in frame.tradeByRegion.enumerated() {
      let own = frame.rows(ofRegion: r)
      let output = own.reduce(0) { $0 + made.table.grossOutput[$1] }
      rows.add(
        [made.regions[r]],
        [
          output, percent(output, of: all), own.reduce(0) { $0 + added[$1] }, trade.finalDemand, trade.sold,
          trade.bought,
        ])
    }
    let unit = table.description.unit
    let codes = made.regions
    let quotients =
      method.rawValue.uppercased()
      + (method == .flq ? say(", delta \(formatNumber(delta))", "，δ为\(formatNumber(delta))") : "")
    return try ConstructedTable(
      TableAnswer(
        title: say(
          "\(codes.joined(separator: ", ")), derived (\(unit)): \(title)",
          "\(codes.joined(separator: "、"))（推算，\(unit)）：\(title)"), stored, shown: [rows.text()],
        notes: [
          say(
            "Every figure is derived: the whole's coefficients, final demand by share of value added where no total is given, "
              + "trade by \(quotients) quotients and RAS, product by product. What comes from outside the whole is landed where "
              + "it is used and sold on like the region's own. The regions add up to the whole.",
            "全部数字均为推算：沿用整体的投入系数；未给合计的最终使用按增加值份额分摊；区域间贸易逐产品按\(quotients)区位商和RAS法推算。"
              + "整体之外的进口调入按使用地入境，并与本区域产品同等转售。各区域合计等于整体。"), source,
        ] + regions.map { "\($0.code): \($0.totals.citation)" } + roundingNotes(made.table),
        findings: notes + warnings(of: made.table)), made.table, tolerating: faultsOfMade)
  }

  /// Totals from a file of them, or from a table of the region.
  private func totals(of file: String) throws(InvalidInput) -> (totals: TableTotals, unknown: [String]) {
    let bytes = try CSVFile.contents(of: file)
    let csv = try CSVFile.read(bytes: bytes, file: file, leadingComments: true)
    guard csv.records.first?.first?.text == "code", csv.records.first?.contains(where: { $0.text == "total" }) != true,
      csv.records.dropFirst().first?.first?.text == "role"
    else { return (try TableTotals.read(bytes: bytes, file: file, for: table), []) }
    return try TableTotals.taken(from: InputOutputTable.read(bytes: bytes, file: file), for: table)
  }
}
