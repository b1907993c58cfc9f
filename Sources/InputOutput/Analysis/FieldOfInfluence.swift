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
    let squares = inverse.mapEntries { value, _, _ in value * value }
    let (rows, columns) = (squares.rowSums, squares.columnSums)
    // For ε = 0 no entry of L is looked at again.
    let entries = change == 0 ? nil : inverse.transposed
    if let entries, let cell = entries.storage.firstIndex(where: { !(change * $0 < 1) }) {
      let (use, by) = (system.sectors[cell % n].code, system.sectors[cell / n].code)
      throw InvalidInput(
        .error(
          "with \(formatNumber(change)) more of \(use) in \(by) the economy is not productive",
          advice: "take a smaller change"))
    }
    sectors = system.sectors
    self.change = change
    self.inverse = inverse
    intensities = (entries ?? squares).mapEntries { entry, i, j in
      let left = entries == nil ? 1 : 1 - change * entry
      return columns[i] * rows[j] / (left * left)
    }
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
    let cells = intensities.storage
    func isStronger(_ a: Int, _ b: Int) -> Bool {
      cells[a] == cells[b] ? (a % n, a / n) < (b % n, b / n) : cells[a] > cells[b]
    }
    let wanted = max(0, min(count, cells.count))
    guard wanted > 0 else { return [] }
    // Whatever is weaker than the weakest wanted is passed over; twice the wanted are kept before they are sorted.
    var kept: [Int] = []
    var least = -Double.infinity
    for cell in cells.indices where cells[cell] >= least {
      kept.append(cell)
      guard kept.count >= 2 * wanted, kept.count < cells.count else { continue }
      kept.sort(by: isStronger)
      kept.removeLast(kept.count - wanted)
      least = cells[kept[wanted - 1]]
    }
    kept.sort(by: isStronger)
    return kept.prefix(wanted).map { ($0 % n, $0 / n, cells[$0]) }
  }
}
