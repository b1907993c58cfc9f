/// A program without names: minimise cost'x within bounds and limits, the matrix column by column without gaps, as Clp
/// lays it out. Coefficients of zero keep their place, so that they can be changed in place.
struct CoreProblem: Sendable {
  var cost: [Double]
  var lower: [Double]
  var upper: [Double]
  var rowLower: [Double]
  var rowUpper: [Double]
  private(set) var starts: [Int32]
  private(set) var rows: [Int32]
  var elements: [Double]

  var variableCount: Int { cost.count }
  var rowCount: Int { rowLower.count }

  init(_ program: LinearProgram) {
    cost = program.objective.map { program.direction.sign * $0 }
    (lower, upper) = (program.lower, program.upper)
    (rowLower, rowUpper) = (program.rowLower, program.rowUpper)
    starts = Array(repeating: 0, count: cost.count + 1)
    for entry in program.entries { starts[entry.variable + 1] += 1 }
    for column in cost.indices { starts[column + 1] += starts[column] }
    var free = starts
    rows = Array(repeating: 0, count: program.entries.count)
    elements = Array(repeating: 0, count: program.entries.count)
    for entry in program.entries {
      let place = Int(free[entry.variable])
      rows[place] = Int32(entry.row)
      elements[place] = entry.coefficient
      free[entry.variable] += 1
    }
  }

  /// Where the elements of a column stand.
  func places(of column: Int) -> Range<Int> { Int(starts[column])..<Int(starts[column + 1]) }

  /// Adds a column; its rows must exist and stand once each.
  mutating func appendColumn(cost: Double, lower: Double, upper: Double, _ entries: [(row: Int, element: Double)]) {
    self.cost.append(cost)
    self.lower.append(lower)
    self.upper.append(upper)
    rows += entries.map { Int32($0.row) }
    elements += entries.map(\.element)
    starts.append(Int32(rows.count))
  }

  /// The largest coefficient of each row in size; 1 for a row that has none.
  var rowScales: [Double] {
    var scales = [Double](repeating: 0, count: rowCount)
    for place in elements.indices {
      scales[Int(rows[place])] = max(scales[Int(rows[place])], elements[place].magnitude)
    }
    return scales.map { $0 == 0 ? 1 : $0 }
  }
}

/// Two numbers that the same equations are solved for.
typealias Pair = SIMD2<Double>

/// Operations on a column, each a loop over few elements. `init` and `appendColumn` see to it that every place holds a row
/// of the program, so that the loops need not check it again.
extension CoreProblem {
  /// Takes a value x column off `residual`, by row.
  func subtract(_ value: Pair, _ column: Int, from residual: inout [Pair]) {
    precondition(residual.count == rowCount)
    guard value != .zero else { return }
    let (rows, elements) = (rows.span, elements.span)
    var residual = residual.mutableSpan
    for place in places(of: column) {
      residual[unchecked: Int(rows[unchecked: place])] -= elements[unchecked: place] * value
    }
  }

  /// Σ multiplier x element of a column, and the sum of the sizes of its terms.
  func product(_ column: Int, _ multipliers: [Double]) -> (sum: Double, size: Double) {
    precondition(multipliers.count == rowCount)
    var (sum, size) = (0.0, 0.0)
    let (rows, elements, multipliers) = (rows.span, elements.span, multipliers.span)
    for place in places(of: column) {
      let term = multipliers[unchecked: Int(rows[unchecked: place])] * elements[unchecked: place]
      sum += term
      size += term.magnitude
    }
    return (sum, size)
  }

  /// Adds the size of value x column to `sizes`, of which the rows are the last.
  func addSizes(_ value: Double, _ column: Int, to sizes: inout [Double]) {
    let first = sizes.count - rowCount
    precondition(first >= 0)
    guard value != 0 else { return }
    let (rows, elements) = (rows.span, elements.span)
    var sizes = sizes.mutableSpan
    for place in places(of: column) {
      sizes[unchecked: first + Int(rows[unchecked: place])] += (elements[unchecked: place] * value).magnitude
    }
  }
}
