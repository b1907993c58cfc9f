public import Diagnostics
public import LinearAlgebra

/// A column of final demand in a multi-region table: the products of all regions that one region uses.
public struct MultiRegionDemand: Hashable, Sendable {
  public var region: String
  /// As in "household".
  public var category: String
  /// One entry for each region and sector, in the order of the table.
  public var values: [Double]

  public init(region: String, category: String, values: [Double]) {
    self.region = region
    self.category = category
    self.values = values
  }
}

/// A satellite account of a multi-region table.
public struct MultiRegionExtension: Hashable, Sendable {
  public var code: String
  public var unit: String
  /// One entry for each region and sector, in the order of the table.
  public var values: [Double]
  /// The amount that final demand itself causes in each region (households' own emissions), pymrio's F_Y; nil for none.
  public var direct: [Double]?

  public init(code: String, unit: String, values: [Double], direct: [Double]? = nil) {
    self.code = code
    self.unit = unit
    self.values = values
    self.direct = direct
  }
}

/// An input-output table of several regions with the same sectors (Miller & Blair 2009, section 3.4): blocks of
/// `sectors.count` rows and columns, one block row and column a region.
public struct MultiRegionTable: Hashable, Sendable {
  public let regions: [String]
  /// The sectors that each region has, in this order.
  public let sectors: [Sector]
  /// Z, (regions · sectors) square, in the table's unit.
  public let intermediate: Matrix
  public let finalDemand: [MultiRegionDemand]
  public let extensions: [MultiRegionExtension]
  /// By row, what is made for others than the regions (exports, outflow) and what the identity leaves over (error column,
  /// clipping); zeros where the regions are the whole world.
  public let outside: [Double]
  /// m, by row: the part of the regions' uses that comes from outside them, the same for each use; zeros where every row is
  /// the product of its region alone.
  public let importShares: [Double]

  /// - Throws: `InvalidInput` that names every part of a wrong length, every region that is not known, every label that
  ///   stands twice and every figure that is not finite.
  public init(
    regions: [String], sectors: [Sector], intermediate: Matrix, finalDemand: [MultiRegionDemand],
    extensions: [MultiRegionExtension] = [], outside: [Double]? = nil, importShares: [Double]? = nil
  ) throws(InvalidInput) {
    let zeros = [Double](repeating: 0, count: regions.count * sectors.count)
    self.regions = regions
    self.sectors = sectors
    self.intermediate = intermediate
    self.finalDemand = finalDemand
    self.extensions = extensions
    self.outside = outside ?? zeros
    self.importShares = importShares ?? zeros
    let problems = shapeProblems()
    if !problems.isEmpty { throw InvalidInput(problems) }
  }

  /// One label for each row: "region.sector".
  public var labels: [Sector] {
    regions.flatMap { region in
      sectors.map { sector in
        Sector(
          code: "\(region).\(sector.code)", nameZh: "\(region) \(sector.nameZh)", nameEn: "\(region) \(sector.nameEn)")
      }
    }
  }

  /// Intermediate use and final demand of each row in the regions, of all origins.
  var uses: [Double] {
    finalDemand.reduce(intermediate.rowSums) { sum, column in zip(sum, column.values).map(+) }
  }

  /// Whether the regions sell to or buy from outside them.
  public var isOpen: Bool { outside.contains { $0 != 0 } || importShares.contains { $0 != 0 } }

  /// x: the part of each row's uses that is made in its region, and what is made for outside.
  public var outputs: [Double] {
    guard isOpen else { return uses }
    return zip(uses, zip(importShares, outside)).map { use, other in (1 - other.0) * use + other.1 }
  }

  /// Final demand by consuming region, its categories together and of all origins: one row for each label, one column a
  /// region.
  public var demandByRegion: Matrix {
    let n = regions.count * sectors.count
    return Matrix(
      columns: regions.map { region in
        finalDemand.filter { $0.region == region }.reduce(Array(repeating: 0, count: n)) { sum, column in
          zip(sum, column.values).map(+)
        }
      }, rows: n)
  }

  /// The rows of a region by its number.
  public func rows(ofRegion number: Int) -> Range<Int> { number * sectors.count..<(number + 1) * sectors.count }

  private func shapeProblems() -> [Diagnostic] {
    let n = regions.count * sectors.count
    var problems: [Diagnostic] = []
    if n == 0 { problems.append(.error("the table has no regions or no sectors")) }
    if intermediate.rows != n || intermediate.columns != n {
      let shape = "\(intermediate.rows) x \(intermediate.columns)"
      let need = "\(regions.count) regions of \(sectors.count) sectors need \(n) x \(n)"
      problems.append(.error("intermediate use is \(shape) where \(need)"))
    }
    var vectors = finalDemand.map { ("\($0.category) of \($0.region)", $0.values, n) }
    vectors += extensions.map { ($0.code, $0.values, n) }
    vectors += [("what is made for outside", outside, n), ("the import shares", importShares, n)]
    vectors += extensions.compactMap { row in row.direct.map { ("\(row.code) of final demand", $0, regions.count) } }
    for (name, values, count) in vectors {
      if values.count != count {
        problems.append(.error("\(name) has \(values.count) entries where \(count) are needed"))
      } else if !values.allSatisfy(\.isFinite) {
        problems.append(.error("\(name) has a figure that is not finite"))
      }
    }
    if let place = intermediate.firstNotFinite, intermediate.rows == n, intermediate.columns == n {
      let (use, by) = (labels[place.row].code, labels[place.column].code)
      problems.append(.error("the use of \(use) by \(by) is not a finite number"))
    }
    for column in finalDemand where !regions.contains(column.region) {
      let advice = "the regions are \(regions.joined(separator: ", "))"
      problems.append(.error("there is no region '\(column.region)' to use '\(column.category)'", advice: advice))
    }
    var seen: Set<String> = []
    for label in regions + sectors.map(\.code) + extensions.map(\.code) where !seen.insert(label).inserted {
      problems.append(.error("the label '\(label)' stands twice"))
    }
    return problems
  }
}
