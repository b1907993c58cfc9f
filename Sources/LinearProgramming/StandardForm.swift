/// A program as the interior point has it: minimise c'x where A x = b and 0 <= x <= width, or x free.
///
/// Rows with two sides have got a slack. Fixed variables, rows without limits and rows without variables are left out;
/// rows and columns are scaled to largest elements near one, right-hand sides and costs to a mean size of one.
struct StandardForm {
  private(set) var matrix: SparseColumns
  private(set) var cost: [Double] = []
  private(set) var rightHandSide: [Double]
  /// Infinite without an upper bound.
  private(set) var width: [Double] = []
  private(set) var isFree: [Bool] = []

  // The way back: variable = shift + scale x column, dual = scale x row's multiplier.
  private let fixed: [Double]
  /// Of each column its variable; nil for a slack.
  private var variables: [Int?] = []
  private var shift: [Double] = []
  private var scale: [Double] = []
  private let keptRows: [Int]
  private var rowScale: [Double]
  private var costScale = 1.0

  /// Nil where a row without variables cannot be met.
  init?(_ problem: CoreProblem) {
    let isFixed = problem.cost.indices.map { problem.lower[$0] == problem.upper[$0] }
    fixed = problem.cost.indices.map { isFixed[$0] ? problem.lower[$0] : 0 }
    var entries = [Int](repeating: 0, count: problem.rowCount)
    var constant = [Double](repeating: 0, count: problem.rowCount)
    for column in problem.cost.indices {
      for place in problem.places(of: column) where problem.elements[place] != 0 {
        let row = Int(problem.rows[place])
        if isFixed[column] { constant[row] += problem.elements[place] * fixed[column] } else { entries[row] += 1 }
      }
    }
    var kept: [Int] = []
    var numbers = [Int](repeating: -1, count: problem.rowCount)
    for row in 0..<problem.rowCount {
      let (lower, upper) = (problem.rowLower[row], problem.rowUpper[row])
      if entries[row] == 0 {
        let tolerance = 1e-9 * (1 + constant[row].magnitude)
        guard constant[row] >= lower - tolerance, constant[row] <= upper + tolerance else { return nil }
      } else if lower.isFinite || upper.isFinite {
        numbers[row] = kept.count
        kept.append(row)
      }
    }
    keptRows = kept
    matrix = SparseColumns(rowCount: kept.count)
    rightHandSide = kept.map { -constant[$0] }
    rowScale = Array(repeating: 1, count: kept.count)
    for column in problem.cost.indices where !isFixed[column] {
      let sign = problem.lower[column].isFinite || !problem.upper[column].isFinite ? 1.0 : -1
      for place in problem.places(of: column) where problem.elements[place] != 0 {
        let row = numbers[Int(problem.rows[place])]
        if row >= 0 { matrix.append(row: row, sign * problem.elements[place]) }
      }
      addColumn(column, cost: sign * problem.cost[column], problem.lower[column], problem.upper[column], sign)
    }
    for (number, row) in kept.enumerated() {
      let (lower, upper) = (problem.rowLower[row], problem.rowUpper[row])
      guard lower != upper else {
        rightHandSide[number] += lower
        continue
      }
      let sign = lower.isFinite ? 1.0 : -1
      matrix.append(row: number, -sign)
      addColumn(nil, cost: 0, lower, upper, sign)
    }
    for column in cost.indices where shift[column] != 0 {
      // Elements carry the sign, hence the shift does too.
      for place in matrix.places(of: column) {
        rightHandSide[Int(matrix.rows[place])] -= matrix.elements[place] * scale[column] * shift[column]
      }
    }
    equilibrate()
  }

  private mutating func addColumn(_ variable: Int?, cost: Double, _ lower: Double, _ upper: Double, _ sign: Double) {
    matrix.endColumn()
    self.cost.append(cost)
    variables.append(variable)
    width.append(upper - lower)
    isFree.append(!lower.isFinite && !upper.isFinite)
    shift.append(lower.isFinite ? lower : upper.isFinite ? upper : 0)
    scale.append(sign)
  }

  /// Ruiz (2001), A scaling algorithm to equilibrate both rows and columns norms in matrices; in powers of two, so that
  /// nothing is rounded.
  private mutating func equilibrate() {
    var columnScale = [Double](repeating: 1, count: cost.count)
    for _ in 0..<5 {
      var rowLargest = [Double](repeating: 0, count: rowScale.count)
      var columnLargest = [Double](repeating: 0, count: cost.count)
      for column in cost.indices {
        for place in matrix.places(of: column) {
          let row = Int(matrix.rows[place])
          let size = (matrix.elements[place] * rowScale[row] * columnScale[column]).magnitude
          rowLargest[row] = max(rowLargest[row], size)
          columnLargest[column] = max(columnLargest[column], size)
        }
      }
      for row in rowScale.indices { rowScale[row] *= Self.inverseRoot(rowLargest[row]) }
      for column in columnScale.indices { columnScale[column] *= Self.inverseRoot(columnLargest[column]) }
    }
    let unit = Self.powerOfTwo(Self.meanSize(zip(rightHandSide, rowScale).map { $0 * $1 }))
    for row in rowScale.indices { rowScale[row] /= unit }
    for column in columnScale.indices { columnScale[column] *= unit }
    matrix.scale(rowScale, columnScale)
    for row in rowScale.indices { rightHandSide[row] *= rowScale[row] }
    for column in cost.indices {
      cost[column] *= columnScale[column]
      width[column] /= columnScale[column]
      scale[column] *= columnScale[column]
    }
    costScale = 1 / Self.powerOfTwo(Self.meanSize(cost))
    for column in cost.indices { cost[column] *= costScale }
  }

  /// Of what is above zero. A mean, since the limit of a year stands beside those of its hours.
  private static func meanSize(_ values: [Double]) -> Double {
    let sizes = values.filter { $0 != 0 }.map(\.magnitude)
    return sizes.isEmpty ? 0 : sizes.reduce(0, +) / Double(sizes.count)
  }

  private static func inverseRoot(_ value: Double) -> Double { 1 / powerOfTwo(value.squareRoot()) }

  private static func powerOfTwo(_ value: Double) -> Double {
    value > 0 && value.isFinite ? Double(sign: .plus, exponent: value.exponent, significand: 1) : 1
  }

  /// The program's variables, within their bounds.
  func values(_ x: [Double], _ problem: CoreProblem) -> [Double] {
    var values = fixed
    for (column, variable) in variables.enumerated() {
      guard let variable else { continue }
      let value = shift[column] + scale[column] * x[column]
      values[variable] = min(max(value, problem.lower[variable]), problem.upper[variable])
    }
    return values
  }

  /// The program's row multipliers.
  func duals(_ y: [Double], rowCount: Int) -> [Double] {
    var duals = [Double](repeating: 0, count: rowCount)
    for (number, row) in keptRows.enumerated() { duals[row] = y[number] * rowScale[number] / costScale }
    return duals
  }
}
