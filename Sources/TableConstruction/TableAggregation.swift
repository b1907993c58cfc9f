public import Diagnostics
public import InputOutput
import LinearAlgebra

extension InputOutputTable {
  /// The table of the sectors of a concordance: W' Z W, W' f, v W (Miller & Blair 2009, section 4.9.2). What balances stays
  /// balanced; the rounding of added figures is counted as other error.
  /// - Throws: `InvalidInput` for a concordance of another table.
  public func aggregated(by concordance: SectorConcordance) throws(InvalidInput) -> InputOutputTable {
    guard concordance.shares.count == sectors.count else {
      throw InvalidInput(
        .error("the concordance is one of \(concordance.shares.count) sectors, the table has \(sectors.count)"))
    }
    var description = description
    description.titleEn += ", \(concordance.sectors.count) sectors by concordance"
    description.titleZh += "，按对照表归并为\(concordance.sectors.count)个部门"
    description.citation += "; aggregated by \(concordance.citation)"
    return try regrouped(
      into: concordance.sectors, concordance.shares.map { $0.map { ($0.sector, $0.weight) } }, finalDemand: finalDemand,
      description)
  }

  /// The table of regions that are joined, with their final demand: each region goes into the one that `regions` has for it.
  /// - Throws: `InvalidInput` for a table without regions, regions that the table does not have or that have no line.
  public func joiningRegions(_ regions: [String: String], citation: String) throws(InvalidInput) -> InputOutputTable {
    guard hasRegionLabels else {
      throw InvalidInput(.error("the table has one region", advice: "leave the joining of regions out"))
    }
    func parts(_ code: String) -> (region: String, rest: String) {
      (String(code.prefix { $0 != "." }), String(code.drop { $0 != "." }.dropFirst()))
    }
    var present: [String] = []
    for sector in sectors where !present.contains(parts(sector.code).region) {
      present.append(parts(sector.code).region)
    }
    var problems: [Diagnostic] = []
    for region in regions.keys.sorted() where !present.contains(region) {
      problems.append(
        .error("the table has no region '\(region)'", advice: "its regions are \(present.joined(separator: ", "))"))
    }
    let missing = present.filter { regions[$0] == nil }
    if !missing.isEmpty {
      problems.append(
        .error("nothing says where \(missing.joined(separator: ", ")) goes", advice: "write a line for each region"))
    }
    if !problems.isEmpty { throw InvalidInput(problems) }
    var order: [String] = []
    for region in present {
      if let new = regions[region], !order.contains(new) { order.append(new) }
    }
    var (targets, places) = ([Sector](), [String: Int]())
    for new in order {
      for sector in sectors where regions[parts(sector.code).region] == new {
        let code = "\(new).\(parts(sector.code).rest)"
        guard places[code] == nil else { continue }
        places[code] = targets.count
        targets.append(Sector(code: code, nameZh: sector.nameZh, nameEn: sector.nameEn))
      }
    }
    let shares = sectors.map { sector -> [(Int, Double)] in
      let (region, rest) = parts(sector.code)
      return places["\(regions[region] ?? "").\(rest)"].map { [($0, 1)] } ?? []
    }
    var description = description
    description.titleEn += ", regions joined into \(order.joined(separator: ", "))"
    description.titleZh += "，区域合并为\(order.joined(separator: "、"))"
    description.citation += "; regions joined by \(citation)"
    return try regrouped(into: targets, shares, finalDemand: joinedDemand(regions, parts), description)
  }

  /// Columns of final demand of regions that become one, added up; a column of no region stays.
  private func joinedDemand(
    _ regions: [String: String], _ parts: (String) -> (region: String, rest: String)
  ) -> [FinalDemandCategory] {
    var joined: [FinalDemandCategory] = []
    for category in finalDemand {
      var category = category
      let (region, rest) = parts(category.code)
      if let new = regions[region], !rest.isEmpty { category.code = "\(new).\(rest)" }
      guard let k = joined.firstIndex(where: { $0.code == category.code && $0.role == category.role }) else {
        joined.append(category)
        continue
      }
      joined[k].values = zip(joined[k].values, category.values).map(+)
      joined[k].compensation += category.compensation
    }
    return joined
  }

  private func regrouped(
    into targets: [Sector], _ shares: [[(sector: Int, weight: Double)]], finalDemand: [FinalDemandCategory],
    _ description: TableDescription
  ) throws(InvalidInput) -> InputOutputTable {
    let m = targets.count
    func sums(_ values: [Double]) -> [Double] {
      var result = [Double](repeating: 0, count: m)
      for (value, list) in zip(values, shares) {
        for share in list { result[share.sector] += share.weight * value }
      }
      return result
    }
    // Rows first, column by column, then columns: each entry is touched twice.
    var columns = Array(repeating: [Double](repeating: 0, count: m), count: m)
    for (j, list) in shares.enumerated() {
      let column = sums(intermediate.column(j))
      for share in list {
        for i in 0..<m { columns[share.sector][i] += share.weight * column[i] }
      }
    }
    return try InputOutputTable(
      description: description, sectors: targets, intermediate: Matrix(columns: columns, rows: m),
      finalDemand: finalDemand.map { category in
        var category = category
        category.values = sums(category.values)
        return category
      }, imports: sums(imports), inflow: sums(inflow), otherError: sums(otherError),
      valueAdded: valueAdded.map { row in
        var row = row
        row.values = sums(row.values)
        return row
      },
      extensions: extensions.map { row in
        var row = row
        row.values = sums(row.values)
        return row
      }, grossOutput: sums(grossOutput)
    ).settled(description)
  }
}
