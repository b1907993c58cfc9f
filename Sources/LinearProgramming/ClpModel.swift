import CClp

/// Clp's version, as in "1.17.6".
public var clpVersion: String { String(cString: Clp_Version()) }

/// The program as Clp has it, made for one answer: nothing of an earlier solve (weights, perturbation, factors) can reach
/// a later one.
///
/// `Clp_dual` and `Clp_primal` are called and never `Clp_initialSolve`, which replaces the process's handler of SIGINT
/// while it runs.
final class ClpModel {
  /// How a solve ended, with Clp's numbers 0 to 4.
  enum Status: Int32 {
    case optimal = 0
    case infeasible, unbounded, stopped, errors
  }

  let model: UnsafeMutableRawPointer
  private let rows: Int
  private let columns: Int

  init(_ problem: CoreProblem) {
    model = Clp_newModel()
    rows = problem.rowCount
    columns = problem.variableCount
    Clp_setLogLevel(model, 0)
    var starts: [Int32] = [0]
    var places: [Int32] = []
    var elements: [Double] = []
    for column in 0..<columns {
      for place in problem.places(of: column) where problem.elements[place] != 0 {
        places.append(problem.rows[place])
        elements.append(problem.elements[place])
      }
      starts.append(Int32(places.count))
    }
    Clp_loadProblem(
      model, Int32(columns), Int32(rows), starts, places, elements, Self.limits(problem.lower),
      Self.limits(problem.upper), problem.cost, Self.limits(problem.rowLower), Self.limits(problem.rowUpper))
    Clp_setOptimizationDirection(model, 1)
    // A bound far above what simplex needs, so that a cycle ends as a failed solve and not never.
    Clp_setMaximumIterations(model, Int32(min(50_000_000, 10_000 + 100 * (rows + columns))))
  }

  deinit { Clp_deleteModel(model) }

  /// An infinite limit is Clp's largest number.
  private static func limits(_ values: [Double]) -> [Double] {
    values.map { $0.isInfinite ? ($0 < 0 ? -Double.greatestFiniteMagnitude : .greatestFiniteMagnitude) : $0 }
  }

  /// Dual simplex from `basis`, or from the slacks.
  func solve(from basis: Basis?) -> Status {
    if let basis { Clp_copyinStatus(model, basis.statuses.map(Self.code)) }
    Clp_dual(model, 0)
    return checkedStatus
  }

  /// Solves again without scaling, from the basis at hand.
  func solveUnscaled() -> Status {
    Clp_scaling(model, 0)
    Clp_primal(model, 0)
    return status
  }

  private var checkedStatus: Status {
    // The scaled program was optimal but its answer is not one of the program as stated: Clp calls that optimal too.
    (2...4).contains(Clp_secondaryStatus(model)) ? solveUnscaled() : status
  }

  private var status: Status { Status(rawValue: Clp_status(model)) ?? .errors }

  var iterations: Int { Int(Clp_numberIterations(model)) }
  var values: [Double] { copy(Clp_primalColumnSolution(model), columns) }
  var duals: [Double] { copy(Clp_dualRowSolution(model), rows) }
  var isBasic: [Bool] {
    UnsafeBufferPointer(start: Clp_statusArray(model), count: rows + columns).map { $0 & 7 == 1 }
  }

  private func copy(_ pointer: UnsafeMutablePointer<Double>?, _ count: Int) -> [Double] {
    Array(UnsafeBufferPointer(start: pointer, count: pointer == nil ? 0 : count))
  }

  /// Clp's number of a status.
  private static func code(_ status: Basis.Status) -> UInt8 {
    switch status {
    case .free: 0
    case .basic: 1
    case .atUpper: 2
    case .atLower: 3
    }
  }
}
