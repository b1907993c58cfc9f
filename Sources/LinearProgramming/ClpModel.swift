import CClp

/// Clp's version, as in "1.17.6".
public var clpVersion: String { String(cString: Clp_Version()) }

/// The program as Clp has it: minimise, column by column, limits that are infinite as Clp's largest number.
///
/// `Clp_dual` and `Clp_primal` are called and never `Clp_initialSolve`, which replaces the process's handler of SIGINT
/// while it runs.
final class ClpModel {
  /// How a solve ended, with Clp's numbers 0 to 4.
  enum Status: Int32 {
    case optimal = 0
    case infeasible, unbounded, stopped, errors
  }

  private let model: UnsafeMutableRawPointer
  private let rows: Int
  private let columns: Int

  init(_ problem: CoreProblem) {
    model = Clp_newModel()
    rows = problem.rowLower.count
    columns = problem.cost.count
    Clp_setLogLevel(model, 0)
    func limits(_ values: [Double]) -> [Double] {
      values.map { $0.isInfinite ? ($0 < 0 ? -Double.greatestFiniteMagnitude : .greatestFiniteMagnitude) : $0 }
    }
    Clp_loadProblem(
      model, Int32(columns), Int32(rows), problem.starts, problem.indices, problem.elements, limits(problem.lower),
      limits(problem.upper), problem.cost, limits(problem.rowLower), limits(problem.rowUpper))
    Clp_setOptimizationDirection(model, 1)
    // A bound far above what simplex needs, so that a cycle ends as a failed solve and not never.
    Clp_setMaximumIterations(model, Int32(min(50_000_000, 10_000 + 100 * (rows + columns))))
  }

  deinit { Clp_deleteModel(model) }

  /// Solves from a basis of the same shape, or from the slacks.
  func solve(from basis: LinearProgramBasis?) -> Status {
    if let basis, basis.statuses.count == rows + columns { Clp_copyinStatus(model, basis.statuses) }
    Clp_dual(model, 0)
    // The scaled program was optimal but its answer is not one of the program as stated: Clp calls that optimal too.
    if (2...4).contains(Clp_secondaryStatus(model)) { return solveUnscaled() }
    return status
  }

  /// Solves again without scaling, from the basis at hand.
  func solveUnscaled() -> Status {
    Clp_scaling(model, 0)
    Clp_primal(model, 0)
    return status
  }

  private var status: Status { Status(rawValue: Clp_status(model)) ?? .errors }

  var iterations: Int { Int(Clp_numberIterations(model)) }
  var values: [Double] { copy(Clp_primalColumnSolution(model), columns) }
  var duals: [Double] { copy(Clp_dualRowSolution(model), rows) }
  var basis: LinearProgramBasis {
    LinearProgramBasis(statuses: Array(UnsafeBufferPointer(start: Clp_statusArray(model), count: rows + columns)))
  }

  private func copy(_ pointer: UnsafeMutablePointer<Double>?, _ count: Int) -> [Double] {
    Array(UnsafeBufferPointer(start: pointer, count: pointer == nil ? 0 : count))
  }
}
