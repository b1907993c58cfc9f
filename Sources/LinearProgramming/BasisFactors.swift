/// Solves with the matrix of a basis: the columns of the basic variables in the rows whose activity is not basic. Such a
/// row stands at a limit and is called tight; there are as many as basic variables.
///
/// A row with one unknown, or an unknown in one row, is solved at once, and so on with what is left; only the core that
/// remains is factorised as a dense matrix. In programs of a few hundred rows it is small.
struct BasisFactors: Sendable {
  private struct Pivot {
    var row: Int
    var column: Int
    var element: Double
  }

  /// A core with more unknowns than this is not worth a dense matrix.
  static let mostCore = 128
  /// A pivot below this share of its column's largest element makes a basis that cannot be trusted.
  static let leastPivot = 1e-11

  // The matrix by rows: where the elements of a row stand. And the column of each place.
  private let rowStarts: [Int]
  private let rowPlaces: [Int]
  private let columns: [Int]

  /// Rows solved first, in this order, each for its last unknown.
  private var first: [Pivot] = []
  /// Unknowns that stand in one row of those that are left, solved last and in the reverse order.
  private var last: [Pivot] = []
  private var core: DenseCore

  // Of the elements that join an unsolved tight row and an unsolved unknown: how many there are in a row and in a column,
  // -1 once it is solved, and the exclusive or of their places, which is the place where there is one.
  private var countOfRow: [Int]
  private var placeOfRow: [Int]
  private var countOfColumn: [Int]
  private var placeOfColumn: [Int]
  private var queue: [Int] = []

  init(_ problem: CoreProblem, mostCore: Int = Self.mostCore) {
    var starts = [Int](repeating: 0, count: problem.rowCount + 1)
    for row in problem.rows { starts[Int(row) + 1] += 1 }
    for row in 0..<problem.rowCount { starts[row + 1] += starts[row] }
    rowStarts = starts
    var places = [Int](repeating: 0, count: problem.rows.count)
    var columns = places
    for column in 0..<problem.variableCount {
      for place in problem.places(of: column) {
        let row = Int(problem.rows[place])
        columns[place] = column
        places[starts[row]] = place
        starts[row] += 1
      }
    }
    rowPlaces = places
    self.columns = columns
    core = DenseCore(rows: problem.rowCount, most: mostCore)
    countOfRow = Array(repeating: -1, count: problem.rowCount)
    placeOfRow = countOfRow
    countOfColumn = Array(repeating: -1, count: problem.variableCount)
    placeOfColumn = countOfColumn
  }

  /// - Returns: whether the basis can be solved with.
  mutating func factorise(_ problem: CoreProblem, _ basis: Basis) -> Bool {
    first.removeAll(keepingCapacity: true)
    last.removeAll(keepingCapacity: true)
    count(problem, basis)
    solveSingleRows(problem)
    solveSingleColumns(problem)
    for pivot in first where !isUsable(pivot, problem) { return false }
    for pivot in last where !isUsable(pivot, problem) { return false }
    return core.factorise(problem, rows: countOfRow, columns: countOfColumn)
  }

  private mutating func count(_ problem: CoreProblem, _ basis: Basis) {
    let variables = problem.variableCount
    for row in countOfRow.indices {
      countOfRow[row] = basis.statuses[variables + row] == .basic ? -1 : 0
      placeOfRow[row] = 0
    }
    for column in countOfColumn.indices {
      guard basis.statuses[column] == .basic else {
        countOfColumn[column] = -1
        continue
      }
      var count = 0
      var only = 0
      for place in problem.places(of: column) where problem.elements[place] != 0 {
        let row = Int(problem.rows[place])
        guard countOfRow[row] >= 0 else { continue }
        countOfRow[row] += 1
        placeOfRow[row] ^= place
        count += 1
        only ^= place
      }
      (countOfColumn[column], placeOfColumn[column]) = (count, only)
    }
  }

  private mutating func solveSingleRows(_ problem: CoreProblem) {
    queue.removeAll(keepingCapacity: true)
    for row in countOfRow.indices where countOfRow[row] == 1 { queue.append(row) }
    var next = 0
    while next < queue.count {
      let row = queue[next]
      next += 1
      guard countOfRow[row] == 1 else { continue }
      let place = placeOfRow[row]
      let column = columns[place]
      first.append(Pivot(row: row, column: column, element: problem.elements[place]))
      countOfRow[row] = -1
      countOfColumn[column] = -1
      for place in problem.places(of: column) where problem.elements[place] != 0 {
        let other = Int(problem.rows[place])
        guard countOfRow[other] > 0 else { continue }
        countOfRow[other] -= 1
        placeOfRow[other] ^= place
        if countOfRow[other] == 1 { queue.append(other) }
      }
    }
  }

  private mutating func solveSingleColumns(_ problem: CoreProblem) {
    queue.removeAll(keepingCapacity: true)
    for column in countOfColumn.indices where countOfColumn[column] == 1 { queue.append(column) }
    var next = 0
    while next < queue.count {
      let column = queue[next]
      next += 1
      guard countOfColumn[column] == 1 else { continue }
      let place = placeOfColumn[column]
      let row = Int(problem.rows[place])
      last.append(Pivot(row: row, column: column, element: problem.elements[place]))
      countOfRow[row] = -1
      countOfColumn[column] = -1
      for position in rowStarts[row]..<rowStarts[row + 1] where problem.elements[rowPlaces[position]] != 0 {
        let place = rowPlaces[position]
        let other = columns[place]
        guard countOfColumn[other] > 0 else { continue }
        countOfColumn[other] -= 1
        placeOfColumn[other] ^= place
        if countOfColumn[other] == 1 { queue.append(other) }
      }
    }
  }

  private func isUsable(_ pivot: Pivot, _ problem: CoreProblem) -> Bool {
    var largest = 0.0
    for place in problem.places(of: pivot.column) { largest = max(largest, problem.elements[place].magnitude) }
    return pivot.element.magnitude > Self.leastPivot * largest
  }

  /// Solves for the basic variables so that they take up `residual` in every tight row, for two right-hand sides at once.
  /// Their activity is taken off `residual`, in the other rows too.
  mutating func solve(_ problem: CoreProblem, residual: inout [Pair], into values: inout [Pair]) {
    for pivot in first { take(pivot, problem, &residual, &values) }
    if !core.rows.isEmpty {
      for (k, row) in core.rows.enumerated() { core.right[k] = residual[row] }
      core.solve()
      for (k, column) in core.columns.enumerated() {
        values[column] = core.right[k]
        problem.subtract(core.right[k], column, from: &residual)
      }
    }
    for pivot in last.reversed() { take(pivot, problem, &residual, &values) }
  }

  private func take(_ pivot: Pivot, _ problem: CoreProblem, _ residual: inout [Pair], _ values: inout [Pair]) {
    let value = residual[pivot.row] / pivot.element
    values[pivot.column] = value
    problem.subtract(value, pivot.column, from: &residual)
  }

  /// Solves for the multipliers of the tight rows so that every basic variable's reduced cost is 0. On entry they are 0,
  /// and those of the other rows as the caller has them. `sizes` is what each is measured against: the terms that make it.
  mutating func solveTransposed(
    _ problem: CoreProblem, cost: [Double], into multipliers: inout [Double], sizes: inout [Double]
  ) {
    for pivot in last { price(pivot, problem, cost, &multipliers, &sizes) }
    for (k, column) in core.columns.enumerated() {
      core.right[k] = Pair(cost[column] - problem.product(column, multipliers).sum, 0)
    }
    core.solveTransposed()
    var largest = 0.0
    for (k, row) in core.rows.enumerated() {
      multipliers[row] = core.right[k].x
      largest = max(largest, core.right[k].x.magnitude)
    }
    for row in core.rows { sizes[row] = largest }
    for pivot in first.reversed() { price(pivot, problem, cost, &multipliers, &sizes) }
  }

  private func price(
    _ pivot: Pivot, _ problem: CoreProblem, _ cost: [Double], _ multipliers: inout [Double], _ sizes: inout [Double]
  ) {
    let taken = problem.product(pivot.column, multipliers)
    multipliers[pivot.row] = (cost[pivot.column] - taken.sum) / pivot.element
    sizes[pivot.row] = (cost[pivot.column].magnitude + taken.size) / pivot.element.magnitude
  }
}
