import CClp

/// A program with the objective cost'x + x'Qx / 2 over the variables and rows of a linear program, to be minimised; Q is
/// symmetric and positive semidefinite, as a covariance is.
///
/// A point near by, or else Clp, leads to the limits that bind; the point is then solved for on them, and accepted only
/// where its conditions of optimality (Karush, Kuhn and Tucker) hold as we compute them.
public struct QuadraticProgram: Sendable {
  public var linear: LinearProgram
  /// Row by row, of the variables in the order in which they were added.
  public var quadratic: [Double]

  /// - Parameter linear: a program that minimises.
  public init(_ linear: LinearProgram, quadratic: [Double]) {
    (self.linear, self.quadratic) = (linear, quadratic)
  }

  public enum Outcome: Sendable {
    case optimal(Solution)
    case infeasible
    case failed(reason: String)
  }

  public struct Solution: Hashable, Sendable {
    public let values: [Double]
    public let objective: Double
    /// The largest violation of a condition of optimality, each against the size of its terms.
    public let residual: Double

    public subscript(variable: LinearProgram.Variable) -> Double { values[variable.index] }
  }

  /// A point with a larger residual is none.
  public static let tolerance = 1e-8

  /// - Parameter near: values from which the limits that bind are looked for first, such as those of a program that
  ///   differs little; nil for none.
  /// - Throws: `InvalidLinearProgram` for a program that makes no sense, and a Q that is not symmetric and positive
  ///   semidefinite; Clp never sees it.
  public func solve(near: [Double]? = nil) throws(InvalidLinearProgram) -> Outcome {
    try linear.validate()
    let problem = CoreProblem(linear)
    let count = problem.variableCount
    var problems: [String] = []
    if linear.direction == .maximise { problems.append("a quadratic program minimises") }
    if quadratic.count != count * count || !quadratic.allSatisfy(\.isFinite) {
      problems.append("the quadratic objective is not a square of \(count) finite numbers a side")
    } else if let reason = Self.defect(ofCovariance: quadratic) {
      problems.append("the quadratic objective is \(reason)")
    }
    if !problems.isEmpty { throw InvalidLinearProgram(problems: problems) }

    if let near, near.count == count {
      var points = ActiveSet(problem, quadratic, near: near)
      if let best = points.best(), best.residual <= Self.tolerance { return .optimal(solution(best, problem)) }
    }
    let model = ClpModel(problem)
    let status = model.solve(quadratic: quadratic, problem)
    if status == .infeasible { return .infeasible }
    var points = ActiveSet(problem, quadratic, near: model.values)
    var found = points.best()
    if found?.residual ?? .infinity > Self.tolerance { found = proximal(from: model.values, problem) ?? found }
    guard let best = found else {
      return .failed(reason: "no conditions of optimality could be solved (Clp: \(status))")
    }
    guard best.residual <= Self.tolerance else {
      return .failed(reason: "the residual of the conditions of optimality is \(best.residual) (Clp: \(status))")
    }
    return .optimal(solution(best, problem))
  }

  private func solution(_ point: ActiveSet.Point, _ problem: CoreProblem) -> Solution {
    let (values, count) = (point.values, point.values.count)
    let objective = values.indices.reduce(0) { sum, i in
      let curved = values.indices.reduce(0) { $0 + quadratic[i * count + $1] * values[$1] }
      return sum + values[i] * (problem.cost[i] + curved / 2)
    }
    return Solution(values: values, objective: objective, residual: point.residual)
  }

  /// A covariance of less than full rank is flat in some directions, in which no limits alone make a point. A little of the
  /// distance to the point before bends them, and at a point that stays its own neighbour nothing is left of it
  /// (Rockafellar 1976, SIAM Journal on Control and Optimization 14(5), 877-898).
  private func proximal(from start: [Double], _ problem: CoreProblem) -> ActiveSet.Point? {
    let stated = ActiveSet(problem, quadratic, near: start)
    let largest = quadratic.reduce(0) { max($0, $1.magnitude) }
    let weight = 1e-6 * (largest > 0 ? largest : 1)
    var bent = quadratic
    for i in start.indices { bent[i * start.count + i] += weight }
    var best: ActiveSet.Point?
    var centre = start
    for _ in 0..<20 {
      var moved = problem
      for i in centre.indices { moved.cost[i] -= weight * centre[i] }
      var points = ActiveSet(moved, bent, near: centre)
      guard let next = points.walked(from: centre) else { return best }
      let point = stated.measured(next)
      if point.residual < best?.residual ?? .infinity { best = point }
      if point.residual <= Self.tolerance * 1e-3 { return best }
      centre = next.values
    }
    return best
  }

  /// Says why a matrix, row by row, is no covariance; nil where it is one.
  public static func defect(ofCovariance matrix: [Double]) -> String? {
    let count = Int(Double(matrix.count).squareRoot().rounded())
    guard count * count == matrix.count else { return "not square" }
    let largest = matrix.reduce(0) { max($0, $1.magnitude) }
    for i in 0..<count {
      for j in 0..<i where (matrix[i * count + j] - matrix[j * count + i]).magnitude > 1e-12 * largest {
        return "not symmetric"
      }
    }
    // LDL' with the largest pivot first: negative beyond rounding is indefinite, none left is semidefinite.
    var left = matrix
    var open = Set(0..<count)
    while let pivot = open.max(by: { (left[$0 * count + $0], $1) < (left[$1 * count + $1], $0) }) {
      let value = left[pivot * count + pivot]
      if open.contains(where: { left[$0 * count + $0] < -1e-10 * largest }) { return "not positive semidefinite" }
      open.remove(pivot)
      guard value > 1e-12 * largest else {
        let isEmpty = open.allSatisfy { left[$0 * count + pivot].magnitude <= 1e-10 * largest }
        if isEmpty { continue }
        return "not positive semidefinite"
      }
      for i in open {
        let factor = left[i * count + pivot] / value
        for j in open { left[i * count + j] -= factor * left[pivot * count + j] }
      }
    }
    return nil
  }
}

extension ClpModel {
  /// Clp takes the lower triangle alone: of a full matrix it makes a wrong point with a status of optimal.
  fileprivate func solve(quadratic: [Double], _ problem: CoreProblem) -> Status {
    let count = problem.variableCount
    var starts: [Int32] = [0]
    var rows: [Int32] = []
    var elements: [Double] = []
    for column in 0..<count {
      for row in column..<count where quadratic[row * count + column] != 0 {
        rows.append(Int32(row))
        elements.append(quadratic[row * count + column])
      }
      starts.append(Int32(rows.count))
    }
    Clp_loadQuadraticObjective(model, Int32(count), starts, rows, elements)
    Clp_primal(model, 0)
    return Status(rawValue: Clp_status(model)) ?? .errors
  }
}
