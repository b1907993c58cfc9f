public import Diagnostics
public import InputOutput
import LinearAlgebra
import NumberText

/// Regions and what is left of the whole that they are parts of, in one table: the whole's technology, and trade among them by
/// location quotients, product by product (Miller & Blair 2009, sections 3.4 and 8.2 to 8.4).
///
/// Everything in it is derived. Of each product a region has what it makes and what it lands from outside the whole, less what
/// it sells there; the regions draw on these by quotients, and RAS brings supply and use of every region into line. Added up
/// over the regions it is the whole again. One part and no rest is the whole itself.
public struct InterregionalTable: Sendable {
  public struct Part: Sendable {
    /// The region's code, without a point.
    public var code: String
    /// An output for each sector; optionally value added of sectors and totals of final demand.
    public var totals: TableTotals

    public init(code: String, totals: TableTotals) { (self.code, self.totals) = (code, totals) }
  }

  public let table: InputOutputTable
  /// The parts and the rest, in the order of the table.
  public let regions: [String]
  /// By region and sector, the share of its use of a product that it draws on itself.
  public let ownShares: [[Double]]

  /// - Parameters:
  ///   - rest: the code of what is left; nil where the parts are the whole.
  /// - Throws: `InvalidInput` that names codes that do not do, regions and sectors whose parts are more than the whole, and
  ///   products whose supply and use in the regions cannot be brought into line.
  public init(
    _ whole: InputOutputTable, parts: [Part], rest: String?, method: LocationQuotients.Method, delta: Double = 0.3
  ) throws(InvalidInput) {
    let codes = parts.map(\.code) + (rest.map { [$0] } ?? [])
    try Self.check(codes, whole)
    let whole = try whole.payingItsOutputs()
    let shares = try Self.shares(whole, parts, rest)
    let n = whole.sectors.count
    let quotients = shares.map {
      LocationQuotients(method, delta: delta, region: $0.outputs, whole: whole.grossOutput)
    }
    let supply = InterregionalSupply(whole, shares)
    let trade = try (0..<n).map { i throws(InvalidInput) in
      try Self.trade(of: i, whole, codes, shares, quotients, supply)
    }
    regions = codes
    ownShares = codes.indices.map { q in
      (0..<n).map { i in supply.use[q][i] == 0 ? 1 : trade[i][q, q] / supply.use[q][i] }
    }
    table = try Self.assembled(whole, codes, shares, trade, supply, Self.words(method, delta, parts))
  }

  private static func check(_ codes: [String], _ whole: InputOutputTable) throws(InvalidInput) {
    var problems: [Diagnostic] = []
    for code in codes where code.isEmpty || code.contains(where: { $0 == "." || $0 == "," || $0.isWhitespace }) {
      problems.append(
        .error("'\(code)' is no code of a region", advice: "write one without points, commas and blanks, as in ZZ"))
    }
    var comparison = LabelComparison()
    for code in codes { comparison.add("region", TableLabel(code)) }
    problems += comparison.problems
    if whole.hasRegionLabels {
      problems.append(.error("the table has regions already", advice: "join them with table aggregate --regions first"))
    }
    if !problems.isEmpty { throw InvalidInput(problems) }
  }

  /// Each region's outputs, inputs and final demand; those of the rest by difference.
  private static func shares(
    _ whole: InputOutputTable, _ parts: [Part], _ rest: String?
  ) throws(InvalidInput) -> [RegionalShare] {
    var problems: [Diagnostic] = []
    var shares: [RegionalShare] = []
    for part in parts {
      do throws(InvalidInput) { shares.append(try RegionalShare(whole, part.totals)) } catch {
        problems += error.diagnostics.map { .error(at: $0.location, "\(part.code): \($0.message)", advice: $0.advice) }
      }
    }
    if !problems.isEmpty { throw InvalidInput(problems) }
    let left = RegionalShare(whole, less: shares)
    let size = whole.grossOutput.max() ?? 0
    problems = left.shortfalls(whole, noise: 1e-9 * size)
    guard rest != nil else {
      let gaps = zip(whole.sectors, left.outputs).filter { $1.magnitude > 1e-9 * size }
      problems += gaps.map { sector, gap in
        .error(
          "the parts leave \(formatNumber(gap)) of the output of \(sector.code)",
          advice: "name the rest, or mend the outputs")
      }
      if !problems.isEmpty { throw InvalidInput(problems) }
      return shares
    }
    if !problems.isEmpty { throw InvalidInput(problems) }
    return shares + [left]
  }

  /// Supply of each region (rows) to the use of each (columns) of one product.
  private static func trade(
    of i: Int, _ whole: InputOutputTable, _ codes: [String], _ shares: [RegionalShare],
    _ quotients: [LocationQuotients],
    _ supply: InterregionalSupply
  ) throws(InvalidInput) -> Matrix {
    let regions = codes.indices
    let (offered, use) = (regions.map { supply.offered[$0][i] }, regions.map { supply.use[$0][i] })
    let all = offered.reduce(0, +)
    for q in regions where use[q] < 0 {
      throw InvalidInput(
        .error(
          "\(codes[q]) uses \(formatNumber(use[q])) of \(whole.sectors[i].code): more is drawn from stocks than is used",
          advice: "join the sector with another one first"))
    }
    var start = Matrix(rows: codes.count, columns: codes.count)
    for q in regions {
      let landed = use[q] > 0 ? min(1, supply.imports[q][i] / use[q]) : 0
      let own = landed + (1 - landed) * shares[q].ownShare(of: i, quotients[q])
      let others = all - offered[q]
      for p in regions {
        if p == q {
          start[p, q] = use[q] * (others > 0 ? own : 1)
        } else if others > 0 {
          start[p, q] = use[q] * (1 - own) * offered[p] / others
        }
      }
    }
    // A region that quotients let supply itself whole may have to buy all the same: every pair may trade a little.
    let least = 1e-6
    for q in regions {
      for p in regions where all > 0 { start[p, q] += least * use[q] * offered[p] / all }
    }
    return try GeneralisedRAS(
      start, rows: regions.map { .init("supply of \(whole.sectors[i].code) in \(codes[$0])", sum: offered[$0]) },
      columns: regions.map { .init("use of \(whole.sectors[i].code) in \(codes[$0])", sum: use[$0]) }
    ).values
  }

  private static func words(
    _ method: LocationQuotients.Method, _ delta: Double, _ parts: [Part]
  ) -> String {
    let name = method.rawValue.uppercased() + (method == .flegg ? ", delta \(formatNumber(delta))" : "")
    let sources = parts.map { "\($0.code): \($0.totals.citation)" }.joined(separator: "; ")
    return "regions derived by location quotients (\(name)) and RAS, outputs: \(sources)"
  }

  private static func assembled(
    _ whole: InputOutputTable, _ codes: [String], _ shares: [RegionalShare], _ trade: [Matrix],
    _ supply: InterregionalSupply, _ words: String
  ) throws(InvalidInput) -> InputOutputTable {
    let n = whole.sectors.count
    let m = codes.count * n
    // The regions' supplies of a product to each, so that all of a use is spread.
    let supplied = trade.map(\.columnSums)
    /// The uses of a region spread over the regions that supply them.
    func spread(_ values: [Double], in q: Int) -> [Double] {
      codes.indices.flatMap { p in
        (0..<n).map { i in
          let use = supplied[i][q]
          return use == 0 ? (p == q ? values[i] : 0) : values[i] * (trade[i][p, q] / use)
        }
      }
    }
    let flows = codes.indices.flatMap { q in (0..<n).map { j in spread(shares[q].flows.column(j), in: q) } }
    var demand: [FinalDemandCategory] = []
    for (q, code) in codes.enumerated() {
      for category in shares[q].finalDemand where category.role.isRegional {
        var category = category
        category.code = "\(code).\(category.code)"
        category.values = spread(category.values, in: q)
        category.compensation = 0
        demand.append(category)
      }
    }
    for (k, category) in whole.outsideDemand.enumerated() {
      var category = category
      category.values = supply.outside[k]
      demand.append(category)
    }
    var description = whole.description
    description.titleEn = "\(codes.joined(separator: ", ")), derived from: \(description.titleEn)"
    description.titleZh = "\(codes.joined(separator: "、"))（推算自：\(description.titleZh)）"
    description.citation += "; " + words
    let values = shares[0].valueAdded.indices.map { r in shares.flatMap { $0.valueAdded[r].values } }
    return try InputOutputTable(
      description: description,
      sectors: codes.flatMap { code in
        whole.sectors.map { Sector(code: "\(code).\($0.code)", nameZh: $0.nameZh, nameEn: $0.nameEn) }
      }, intermediate: Matrix(columns: flows, rows: m), finalDemand: demand,
      imports: supply.importsAbroad.flatMap { $0 },
      inflow: supply.inflow.flatMap { $0 },
      valueAdded: zip(whole.valueAdded, values).map { row, values in
        var row = row
        row.values = values
        return row
      },
      extensions: whole.extensions.map { row in
        var row = row
        row.values = shares.flatMap { zip(row.values, $0.ofOutput).map(*) }
        return row
      }, grossOutput: shares.flatMap(\.outputs)
    ).settled(description)
  }
}
