extension LinearProgramSolution {
  /// What the first objective gains when the variable is forced up by one; 0 for one between bounds.
  public func reducedCost(of variable: LinearProgram.Variable) -> Double { reducedCosts[variable.index] }

  /// Σ coefficient x value of a row.
  public func activity(of row: LinearProgram.Row) -> Double { rowActivities[row.index] }
}
