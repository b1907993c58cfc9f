/// The point of a quadratic program on a set of limits that are held with equality, and the search for the set on which it
/// is optimal: limits that are violated are taken in and limits whose multiplier has the wrong sign are let go, all at once
/// (Hintermüller, Ito and Kunisch 2002, SIAM Journal on Optimization 13(3), 865-888), from the limits near a given point.
struct ActiveSet {
  /// A point with the multipliers of the rows, and the largest violation of a condition of optimality.
  struct Point {
    var values: [Double]
    var multipliers: [Double]
    var residual: Double
  }

  private enum Held {
    case free, lower, upper
  }

  private let problem: CoreProblem
  private let quadratic: [Double]
  private var bounds: [Held]
  private var rows: [Held]

  init(_ problem: CoreProblem, _ quadratic: [Double], near values: [Double]) {
    (self.problem, self.quadratic) = (problem, quadratic)
    func held(_ value: Double, _ lower: Double, _ upper: Double) -> Held {
      let near = 1e-7 * (1 + value.magnitude)
      return value - lower <= near ? .lower : upper - value <= near ? .upper : .free
    }
    bounds = values.indices.map { held(values[$0], problem.lower[$0], problem.upper[$0]) }
    let activities = Self.activities(problem, values)
    rows = activities.indices.map { held(activities[$0], problem.rowLower[$0], problem.rowUpper[$0]) }
  }

  private static func activities(_ problem: CoreProblem, _ values: [Double]) -> [Double] {
    var sums = [Double](repeating: 0, count: problem.rowCount)
    for column in values.indices {
      for place in problem.places(of: column) {
        sums[Int(problem.rows[place])] += problem.elements[place] * values[column]
      }
    }
    return sums
  }

  /// The point with the least residual among those met on the way; nil where none could be solved for.
  mutating func best() -> Point? {
    var best: Point?
    for _ in 0..<50 {
      guard let (values, multipliers) = solved() else { return best }
      let reduced = reducedCosts(values, multipliers)
      let residual = residual(values, multipliers, reduced)
      if residual < best?.residual ?? .infinity {
        best = Point(values: values, multipliers: multipliers, residual: residual)
      }
      guard residual > QuadraticProgram.tolerance * 1e-3, change(values, multipliers, reduced) else { return best }
    }
    return best
  }

  /// The point of another program over the same limits, measured by this one's conditions.
  func measured(_ point: Point) -> Point {
    let reduced = reducedCosts(point.values, point.multipliers)
    return Point(
      values: point.values, multipliers: point.multipliers,
      residual: residual(point.values, point.multipliers, reduced))
  }

  /// The point and the multipliers of the rows on the limits that are held.
  private func solved() -> (values: [Double], multipliers: [Double])? {
    let count = problem.variableCount
    let free = bounds.indices.filter { bounds[$0] == .free }
    let tight = rows.indices.filter { rows[$0] != .free }
    var values = bounds.indices.map { column in
      bounds[column] == .lower ? problem.lower[column] : bounds[column] == .upper ? problem.upper[column] : 0
    }
    let size = free.count + tight.count
    var matrix = [Double](repeating: 0, count: size * size)
    var right = [Double](repeating: 0, count: size)
    let fixed = Self.activities(problem, values)
    for (place, row) in tight.enumerated() {
      let limit = rows[row] == .lower ? problem.rowLower[row] : problem.rowUpper[row]
      right[free.count + place] = limit - fixed[row]
    }
    for (k, column) in free.enumerated() {
      right[k] = -problem.cost[column]
      for other in 0..<count { right[k] -= quadratic[column * count + other] * values[other] }
      for (l, other) in free.enumerated() { matrix[k * size + l] = quadratic[column * count + other] }
      for place in problem.places(of: column) {
        guard let row = tight.firstIndex(of: Int(problem.rows[place])) else { continue }
        matrix[k * size + free.count + row] = -problem.elements[place]
        matrix[(free.count + row) * size + k] = problem.elements[place]
      }
    }
    guard Self.eliminate(&matrix, &right) else { return nil }
    var multipliers = rows.map { _ in 0.0 }
    for (k, column) in free.enumerated() { values[column] = right[k] }
    for (place, row) in tight.enumerated() { multipliers[row] = right[free.count + place] }
    return (values, multipliers)
  }

  /// Solves by elimination with the largest pivot of each column. A column without one belongs to a limit that others
  /// imply: its unknown is 0. Returns false where the equations contradict each other.
  private static func eliminate(_ matrix: inout [Double], _ right: inout [Double]) -> Bool {
    let size = right.count
    let largest = matrix.reduce(0) { max($0, $1.magnitude) }
    var implied: Set<Int> = []
    for step in 0..<size {
      let pivot = (step..<size).max { matrix[$0 * size + step].magnitude < matrix[$1 * size + step].magnitude } ?? step
      guard matrix[pivot * size + step].magnitude > 1e-13 * largest else {
        implied.insert(step)
        continue
      }
      if pivot != step {
        for k in 0..<size { matrix.swapAt(pivot * size + k, step * size + k) }
        right.swapAt(pivot, step)
      }
      for row in step + 1..<max(size, step + 1) where matrix[row * size + step] != 0 {
        let factor = matrix[row * size + step] / matrix[step * size + step]
        for k in step..<size { matrix[row * size + k] -= factor * matrix[step * size + k] }
        right[row] -= factor * right[step]
      }
    }
    for step in (0..<size).reversed() {
      if implied.contains(step) {
        guard right[step].magnitude <= 1e-9 else { return false }
        right[step] = 0
        continue
      }
      for k in step + 1..<max(size, step + 1) { right[step] -= matrix[step * size + k] * right[k] }
      right[step] /= matrix[step * size + step]
    }
    return right.allSatisfy(\.isFinite)
  }

  /// The gradient less what the rows take of it.
  private func reducedCosts(_ values: [Double], _ multipliers: [Double]) -> [Double] {
    let count = values.count
    return values.indices.map { column in
      let gradient = (0..<count).reduce(problem.cost[column]) { $0 + quadratic[column * count + $1] * values[$1] }
      return gradient - problem.product(column, multipliers).sum
    }
  }

  /// The largest violation of stationarity, of a limit, of a sign or of complementary slackness.
  private func residual(_ values: [Double], _ multipliers: [Double], _ reduced: [Double]) -> Double {
    let size =
      1
      + values.indices.reduce(0) { largest, column in
        max(largest, problem.cost[column].magnitude, problem.product(column, multipliers).size)
      }
    var worst = 0.0
    func check(_ value: Double, _ multiplier: Double, _ lower: Double, _ upper: Double) {
      let room = 1 + value.magnitude
      worst = max(worst, (lower - value) / room, (value - upper) / room)
      // A multiplier above zero needs the lower limit, one below zero the upper.
      let distance = multiplier > 0 ? value - lower : upper - value
      worst = max(worst, min(multiplier.magnitude / size, max(0, distance) / room))
      if value.isNaN || multiplier.isNaN { worst = .infinity }
    }
    for column in values.indices {
      check(values[column], reduced[column], problem.lower[column], problem.upper[column])
    }
    let activities = Self.activities(problem, values)
    for row in activities.indices {
      check(activities[row], multipliers[row], problem.rowLower[row], problem.rowUpper[row])
    }
    return worst
  }

  /// Takes in what is violated and lets go what has the wrong sign. Returns whether anything changed.
  private mutating func change(_ values: [Double], _ multipliers: [Double], _ reduced: [Double]) -> Bool {
    let activities = Self.activities(problem, values)
    var isChanged = false
    func next(_ held: Held, _ value: Double, _ multiplier: Double, _ lower: Double, _ upper: Double) -> Held {
      switch held {
      case .free where value < lower - 1e-12 * (1 + lower.magnitude): return .lower
      case .free where value > upper + 1e-12 * (1 + upper.magnitude): return .upper
      case .lower where multiplier < 0 && lower < upper: return .free
      case .upper where multiplier > 0 && lower < upper: return .free
      default: return held
      }
    }
    for column in bounds.indices {
      let now = next(bounds[column], values[column], reduced[column], problem.lower[column], problem.upper[column])
      if now != bounds[column] { (bounds[column], isChanged) = (now, true) }
    }
    for row in rows.indices {
      let now = next(rows[row], activities[row], multipliers[row], problem.rowLower[row], problem.rowUpper[row])
      if now != rows[row] { (rows[row], isChanged) = (now, true) }
    }
    return isChanged
  }
}

extension ActiveSet {
  /// From a point within the limits to the optimum of a strictly convex program: towards the best point on the limits held,
  /// no farther than the next limit, which is then held too; once there, the limit with the worst sign is let go (Nocedal
  /// and Wright 2006, Numerical Optimization, 2nd ed., section 16.5). Nil where that comes to no end.
  mutating func walked(from start: [Double]) -> Point? {
    var position = start
    for _ in 0..<500 {
      guard let (values, multipliers) = solved() else { return nil }
      if let limit = nextLimit(from: position, to: values) {
        for column in position.indices { position[column] += limit.part * (values[column] - position[column]) }
        hold(limit)
        continue
      }
      position = values
      let reduced = reducedCosts(values, multipliers)
      let residual = residual(values, multipliers, reduced)
      guard residual > QuadraticProgram.tolerance * 1e-3, letGo(multipliers, reduced) else {
        return Point(values: values, multipliers: multipliers, residual: residual)
      }
    }
    return nil
  }

  private struct Limit {
    /// Of the variables, then of the rows.
    var place: Int
    var side: Held
    /// Of the way to it.
    var part: Double
  }

  private func nextLimit(from start: [Double], to end: [Double]) -> Limit? {
    let (rowStart, rowEnd) = (Self.activities(problem, start), Self.activities(problem, end))
    var next: Limit?
    func meet(_ place: Int, _ held: Held, _ from: Double, _ to: Double, _ lower: Double, _ upper: Double) {
      guard held == .free else { return }
      let side = to < lower - 1e-12 * (1 + lower.magnitude) ? Held.lower : .upper
      let limit = side == .lower ? lower : upper
      guard side == .lower || to > upper + 1e-12 * (1 + upper.magnitude) else { return }
      let part = from == to ? 0 : min(max((limit - from) / (to - from), 0), 1)
      if part < next?.part ?? .infinity { next = Limit(place: place, side: side, part: part) }
    }
    for column in end.indices {
      meet(column, bounds[column], start[column], end[column], problem.lower[column], problem.upper[column])
    }
    for row in rowEnd.indices {
      meet(end.count + row, rows[row], rowStart[row], rowEnd[row], problem.rowLower[row], problem.rowUpper[row])
    }
    return next
  }

  private mutating func hold(_ limit: Limit) {
    if limit.place < bounds.count {
      bounds[limit.place] = limit.side
    } else {
      rows[limit.place - bounds.count] = limit.side
    }
  }

  /// Returns false where all signs are right.
  private mutating func letGo(_ multipliers: [Double], _ reduced: [Double]) -> Bool {
    var worst = (place: -1, size: 0.0)
    func look(_ place: Int, _ held: Held, _ multiplier: Double, _ lower: Double, _ upper: Double) {
      let wrong = held == .lower ? -multiplier : held == .upper ? multiplier : 0
      if lower < upper, wrong > worst.size { worst = (place, wrong) }
    }
    for column in bounds.indices {
      look(column, bounds[column], reduced[column], problem.lower[column], problem.upper[column])
    }
    for row in rows.indices {
      look(bounds.count + row, rows[row], multipliers[row], problem.rowLower[row], problem.rowUpper[row])
    }
    guard worst.place >= 0 else { return false }
    hold(Limit(place: worst.place, side: .free, part: 0))
    return true
  }
}
