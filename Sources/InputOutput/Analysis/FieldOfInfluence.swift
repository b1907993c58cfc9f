public import Diagnostics
public import LinearAlgebra
import NumberText

/// How far a change of one coefficient reaches (Sonis & Hewings 1992; Miller & Blair 2009, section 12.3.3).
///
/// Raising a_ij by ε changes L by ε L e_i e_j'L / (1 - ε l_ji). The intensity of cell (i, j) is the sum of squares of that
/// field without the leading ε: |L e_i|² |e_j'L|² / (1 - ε l_ji)², all cells from one inverse.
public struct FieldOfInfluence: Sendable {
  public let sectors: [Sector]
  /// ε; 0 is the limit of a small change.
  public let change: Double
  /// Entry (i, j): the intensity of the coefficient a_ij.
  public let intensities: Matrix
  private let inverse: Matrix

  /// - Parameter change: ε, added to one coefficient at a time.
  /// - Throws: `InvalidInput` if ε is not finite, or so large that the economy is no longer productive with it, naming
  ///   the cell.
  public init(_ system: LeontiefSystem, change: Double = 0) throws(InvalidInput) {
    guard change.isFinite else { throw InvalidInput(.error("the change of a coefficient is not a finite number")) }
    let inverse = system.inverse()
    let n = system.sectors.count
    func squares(_ values: [Double]) -> Double { values.reduce(0) { $0 + $1 * $1 } }
    let columns = (0..<n).map { squares(inverse.column($0)) }
    let rows = (0..<n).map { squares(inverse.row($0)) }
    var intensities = Matrix(rows: n, columns: n)
    for j in 0..<n {
      for i in 0..<n {
        let left = 1 - change * inverse[j, i]
        guard left > 0 else {
          let (use, by) = (system.sectors[i].code, system.sectors[j].code)
          throw InvalidInput(
            .error(
              "with \(formatNumber(change)) more of \(use) in \(by) the economy is not productive",
              advice: "take a smaller change"))
        }
        intensities[i, j] = columns[i] * rows[j] / (left * left)
      }
    }
    sectors = system.sectors
    self.change = change
    self.intensities = intensities
    self.inverse = inverse
  }

  /// The change of L per unit of change in a_ij.
  public func field(row i: Int, column j: Int) -> Matrix {
    let (column, row) = (inverse.column(i), inverse.row(j))
    let left = 1 - change * inverse[j, i]
    return Matrix(rows: column.count, columns: row.count).mapEntries { _, k, l in column[k] * row[l] / left }
  }

  /// Intensities over their mean: above 1, the coefficient matters more than usual.
  public var relativeIntensities: Matrix {
    let mean = intensities.storage.reduce(0, +) / Double(max(1, intensities.storage.count))
    return intensities.mapEntries { value, _, _ in value / mean }
  }

  /// The `count` most influential coefficients, the strongest first; equals stand in the order of the table.
  public func strongest(_ count: Int) -> [(row: Int, column: Int, intensity: Double)] {
    let n = sectors.count
    let order = (0..<n * n).sorted {
      let (a, b) = (intensities.storage[$0], intensities.storage[$1])
      return a == b ? ($0 % n, $0 / n) < ($1 % n, $1 / n) : a > b
    }
    return order.prefix(max(0, count)).map { ($0 % n, $0 / n, intensities.storage[$0]) }
  }
}
