/// The outcome of a solve, in the words of solvers: optimal, infeasible and unbounded are answers; `failed` means that
/// there is none.
public enum LinearProgramOutcome: Hashable, Sendable {
  case optimal(LinearProgramSolution)
  /// No values meet all rows and bounds. The rows and the variables' bounds named contradict each other: their weighted
  /// sum, by the duals of an elastic program, is a proof.
  case infeasible(rows: [String], variables: [String])
  /// The objective improves for ever while this variable grows (in size).
  case unbounded(variable: String)
  case failed(reason: String)

  /// The answer where there is one.
  public var solution: LinearProgramSolution? {
    if case .optimal(let solution) = self { solution } else { nil }
  }
}

/// An optimum that was checked: feasible, dual feasible and without a gap between both objectives.
///
/// It is a function of the program's numbers alone, whatever it was solved from: the second objective chooses among
/// equals, and fixed weights among those that are equal even then.
public struct LinearProgramSolution: Hashable, Sendable {
  /// The first objective, in the direction the program states.
  public let objective: Double
  /// The second objective, if the program has one.
  public let secondObjective: Double?
  /// One for each variable, within its bounds.
  public let values: [Double]
  /// Σ coefficient x value of each row.
  public let rowActivities: [Double]
  /// For each row, what the first objective gains when the limit that binds rises by one; 0 where none binds.
  public let duals: [Double]
  /// For each variable, what the first objective gains when the variable is forced up by one; 0 for one between bounds.
  public let reducedCosts: [Double]
  /// Of simplex, both objectives together, or of the interior point.
  public let iterations: Int
  /// How well the answer holds, computed from the program's numbers and the answer alone.
  public let residuals: OptimalityResiduals

  let variableNames: [String]
  let rowNames: [String]

  public subscript(variable: LinearProgram.Variable) -> Double { values[variable.index] }

  public func dual(of row: LinearProgram.Row) -> Double { duals[row.index] }

  /// The gain of the first objective when the variable is forced up by one; 0 for one between bounds.
  public func reducedCost(of variable: LinearProgram.Variable) -> Double { reducedCosts[variable.index] }

  /// Σ coefficient x value of a row.
  public func activity(of row: LinearProgram.Row) -> Double { rowActivities[row.index] }

  /// nil for a name that the program does not have.
  public func value(of variable: String) -> Double? { variableNames.firstIndex(of: variable).map { values[$0] } }
  public func reducedCost(of variable: String) -> Double? {
    variableNames.firstIndex(of: variable).map { reducedCosts[$0] }
  }
  public func activity(of row: String) -> Double? { rowNames.firstIndex(of: row).map { rowActivities[$0] } }
  public func dual(of row: String) -> Double? { rowNames.firstIndex(of: row).map { duals[$0] } }
}
