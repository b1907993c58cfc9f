import Diagnostics
import LinearAlgebra
import NumberText

/// The national table with the parts as sectors of their own: what is left of each sector, then the parts. The pattern that a
/// regional table is split by.
struct ExpandedTable {
  let sectorCount: Int
  /// The sector that each line belongs to: its own number for what is left of one, its parent's for a part.
  let parents: [Int]
  let flows: Matrix
  let output: [Double]
  let valueAdded: [Double]
  let exports: [Double]
  let imports: [Double]
  /// By the codes of final use.
  let finalUse: [String: [Double]]

  /// Figures of details are rounded, so that what is left of nothing may be a little less.
  private static let rounding = 1e-4

  /// - Parameters:
  ///   - parents: the sector of each part.
  ///   - members: the lines and shares of each part.
  /// - Throws: `InvalidInput` that names every national figure of which the parts hold more than there is.
  init(
    _ national: NationalProfiles, parts: [SectorPart], parents: [Int], members: [[(line: Int, share: Double)]]
  ) throws(InvalidInput) {
    let (n, count) = (national.sectorCount, parts.count)
    let codes = national.sectors.map(\.code) + parts.map(\.code)
    var problems: [Diagnostic] = []
    func rest(_ value: Double, of whole: Double, _ name: () -> String) -> Double {
      if value >= 0 || whole < 0 { return value }
      if -value <= Self.rounding * whole { return 0 }
      problems.append(
        .error(
          "the parts hold more than all of \(name()) in the national table: \(formatNumber(whole - value)) of "
            + formatNumber(whole), advice: "make the shares of their members smaller"))
      return value
    }
    /// One figure for each part, after what they leave of the sectors' figures.
    func expanded(_ figures: [Double], _ name: String) -> [Double] {
      let of = members.map { list in list.reduce(0) { $0 + $1.share * figures[$1.line] } }
      var left = Array(figures.prefix(n))
      for (k, parent) in parents.enumerated() { left[parent] -= of[k] }
      for i in 0..<n { left[i] = rest(left[i], of: figures[i]) { "the \(name) of \(codes[i])" } }
      return left + of
    }
    output = expanded(national.output, "output")
    valueAdded = expanded(national.valueAdded, "value added")
    exports = expanded(national.exports, "exports")
    imports = expanded(national.imports, "imports")
    var finalUse: [String: [Double]] = [:]
    for use in national.finalUse { finalUse[use.code] = expanded(use.values, use.code) }

    // Rows first: parts and what they leave, still bought by all lines of the national table.
    let (all, width) = (n + count, national.lines.count)
    var rows = Matrix(rows: all, columns: width)
    for j in 0..<width {
      for i in 0..<n { rows[i, j] = national.flows[i, j] }
      for (k, list) in members.enumerated() {
        let sold = list.reduce(0) { $0 + $1.share * national.flows[$1.line, j] }
        rows[n + k, j] = sold
        rows[parents[k], j] -= sold
      }
    }
    var flows = Matrix(rows: all, columns: all)
    for i in 0..<all {
      for j in 0..<n { flows[i, j] = rows[i, j] }
      for (k, list) in members.enumerated() {
        let bought = list.reduce(0) { $0 + $1.share * rows[i, $1.line] }
        flows[i, n + k] = bought
        flows[i, parents[k]] -= bought
      }
    }
    let owners = Array(0..<n) + parents
    for j in 0..<all {
      for i in 0..<all {
        let whole = national.flows[owners[i], owners[j]]
        flows[i, j] = rest(flows[i, j], of: whole) { "the flow of \(codes[i]) to \(codes[j])" }
      }
    }
    if !problems.isEmpty { throw InvalidInput(problems) }
    sectorCount = n
    self.parents = owners
    self.flows = flows
    self.finalUse = finalUse
  }
}
