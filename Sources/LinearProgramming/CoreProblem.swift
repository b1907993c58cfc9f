/// A program without names in Clp's layout: minimise cost'x, the matrix column by column without gaps.
struct CoreProblem {
  var cost: [Double]
  var lower: [Double]
  var upper: [Double]
  var rowLower: [Double]
  var rowUpper: [Double]
  private(set) var starts: [Int32]
  private(set) var indices: [Int32]
  private(set) var elements: [Double]

  init(_ program: LinearProgram) {
    cost = program.objective.map { program.direction.sign * $0 }
    (lower, upper) = (program.lower, program.upper)
    (rowLower, rowUpper) = (program.rowLower, program.rowUpper)
    var columns = [[(Int32, Double)]](repeating: [], count: cost.count)
    for (row, entries) in program.entries.enumerated() {
      for entry in entries where entry.coefficient != 0 {
        columns[entry.variable].append((Int32(row), entry.coefficient))
      }
    }
    starts = [0]
    (indices, elements) = ([], [])
    for column in columns { appendEntries(column) }
  }

  /// Adds a column; its rows must exist and stand once each.
  mutating func appendColumn(cost: Double, lower: Double, upper: Double, _ entries: [(Int32, Double)]) {
    self.cost.append(cost)
    self.lower.append(lower)
    self.upper.append(upper)
    appendEntries(entries)
  }

  private mutating func appendEntries(_ entries: [(Int32, Double)]) {
    indices += entries.map(\.0)
    elements += entries.map(\.1)
    starts.append(Int32(indices.count))
  }

  /// Σ element x value for each row.
  func activities(of values: [Double]) -> [Double] {
    var result = [Double](repeating: 0, count: rowLower.count)
    forEachElement { row, column, element in result[row] += element * values[column] }
    return result
  }

  /// Cost less Σ dual x element for each column.
  func reducedCosts(for duals: [Double]) -> [Double] {
    var result = cost
    forEachElement { row, column, element in result[column] -= duals[row] * element }
    return result
  }

  func forEachElement(_ body: (_ row: Int, _ column: Int, _ element: Double) -> Void) {
    for column in cost.indices {
      for k in Int(starts[column])..<Int(starts[column + 1]) { body(Int(indices[k]), column, elements[k]) }
    }
  }
}
