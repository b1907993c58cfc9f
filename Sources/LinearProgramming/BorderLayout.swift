/// Which rows and columns make the border of a program, and how wide the band of the others is.
struct BorderLayout {
  private(set) var couplingRows: [Int] = []
  private(set) var borderColumns: [Int] = []
  private(set) var bandwidth = 0

  init(_ form: StandardForm) {
    let matrix = form.matrix
    var entries = [Int](repeating: 0, count: matrix.rowCount)
    for row in matrix.rows { entries[Int(row)] += 1 }
    let mean = matrix.rows.count / max(1, matrix.rowCount)
    var isCoupling = entries.map { $0 > max(100, 20 * mean) }
    var isBorder = [Bool](repeating: false, count: form.cost.count)
    chooseBandwidth(matrix, isCoupling, &isBorder)
    // A row with no eliminated column has nothing on the diagonal.
    var isHeld = [Bool](repeating: false, count: matrix.rowCount)
    for column in form.cost.indices where !isBorder[column] {
      for place in matrix.places(of: column) { isHeld[Int(matrix.rows[place])] = true }
    }
    for row in isCoupling.indices where !isHeld[row] { isCoupling[row] = true }
    couplingRows = isCoupling.indices.filter { isCoupling[$0] }
    borderColumns = isBorder.indices.filter { isBorder[$0] }
  }

  /// The bandwidth of the least work; columns that reach further go into the border.
  private mutating func chooseBandwidth(_ matrix: SparseColumns, _ isCoupling: [Bool], _ isBorder: inout [Bool]) {
    var place = [Int](repeating: -1, count: matrix.rowCount)
    var order = 0
    for row in place.indices where !isCoupling[row] {
      place[row] = order
      order += 1
    }
    var reach = [Int](repeating: 0, count: isBorder.count)
    var columnsOfReach: [Int: Int] = [:]
    for column in isBorder.indices where !isBorder[column] {
      var (first, last) = (Int.max, -1)
      for entry in matrix.places(of: column) {
        let row = place[Int(matrix.rows[entry])]
        guard row >= 0 else { continue }
        first = min(first, row)
        last = max(last, row)
      }
      if last >= 0 { reach[column] = last - first }
      columnsOfReach[reach[column], default: 0] += 1
    }
    var beyond = matrix.rowCount - order + isBorder.lazy.filter { $0 }.count
    var least = Double.infinity
    for (width, count) in columnsOfReach.sorted(by: { $0.key > $1.key }) {
      let (w, k) = (Double(width), Double(beyond))
      let work = Double(order) * (w * w + 2 * w * k + k * k) + k * k * k
      if work < least { (least, bandwidth) = (work, width) }
      beyond += count
    }
    for column in isBorder.indices where reach[column] > bandwidth { isBorder[column] = true }
  }
}
