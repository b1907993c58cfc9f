public import Diagnostics
import NumberText

extension InputOutputTable {
  /// Whether every sector is coded "region.sector" and there are two regions or more: then `MultiRegionTable(_:)` tells
  /// whether it is a sound multi-region table.
  public var hasRegionLabels: Bool { Self.haveRegionLabels(sectors.map(\.code)) }

  static func haveRegionLabels(_ codes: [String]) -> Bool {
    var regions: Set<Substring> = []
    for code in codes {
      guard let point = code.firstIndex(of: "."), point > code.startIndex else { return false }
      regions.insert(code[..<point])
    }
    return regions.count > 1
  }
}

extension MultiRegionTable {
  /// The multi-region table in a table whose sectors and final-demand columns are coded "region.sector" and
  /// "region.category", so that one file layout and one set of checks serve both. Value added, by row and in all, becomes
  /// an extension beside the table's own. Exports, outflow and the error column are made for outside the regions; imports and
  /// inflow are a share of every use of their row (Chenery-Moses), as in a table of one region.
  /// - Throws: `InvalidInput` that names every code without a region, and every region whose sectors differ from the first's.
  public init(_ table: InputOutputTable) throws(InvalidInput) {
    var problems: [Diagnostic] = []
    func parts(_ code: String) -> (region: String, name: String) {
      let pieces = code.split(separator: ".", maxSplits: 1, omittingEmptySubsequences: false).map(String.init)
      if pieces.count == 2, !pieces[0].isEmpty, !pieces[1].isEmpty { return (pieces[0], pieces[1]) }
      problems.append(.error("the code '\(code)' names no region", advice: "write it as 'region.\(code)'"))
      return ("", code)
    }
    let labels = table.sectors.map { parts($0.code) }
    let columns = table.regionalDemand.map { parts($0.code) }
    var regions: [String] = []
    for label in labels where !regions.contains(label.region) { regions.append(label.region) }
    let blocks = regions.map { region in labels.filter { $0.region == region }.map(\.name) }
    for (region, names) in zip(regions, blocks) where names != blocks[0] {
      let (has, first) = (names.joined(separator: ", "), blocks[0].joined(separator: ", "))
      problems.append(.error("\(region) has the sectors \(has) where \(regions[0]) has \(first)"))
    }
    if labels.map(\.region) != zip(regions, blocks).flatMap({ region, names in names.map { _ in region } }) {
      problems.append(.error("the sectors of a region do not stand together"))
    }
    for category in table.finalDemand where category.compensation != 0 {
      problems.append(
        .error(
          "'\(category.code)' pays compensation of \(formatNumber(category.compensation))",
          advice: "leave the cell empty: a table of several regions is not closed on households"))
    }
    if !problems.isEmpty { throw InvalidInput(problems) }

    let unit = table.description.unit
    var extensions = table.valueAdded.map {
      MultiRegionExtension(code: $0.code.rawValue, unit: unit, values: $0.values)
    }
    if !extensions.contains(where: { $0.code == ValueAddedCode.valueAdded.rawValue }) {
      extensions.append(.init(code: ValueAddedCode.valueAdded.rawValue, unit: unit, values: table.totalValueAdded))
    }
    extensions += table.extensions.map { .init(code: $0.code, unit: $0.unit, values: $0.values) }
    try self.init(
      regions: regions,
      sectors: zip(table.sectors, labels).prefix(blocks.first?.count ?? 0).map { sector, label in
        Sector(code: label.name, nameZh: sector.nameZh, nameEn: sector.nameEn)
      },
      intermediate: table.intermediate,
      finalDemand: zip(columns, table.regionalDemand).map {
        MultiRegionDemand(region: $0.region, category: $0.name, values: $1.values)
      }, extensions: extensions, outside: table.madeForOutside, importShares: table.sharesFromOutside)
  }
}

extension InputOutputTable {
  /// Nil where nothing comes from outside the regions, goes there or is left over as error.
  fileprivate var sharesFromOutside: [Double]? {
    let lists = outsideDemand.map(\.values) + [imports, inflow, otherError]
    guard lists.contains(where: { $0.contains { $0 != 0 } }) else { return nil }
    let use = regionalUse
    return sectors.indices.map { i in
      let imported = imports[i] + inflow[i]
      // As the model of one region clips them; what is clipped is left over below.
      return use[i] > 0 ? min(max(imported / use[i], 0), 1) : imported > 0 ? 1 : 0
    }
  }

  /// The part of each row's identity beside the regions' own uses of it.
  fileprivate var madeForOutside: [Double]? {
    guard let shares = sharesFromOutside else { return nil }
    let use = regionalUse
    return sectors.indices.map { grossOutput[$0] - (1 - shares[$0]) * use[$0] }
  }
}
