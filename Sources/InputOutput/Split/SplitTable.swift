public import Diagnostics
import LinearAlgebra

/// A table whose sectors are split: what is left of each, in the order of the table and under its code, then the parts.
public struct SplitTable: Sendable {
  public let table: InputOutputTable
  /// The table that was split.
  public let original: InputOutputTable
  public let parts: [SectorPart]
  /// For each sector of `table` the number of the sector of `original` that it belongs to.
  public let parents: [Int]
  /// The factor on the outputs of the parts that count for the target.
  public let factor: Double
  /// For each sector of `original` the share of what could be both sold to and bought from other provinces that is; nil for
  /// sectors without parts.
  public let crossHauling: [Double?]
  /// For each sector of `table` the sum of the magnitudes by which its input coefficients differ from the national ones,
  /// products counted by the sectors of `original`.
  public let profileDistances: [Double]
  /// The same for the sectors of `original`.
  public let originalDistances: [Double]
  /// How often cells and columns were scaled.
  public let rounds: Int
  /// Notes on cells that had no national pattern and were split by output.
  public let findings: [Diagnostic]

  /// The place in `table` of a part by its place in `parts`.
  public func place(ofPart part: Int) -> Int { original.sectors.count + part }

  /// The split table as it is written, with the figures of a computation: its citation says that it is split.
  public func written(citing profiles: NationalProfiles) throws(InvalidInput) -> InputOutputTable {
    var description = table.description
    description.citation += "; split by \(profiles.citation)"
    return try table.settled(description)
  }

  /// The split table added up again by parents: the original, within rounding of the last bits.
  public func aggregated() throws(InvalidInput) -> InputOutputTable {
    let n = original.sectors.count
    func sums(_ values: [Double]) -> [Double] {
      var result = [Double](repeating: 0, count: n)
      for (value, parent) in zip(values, parents) { result[parent] += value }
      return result
    }
    var cells = Matrix(rows: n, columns: n)
    for j in parents.indices {
      for i in parents.indices { cells[parents[i], parents[j]] += table.intermediate[i, j] }
    }
    return try InputOutputTable(
      description: original.description, sectors: original.sectors, intermediate: cells,
      finalDemand: table.finalDemand.map { category in
        var category = category
        category.values = sums(category.values)
        return category
      }, imports: sums(table.imports), inflow: sums(table.inflow), otherError: sums(table.otherError),
      valueAdded: table.valueAdded.map { row in
        var row = row
        row.values = sums(row.values)
        return row
      },
      extensions: table.extensions.map { row in
        var row = row
        row.values = sums(row.values)
        return row
      }, grossOutput: sums(table.grossOutput))
  }
}
