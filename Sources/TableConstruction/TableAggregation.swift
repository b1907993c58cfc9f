public import Diagnostics
public import InputOutput
import LinearAlgebra

extension InputOutputTable {
  /// The table of the sectors of a concordance: W' Z W, W' f, v W (Miller & Blair 2009, section 4.9.2), of domestic and
  /// imported uses alike where the table has them apart. What balances stays balanced; the rounding of added figures is
  /// counted as other error.
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
      into: concordance.sectors, concordance.shares.map { $0.map { ($0.sector, $0.weight) } },
      JoinedDemand(categories: finalDemand, places: Array(finalDemand.indices)), description)
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
    return try regrouped(into: targets, shares, joinedDemand(regions, parts), description)
  }

  /// Categories of final demand, some of several columns.
  private struct JoinedDemand {
    var categories: [FinalDemandCategory]
    /// For each column of the table the category that it goes into.
    var places: [Int]

    /// Figures of the table's columns as those of the categories.
    func joined(_ columns: [[Double]]) -> [[Double]] {
      var sums = [[Double]?](repeating: nil, count: categories.count)
      for (values, place) in zip(columns, places) {
        sums[place] = sums[place].map { zip($0, values).map(+) } ?? values
      }
      return sums.map { $0 ?? [] }
    }
  }

  /// Columns of final demand of regions that become one; a column of no region stays.
  private func joinedDemand(_ regions: [String: String], _ parts: (String) -> (region: String, rest: String))
    -> JoinedDemand
  {
    var joined = JoinedDemand(categories: [], places: [])
    for category in finalDemand {
      var category = category
      let (region, rest) = parts(category.code)
      if let new = regions[region], !rest.isEmpty { category.code = "\(new).\(rest)" }
      let same = joined.categories.firstIndex { $0.code == category.code && $0.role == category.role }
      joined.places.append(same ?? joined.categories.count)
      if let same {
        joined.categories[same].compensation += category.compensation
      } else {
        joined.categories.append(category)
      }
    }
    return joined
  }

  private func regrouped(
    into targets: [Sector], _ shares: [[(sector: Int, weight: Double)]], _ demand: JoinedDemand,
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
    func block(_ flows: Matrix) -> Matrix {
      var columns = Array(repeating: [Double](repeating: 0, count: m), count: m)
      for (j, list) in shares.enumerated() {
        let column = sums(flows.column(j))
        for share in list {
          for i in 0..<m { columns[share.sector][i] += share.weight * column[i] }
        }
      }
      return Matrix(columns: columns, rows: m)
    }
    func columns(_ values: [[Double]]) -> [[Double]] { demand.joined(values).map(sums) }
    let uses = usesByOrigin.map { uses in
      UsesByOrigin(
        domesticIntermediate: block(uses.domesticIntermediate),
        importedIntermediate: block(uses.importedIntermediate), domesticDemand: columns(uses.domesticDemand),
        importedDemand: columns(uses.importedDemand))
    }
    let used = uses?.finalDemand ?? columns(finalDemand.map(\.values))
    return try InputOutputTable(
      description: description, sectors: targets, intermediate: uses?.intermediate ?? block(intermediate),
      finalDemand: zip(demand.categories, used).map { category, values in
        var category = category
        category.values = values
        return category
      }, imports: uses?.imports ?? sums(imports), inflow: sums(inflow), otherError: sums(otherError),
      valueAdded: valueAdded.map { row in
        var row = row
        row.values = sums(row.values)
        return row
      }, usesByOrigin: uses,
      importedInputs: importedInputs.map { row in
        ImportedInputs(
          inputs: sums(row.inputs), finalDemand: demand.joined(row.finalDemand.map { [$0] }).map { $0.reduce(0, +) })
      },
      extensions: extensions.map { row in
        var row = row
        row.values = sums(row.values)
        return row
      }, grossOutput: sums(grossOutput)
    ).settled(description)
  }
}
