public import Diagnostics
import LinearAlgebra
import NumberText

/// The way to split sectors of a regional table into parts that have inputs, buyers and trade of their own.
///
/// Outputs and value added of the parts are given. The cells start from the national table in which the parts are sectors,
/// and are scaled until they add up to the table's cells and to each part's inputs, so that no cell changes its sign and the
/// parts of a sector add up to it again. Final use is split by the products that each category buys; exports and imports
/// follow national intensities; outflow and inflow follow from the balance, with one share of cross-hauling for a parent.
/// Rows of value added have the parent's composition, satellite accounts and other error the parts' share of its output.
///
/// Made once and applied as often as a factor on the outputs is tried.
public struct TableSplit: Sendable {
  public let parts: [SectorPart]
  public let national: NationalProfiles
  let expanded: ExpandedTable
  /// The sectors whose parts make the same product as what is left of them.
  let sameProductParents: Set<Int>
  /// For each part the national value added per output over that of its sector.
  let nationalRatios: [Double]

  /// - Throws: `InvalidInput` with everything that is wrong with the parts themselves, at its place.
  public init(_ parts: [SectorPart], national: NationalProfiles) throws(InvalidInput) {
    let checks = PartChecks(parts, national: national)
    if !checks.problems.isEmpty { throw InvalidInput(checks.problems) }
    self.parts = parts
    self.national = national
    let expanded = try ExpandedTable(national, parts: parts, parents: checks.parents, members: checks.members)
    self.expanded = expanded
    sameProductParents = Set(zip(parts, checks.parents).filter { $0.0.isSameProduct }.map(\.1))
    nationalRatios = checks.parents.enumerated().map { k, parent in
      let part = expanded.valueAdded[national.sectorCount + k] / expanded.output[national.sectorCount + k]
      return part * national.output[parent] / national.valueAdded[parent]
    }
  }

  /// The table with the parts as sectors of their own.
  /// - Parameters:
  ///   - factor: multiplies the outputs of the parts that count for the target.
  ///   - floors: purchases that cells of final use and of sales to other provinces hold at least; the rest of the parent
  ///     gives up the difference. More sold to other provinces is as much more bought from them.
  /// - Throws: `InvalidInput` that names, step by step, everything that cannot be: sectors that are not those of the profiles;
  ///   an output, value added or input of 0 or less; a cell without a national pattern; a scaling that does not converge; a
  ///   floor that the rest cannot give; exports above output, imports above use, a share of cross-hauling outside 0 to 1.
  public func apply(
    to table: InputOutputTable, factor: Double = 1, floors: [FinalUseFloor] = []
  ) throws(InvalidInput) -> SplitTable {
    try holding(floors, try scaled(table, factor: factor))
  }

  /// A table at a factor before its final demand and trade are split: what does not depend on purchases that are known.
  public struct ScaledTable: Sendable {
    let table: InputOutputTable
    let factor: Double
    let sizes: PartSizes
    /// Intermediate use.
    let cells: Matrix
    let rounds: Int
    fileprivate let distances: ProfileDistances
  }

  /// The first step of `apply`.
  public func scaled(_ table: InputOutputTable, factor: Double) throws(InvalidInput) -> ScaledTable {
    let sizes = try PartSizes(self, table, factor: factor)
    let (cells, rounds) = try scaledCells(of: table, sizes)
    return ScaledTable(
      table: table, factor: factor, sizes: sizes, cells: cells, rounds: rounds,
      distances: ProfileDistances(self, table, cells, outputs: sizes.outputs))
  }

  /// The second step of `apply`.
  public func holding(_ floors: [FinalUseFloor], _ scaled: ScaledTable) throws(InvalidInput) -> SplitTable {
    let (table, sizes, cells) = (scaled.table, scaled.sizes, scaled.cells)
    let sold = Set(table.finalDemand.filter { $0.role == .outflow }.map(\.code))
    let finalUse = try SplitFinalUse(self, table, sizes, floors: floors.filter { !sold.contains($0.category) })
    let trade = try SplitTrade(
      self, table, sizes, use: zip(cells.rowSums, finalUse.regional).map(+),
      floors: floors.filter { sold.contains($0.category) })
    var description = table.description
    description.titleEn += ", split into \(expanded.parents.count) sectors"
    description.titleZh += "，拆分为\(expanded.parents.count)个部门"
    func byOutput(_ values: [Double]) -> [Double] { zip(sizes.shares, expanded.parents).map { $0 * values[$1] } }
    let result = try InputOutputTable(
      description: description, sectors: sectors(of: table), intermediate: cells,
      finalDemand: table.finalDemand.enumerated().map { number, category in
        var category = category
        switch category.role {
        case .export: category.values = trade.split(category.values, total: trade.exports)
        case .outflow: category.values = trade.split(category.values, total: trade.outflow)
        default: category.values = finalUse.cells.column(number)
        }
        return category
      }, imports: trade.imports.values, inflow: trade.inflow.values, otherError: byOutput(table.otherError),
      valueAdded: table.valueAdded.map { row in
        var row = row
        row.values = zip(sizes.valueAddedShares, expanded.parents).map { $0 * row.values[$1] }
        return row
      },
      extensions: table.extensions.map { row in
        var row = row
        row.values = byOutput(row.values)
        return row
      }, grossOutput: sizes.outputs)
    return SplitTable(
      table: result, original: table, parts: parts, parents: expanded.parents, factor: scaled.factor,
      crossHauling: trade.crossHauling, profileDistances: scaled.distances.lines,
      originalDistances: scaled.distances.sectors,
      rounds: scaled.rounds, findings: finalUse.findings)
  }

  /// The names of what is left say so; the codes stay, since scenarios use them.
  private func sectors(of table: InputOutputTable) -> [Sector] {
    let split = Set(expanded.parents.dropFirst(expanded.sectorCount))
    let rests = table.sectors.enumerated().map { i, sector in
      guard split.contains(i) else { return sector }
      return Sector(code: sector.code, nameZh: "\(sector.nameZh)（其余）", nameEn: "\(sector.nameEn), rest")
    }
    return rests + parts.map { Sector(code: $0.code, nameZh: $0.nameZh, nameEn: $0.nameEn) }
  }

  private func scaledCells(
    of table: InputOutputTable, _ sizes: PartSizes
  ) throws(InvalidInput) -> (Matrix, rounds: Int) {
    let all = expanded.parents.count
    var start = expanded.flows
    for parent in sameProductParents {
      // Rows of one product stay in proportion through every scaling.
      let lines = expanded.parents.indices.filter { expanded.parents[$0] == parent }
      let output = lines.reduce(0) { $0 + sizes.outputs[$1] }
      for j in 0..<all {
        let sold = lines.reduce(0) { $0 + expanded.flows[$1, j] }
        for line in lines { start[line, j] = sold * sizes.outputs[line] / output }
      }
    }
    for j in 0..<all {
      let scale = expanded.output[j] > 0 ? sizes.outputs[j] / expanded.output[j] : 0
      for i in 0..<all { start[i, j] *= scale }
    }
    // A cell between sectors without parts is the table's, whatever the nation has there.
    let whole = Set(0..<expanded.sectorCount).subtracting(expanded.parents.dropFirst(expanded.sectorCount))
    for j in whole {
      for i in whole { start[i, j] = table.intermediate[i, j] }
    }
    let codes = table.sectors.map(\.code)
    try checkPatterns(start, of: table)
    let labels = codes + parts.map(\.code)
    let own = try OwnInputs(self, table, sizes, &start)
    let blocks = BiproportionalScaling.Blocks(
      rows: expanded.parents, columns: expanded.parents, sums: own.left,
      name: { "the cell of \(codes[$0]) in \(codes[$1])" }, totalName: { "the inputs of \(codes[$0]) and its parts" })
    let scaling = try BiproportionalScaling(start, blocks: blocks, columns: (labels, own.inputsLeft))
    var cells = scaling.values
    for (column, values) in own.columns {
      for (row, value) in values.enumerated() { cells[row, column] = value }
    }
    return (cells, scaling.rounds)
  }

  /// Every cell of a sector with parts needs a national flow to be split by.
  private func checkPatterns(_ start: Matrix, of table: InputOutputTable) throws(InvalidInput) {
    var sums = Matrix(rows: expanded.sectorCount, columns: expanded.sectorCount)
    for (j, column) in expanded.parents.enumerated() {
      for (i, row) in expanded.parents.enumerated() { sums[row, column] += start[i, j] }
    }
    var problems: [Diagnostic] = []
    for j in 0..<expanded.sectorCount {
      for i in 0..<expanded.sectorCount where table.intermediate[i, j] > 0 && !(sums[i, j] > 0) {
        let (seller, buyer) = (table.sectors[i].code, table.sectors[j].code)
        problems.append(
          .error(
            at: table.locations?.rows[i],
            "\(seller) sells \(formatNumber(table.intermediate[i, j])) to \(buyer), and the national table has no such "
              + "flow to split it by", advice: "give the profiles one, however small"))
      }
    }
    if !problems.isEmpty { throw InvalidInput(problems) }
  }
}

/// How far the input coefficients of a split table and of its original are from the national ones: sums of magnitudes over
/// the products of the original.
private struct ProfileDistances: Sendable {
  let lines: [Double]
  let sectors: [Double]

  init(_ split: TableSplit, _ table: InputOutputTable, _ cells: Matrix, outputs: [Double]) {
    let (national, expanded) = (split.national, split.expanded)
    let n = expanded.sectorCount
    func distance(_ column: [Double], _ size: Double, _ other: [Double], _ otherSize: Double) -> Double {
      if size <= 0 || otherSize <= 0 { return 0 }
      return zip(column, other).reduce(0) { $0 + ($1.0 / size - $1.1 / otherSize).magnitude }
    }
    func products(_ matrix: Matrix, _ j: Int) -> [Double] {
      var sums = [Double](repeating: 0, count: n)
      for (i, parent) in expanded.parents.enumerated() { sums[parent] += matrix[i, j] }
      return sums
    }
    lines = expanded.parents.indices.map { j in
      distance(products(cells, j), outputs[j], products(expanded.flows, j), expanded.output[j])
    }
    sectors = (0..<n).map { j in
      distance(
        table.intermediate.column(j), table.grossOutput[j], Array(national.flows.column(j).prefix(n)),
        national.output[j])
    }
  }
}
