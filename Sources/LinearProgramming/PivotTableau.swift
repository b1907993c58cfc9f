/// How every basic variable and row activity changes with every one that is not basic: a guide for many steps from one
/// basis, each a sweep over a dense matrix. It drifts, so what it leads to is computed anew.
struct PivotTableau: Sendable {
  /// Matrices with more elements than this take longer to sweep than a basis to factorise.
  private static let mostRates = 20_000

  /// Whether the program is small enough.
  let isUsable: Bool
  /// In the order of the matrix's rows and columns: variables, then rows.
  private var basic: [Int] = []
  private var others: [Int] = []
  /// Of everything: its row or its column.
  private var position: [Int]
  /// Row by row.
  private var rates: [Double] = []
  /// Of each objective, by column: how it changes with what is not basic.
  private var costs: [Double] = []
  /// Of each objective: its largest coefficient in size.
  private var costSizes: [Double] = []

  init(_ problem: CoreProblem) {
    let (variables, rows) = (problem.variableCount, problem.rowCount)
    isUsable = rows > 0 && rows <= Self.mostRates / variables
    position = Array(repeating: 0, count: variables + rows)
  }

  /// - Parameter factors: of this basis.
  mutating func build(_ problem: CoreProblem, _ basis: Basis, _ factors: inout BasisFactors) {
    basic.removeAll(keepingCapacity: true)
    others.removeAll(keepingCapacity: true)
    for (k, status) in basis.statuses.enumerated() {
      if status == .basic {
        position[k] = basic.count
        basic.append(k)
      } else {
        position[k] = others.count
        others.append(k)
      }
    }
    rates.removeAll(keepingCapacity: true)
    rates.append(contentsOf: repeatElement(0, count: basic.count * others.count))
    let variables = problem.variableCount
    var residual = [Pair](repeating: .zero, count: problem.rowCount)
    var values = [Pair](repeating: .zero, count: variables)
    func add(_ k: Int, _ unit: Pair) {
      if k < variables { problem.subtract(unit, k, from: &residual) } else { residual[k - variables] += unit }
    }
    // Two columns at once.
    for column in stride(from: 0, to: others.count, by: 2) {
      for row in residual.indices { residual[row] = .zero }
      add(others[column], Pair(1, 0))
      let isPair = column + 1 < others.count
      if isPair { add(others[column + 1], Pair(0, 1)) }
      factors.solve(problem, residual: &residual, into: &values)
      for (row, k) in basic.enumerated() {
        let rate = k < variables ? values[k] : -residual[k - variables]
        rates[row * others.count + column] = rate.x
        if isPair { rates[row * others.count + column + 1] = rate.y }
      }
    }
  }

  /// - Parameter objectives: by variable; an empty one is none.
  mutating func setCosts(_ objectives: [Double]...) {
    costs.removeAll(keepingCapacity: true)
    costSizes.removeAll(keepingCapacity: true)
    for objective in objectives {
      let first = costs.count
      costs.append(contentsOf: repeatElement(0, count: others.count))
      for (column, k) in others.enumerated() where k < objective.count { costs[first + column] = objective[k] }
      for (row, k) in basic.enumerated() where k < objective.count && objective[k] != 0 {
        for column in others.indices { costs[first + column] += objective[k] * rates[row * others.count + column] }
      }
      costSizes.append(objective.reduce(0) { max($0, $1.magnitude) })
    }
  }

  /// How the objective of this place changes with everything that is not basic, and the size of its terms.
  func fill(_ reduced: inout [Double], _ sizes: inout [Double], objective: Int) {
    for (column, k) in others.enumerated() {
      reduced[k] = costs[objective * others.count + column]
      sizes[k] = costSizes[objective]
    }
  }

  /// How the sum of what is basic, with these weights, changes with everything that is not.
  func fill(_ reduced: inout [Double], weighing weights: [Int8]) {
    for k in others { reduced[k] = 0 }
    for (row, b) in basic.enumerated() where weights[b] != 0 {
      for (column, k) in others.enumerated() { reduced[k] += Double(weights[b]) * rates[row * others.count + column] }
    }
  }

  /// The rates of everything basic when something rises (1) or falls (-1).
  func fill(_ all: inout [Pair], rising k: Int, by direction: Double) {
    for (row, b) in basic.enumerated() { all[b].x = direction * rates[row * others.count + position[k]] }
  }

  mutating func exchange(entering: Int, leaving: Int) {
    let (row, column, width) = (position[leaving], position[entering], others.count)
    let pivot = rates[row * width + column]
    let objectives = costs.count / width
    rates.withUnsafeMutableBufferPointer { rates in
      let own = UnsafeMutableBufferPointer(rebasing: rates[row * width..<(row + 1) * width])
      for c in 0..<width { own[c] /= -pivot }
      own[column] = 1 / pivot
      for other in 0..<basic.count where other != row {
        Self.eliminate(UnsafeMutableBufferPointer(rebasing: rates[other * width..<(other + 1) * width]), own, column)
      }
      costs.withUnsafeMutableBufferPointer { costs in
        for other in 0..<objectives {
          Self.eliminate(UnsafeMutableBufferPointer(rebasing: costs[other * width..<(other + 1) * width]), own, column)
        }
      }
    }
    basic[row] = entering
    others[column] = leaving
    (position[entering], position[leaving]) = (row, column)
  }

  /// Takes what a row owes to the column out of it, in terms of the pivot's row.
  private static func eliminate(
    _ row: UnsafeMutableBufferPointer<Double>, _ pivot: UnsafeMutableBufferPointer<Double>, _ column: Int
  ) {
    let factor = row[column]
    guard factor != 0 else { return }
    row[column] = 0
    for c in 0..<row.count { row[c] += factor * pivot[c] }
  }
}
