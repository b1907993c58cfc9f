public import Diagnostics
public import InputOutput
import LinearAlgebra
import NumberText

/// A table of a region from that of the whole which it is a part of: the whole's technology, final demand by the region's
/// share of value added, and trade with the rest of the whole by location quotients.
///
/// Everything in it is derived. Where a product's quotients would have the region supply itself with more than it makes and
/// does not sell abroad, its own supply of it is cut in one proportion and the rest is bought from outside; what is left over
/// is sold to the rest of the whole, under `rest_outflow`. The whole's imports, exports, inflow, outflow and error column
/// are shared out by use and by output. Where the whole tells its imports apart, so does the region: what it buys in the rest
/// of the whole stands with what comes from abroad, use by use. Regionalising the whole into itself gives it back, but for the
/// rounding of its figures: outputs are those given, and what the rounding leaves over in a row is other error.
public struct RegionalisedTable: Sendable {
  public let table: InputOutputTable
  public let quotients: LocationQuotients
  /// For each sector the factor by which the region's own supply was cut so that it is no more than is there; 1 for most.
  public let cuts: [Double]
  /// The part of each product's use, without what the whole imports, that the region makes itself.
  public let ownShares: [Double]
  /// The region's purchases in the rest of the whole, by product.
  public let bought: [Double]

  public static let restCode = "rest_outflow"

  /// - Parameters:
  ///   - region: its name, for title and citation.
  ///   - totals: an output for each sector; optionally value added of sectors and totals of final demand.
  /// - Throws: `InvalidInput` that names sectors without an output and those of which the region has more than the whole.
  public init(
    _ whole: InputOutputTable, region: (en: String, zh: String), totals: TableTotals, method: LocationQuotients.Method,
    delta: Double = 0.3
  ) throws(InvalidInput) {
    let whole = try whole.payingItsOutputs()
    let share = try RegionalShare(whole, totals)
    let quotients = LocationQuotients(method, delta: delta, region: share.outputs, whole: whole.grossOutput)
    self.quotients = quotients
    guard whole.importTreatment == .competitive else {
      let origins = RegionalOrigins(whole, share, quotients)
      (cuts, ownShares, bought) = (origins.cuts, origins.ownShares, origins.inflow)
      table = try Self.table(
        whole, share, region, Self.method(quotients), totals.citation, imports: nil, inflow: nil, sold: origins.sold,
        origins)
      return
    }
    let n = whole.sectors.count
    let wholeUse = whole.regionalUse
    let (flows, demand) = (share.flows, share.finalDemand)
    let use = demand.filter(\.role.isRegional).reduce(flows.rowSums) { sum, category in zip(sum, category.values).map(+)
    }
    func shared(_ values: [Double]) -> [Double] {
      values.indices.map { i in
        // A product without any use is shared out as it is made.
        values[i] * (wholeUse[i] == 0 ? share.ofOutput[i] : use[i] / wholeUse[i])
      }
    }
    let (imports, inflow) = (shared(whole.imports), shared(whole.inflow))
    let residual = zip(whole.residual, share.ofOutput).map(*)
    var (bought, sold) = ([Double](repeating: 0, count: n), [Double](repeating: 0, count: n))
    var (cuts, ownShares) = ([Double](repeating: 1, count: n), [Double](repeating: 1, count: n))
    for i in 0..<n {
      let outside = demand.filter { !$0.role.isRegional }.reduce(0) { $0 + $1.values[i] }
      let available = share.outputs[i] - outside - residual[i]
      let need = use[i] - imports[i] - inflow[i]
      guard need > 0, use[i] > 0 else {
        sold[i] = available - need
        continue
      }
      // Every use has the product's import share, so that the part made in the whole is the same of each.
      let domestic = need / use[i]
      var own = demand.filter(\.role.isRegional).reduce(0) { $0 + $1.values[i] } * quotients.finalShare(i)
      for j in 0..<n { own += flows[i, j] * quotients.share(i, j) }
      own *= domestic
      if own > available {
        cuts[i] = own > 0 ? max(0, available) / own : 1
        own = max(0, available)
      }
      // A stock that is run down is no need that others serve.
      own = min(own, need)
      (bought[i], sold[i]) = (need - own, available - own)
      ownShares[i] = own / need
    }
    for i in 0..<n {
      let noise = 1e-9 * max(share.outputs[i], use[i])
      if bought[i].magnitude < noise { bought[i] = 0 }
      if sold[i].magnitude < noise { sold[i] = 0 }
    }
    (self.cuts, self.ownShares, self.bought) = (cuts, ownShares, bought)
    table = try Self.table(
      whole, share, region, Self.method(quotients), totals.citation, imports: imports,
      inflow: zip(inflow, bought).map(+), sold: sold)
  }

  private static func table(
    _ whole: InputOutputTable, _ share: RegionalShare, _ region: (en: String, zh: String), _ method: String,
    _ citation: String, imports: [Double]?, inflow: [Double]?, sold: [Double], _ origins: RegionalOrigins? = nil
  ) throws(InvalidInput) -> InputOutputTable {
    var uses = origins?.usesByOrigin
    var demand = share.finalDemand
    if let origins {
      for (c, values) in (uses?.finalDemand ?? origins.ownDemand).enumerated() { demand[c].values = values }
    }
    let columns = try columns(whole, demand, sold)
    if columns.count > demand.count {
      uses?.domesticDemand.append(sold)
      uses?.importedDemand.append(sold.map { _ in 0 })
    }
    var row = origins?.importedInputs
    row?.finalDemand += Array(repeating: 0, count: columns.count - demand.count)
    var description = whole.description
    description.titleEn = "\(region.en), derived from: \(description.titleEn)"
    description.titleZh = "\(region.zh)（推算自：\(description.titleZh)）"
    description.citation += "; derived for \(region.en) by \(method), outputs: \(citation)"
    func scaled(_ values: [Double]) -> [Double] { zip(values, share.ofOutput).map(*) }
    return try InputOutputTable(
      description: description, sectors: whole.sectors,
      intermediate: uses?.intermediate ?? origins?.own ?? share.flows, finalDemand: columns,
      imports: uses?.imports ?? imports, inflow: inflow, otherError: scaled(whole.residual),
      valueAdded: share.valueAdded, usesByOrigin: uses, importedInputs: row,
      extensions: whole.extensions.map { row in
        var row = row
        row.values = scaled(row.values)
        return row
      }, grossOutput: share.outputs
    ).settled(description)
  }

  private static func columns(
    _ whole: InputOutputTable, _ demand: [FinalDemandCategory], _ sold: [Double]
  ) throws(InvalidInput) -> [FinalDemandCategory] {
    guard sold.contains(where: { $0 != 0 }) else { return demand }
    guard !whole.finalDemand.contains(where: { $0.code == restCode }) else {
      throw InvalidInput(
        .error(
          "the table has a column '\(restCode)' already", advice: "give that one another code: the new table needs it"))
    }
    return demand + [
      FinalDemandCategory(
        code: restCode, nameZh: "调往区域其余部分（推算）", nameEn: "Outflow to the rest of the area (derived)", role: .outflow,
        values: sold)
    ]
  }

  private static func method(_ quotients: LocationQuotients) -> String {
    switch quotients.method {
    case .simple: "simple location quotients (SLQ)"
    case .crossIndustry: "cross-industry location quotients (CILQ)"
    case .flegg: "Flegg's location quotients (FLQ, delta \(formatNumber(quotients.delta)))"
    }
  }
}
