import CLAPACK

/// The equations of a Newton step,
///
///     D dx - A' dy = g
///     A dx         = r,
///
/// with D a diagonal that changes from step to step.
///
/// Columns whose rows lie close together are eliminated, and what they leave on the rows is a narrow band. Columns that
/// reach far (a capacity that stands in the rows of every hour), and rows that hold a great part of the columns (a share of
/// the year's generation), make a border of few unknowns, solved by its Schur complement. The narrow band needs rows in the
/// order of time; nothing is sorted here.
final class BorderedSystem {
  /// Added to both diagonals for the factors alone; refinement takes its effect out again.
  private static let regularization = 1e-8
  private static let mostRefinements = 3

  private let form: StandardForm
  /// Of each row its place in the band; of a coupling row -1 less its place in the border.
  private var rowPlace: [Int]
  /// Of each column its place in the border; -1 for one that is eliminated.
  private var columnPlace: [Int]
  private let bandRows: [Int]
  private let couplingRows: [Int]
  private let borderColumns: [Int]
  private let factor: BandedFactor
  /// The Schur complement of the border, then its LU factors.
  private var schur: [Double]
  private var pivots: [Int32]
  /// 1 / D of what is eliminated.
  private var inverse: [Double]
  private var diagonal: [Double]

  private var borderCount: Int { couplingRows.count + borderColumns.count }

  init(_ form: StandardForm) {
    self.form = form
    let layout = BorderLayout(form)
    couplingRows = layout.couplingRows
    borderColumns = layout.borderColumns
    rowPlace = Array(repeating: 0, count: form.matrix.rowCount)
    for (place, row) in couplingRows.enumerated() { rowPlace[row] = -1 - place }
    var band: [Int] = []
    for row in rowPlace.indices where rowPlace[row] >= 0 {
      rowPlace[row] = band.count
      band.append(row)
    }
    bandRows = band
    columnPlace = Array(repeating: -1, count: form.cost.count)
    for (place, column) in borderColumns.enumerated() { columnPlace[column] = couplingRows.count + place }
    let count = couplingRows.count + borderColumns.count
    factor = BandedFactor(order: band.count, bandwidth: layout.bandwidth, borderCount: count)
    schur = Array(repeating: 0, count: count * count)
    pivots = Array(repeating: 0, count: count)
    inverse = Array(repeating: 0, count: form.cost.count)
    diagonal = inverse
  }

  /// Factorises for the diagonal D.
  func factorise(_ diagonal: [Double]) {
    self.diagonal = diagonal
    let count = borderCount
    factor.clear()
    for place in schur.indices { schur[place] = 0 }
    for row in bandRows.indices { factor.add(Self.regularization, row: row, column: row) }
    for place in couplingRows.indices { schur[place * count + place] = Self.regularization }
    let matrix = form.matrix
    for column in diagonal.indices {
      let own = columnPlace[column]
      let places = matrix.places(of: column)
      guard own < 0 else {
        schur[own * count + own] -= diagonal[column]
        for place in places {
          let row = rowPlace[Int(matrix.rows[place])]
          if row >= 0 {
            factor.addBorder(matrix.elements[place], row: row, column: own)
          } else {
            schur[own * count - 1 - row] += matrix.elements[place]
            schur[(-1 - row) * count + own] += matrix.elements[place]
          }
        }
        continue
      }
      let weight = 1 / (diagonal[column] + Self.regularization)
      inverse[column] = weight
      for first in places {
        let row = rowPlace[Int(matrix.rows[first])]
        let value = weight * matrix.elements[first]
        for second in places {
          let other = rowPlace[Int(matrix.rows[second])]
          let product = value * matrix.elements[second]
          if row >= 0 {
            if other >= 0 {
              if row >= other { factor.add(product, row: row, column: other) }
            } else {
              factor.addBorder(product, row: row, column: -1 - other)
            }
          } else if other < 0 {
            schur[(-1 - row) * count - 1 - other] += product
          }
        }
      }
    }
    factor.factorise()
    guard count > 0 else { return }
    schur.withUnsafeMutableBufferPointer { factor.subtractBorderProduct(from: $0.baseAddress!) }
    // Symmetric, so that rows and columns may change places.
    _ = LAPACKE_dgetrf_work(LAPACK_COL_MAJOR, Int32(count), Int32(count), &schur, Int32(count), &pivots)
  }

  /// The step for the right-hand sides g, by column, and r, by row; refined until rounding is all that is left.
  func solve(_ g: [Double], _ r: [Double]) -> (dx: [Double], dy: [Double]) {
    var (dx, dy) = solveOnce(g, r)
    for _ in 0..<Self.mostRefinements {
      let reached = form.matrix.product(dx)
      var rest = r
      var (worst, size) = (0.0, 1e-300)
      for row in rest.indices {
        size = max(size, r[row].magnitude, reached[row].magnitude * 1e-3)
        rest[row] -= reached[row]
        worst = max(worst, rest[row].magnitude)
      }
      guard worst > 1e-13 * size else { break }
      let priced = form.matrix.transposedProduct(dy)
      var off = g
      for column in off.indices { off[column] -= diagonal[column] * dx[column] - priced[column] }
      let (ex, ey) = solveOnce(off, rest)
      for column in dx.indices { dx[column] += ex[column] }
      for row in dy.indices { dy[row] += ey[row] }
    }
    return (dx, dy)
  }

  private func solveOnce(_ g: [Double], _ r: [Double]) -> (dx: [Double], dy: [Double]) {
    var local = g
    for column in local.indices { local[column] = columnPlace[column] < 0 ? g[column] * inverse[column] : 0 }
    let moved = form.matrix.product(local)
    var band = [Double](repeating: 0, count: max(1, bandRows.count))
    for (place, row) in bandRows.enumerated() { band[place] = r[row] - moved[row] }
    var border = [Double](repeating: 0, count: max(1, borderCount))
    for (place, row) in couplingRows.enumerated() { border[place] = r[row] - moved[row] }
    for (place, column) in borderColumns.enumerated() { border[couplingRows.count + place] = -g[column] }
    factor.solveLower(&band)
    if borderCount > 0 {
      factor.subtractBorderTransposed(band, from: &border)
      let count = Int32(borderCount)
      let asItIs = CChar(UInt8(ascii: "N"))
      _ = LAPACKE_dgetrs_work(LAPACK_COL_MAJOR, asItIs, count, 1, schur, count, pivots, &border, count)
      factor.subtractBorder(border, from: &band)
    }
    factor.solveUpper(&band)
    var dy = r
    for (place, row) in bandRows.enumerated() { dy[row] = band[place] }
    for (place, row) in couplingRows.enumerated() { dy[row] = border[place] }
    var dx = form.matrix.transposedProduct(dy)
    for column in dx.indices {
      let place = columnPlace[column]
      dx[column] = place < 0 ? inverse[column] * (g[column] + dx[column]) : border[place]
    }
    return (dx, dy)
  }
}
