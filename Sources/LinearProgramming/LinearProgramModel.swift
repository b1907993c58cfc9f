extension LinearProgram {
  /// Solves and checks the answer apart from the solver.
  /// - Throws: `InvalidLinearProgram` for a program that makes no sense; no solver has seen it then.
  public func solve() throws(InvalidLinearProgram) -> LinearProgramOutcome {
    try validate()
    var solver = LinearProgramSolver(self)
    return solver.solve(from: nil).outcome
  }
}

/// A program that is solved again and again with other numbers: what depends on its shape is made once.
///
/// Every solve starts from the basis of the program as it was given, never from the sample before: whatever the order of
/// the samples, an answer has the same bits. Where that basis is still feasible and optimal for the new numbers the answer
/// is computed from it without a pivot. The bits are those that `LinearProgram.solve` gives for the same numbers; a program
/// that our own simplex is not made for (see `BasisFactors`), or that keeps it busy for too long, is solved by Clp from
/// nothing.
public struct LinearProgramModel: Sendable {
  private var solver: LinearProgramSolver
  private let start: Basis

  /// - Throws: as `LinearProgram.solve` does.
  public init(_ program: LinearProgram) throws(InvalidLinearProgram) {
    try self.init(program, mostCore: BasisFactors.mostCore)
  }

  init(_ program: LinearProgram, mostCore: Int) throws(InvalidLinearProgram) {
    try program.validate()
    solver = LinearProgramSolver(program, mostCore: mostCore)
    start = solver.solve(from: nil).basis ?? Basis(slackOf: solver.problem)
  }

  public mutating func setObjective(_ coefficient: Double, of variable: LinearProgram.Variable) {
    solver.problem.cost[variable.index] = solver.sign * coefficient
  }

  public mutating func setBounds(_ lower: Double, _ upper: Double, of variable: LinearProgram.Variable) {
    solver.problem.lower[variable.index] = lower
    solver.problem.upper[variable.index] = upper
  }

  public mutating func setLimits(_ lower: Double, _ upper: Double, of row: LinearProgram.Row) {
    solver.problem.rowLower[row.index] = lower
    solver.problem.rowUpper[row.index] = upper
  }

  /// The program must have a coefficient there, were it 0.
  public mutating func setCoefficient(
    _ coefficient: Double, of variable: LinearProgram.Variable, in row: LinearProgram.Row
  ) {
    let place = solver.problem.places(of: variable.index).first { Int(solver.problem.rows[$0]) == row.index }
    guard let place else { preconditionFailure("the row holds no coefficient of the variable") }
    solver.problem.elements[place] = coefficient
  }

  /// Solves the program with the numbers that it has now.
  /// - Throws: `InvalidLinearProgram` for numbers that make no sense.
  public mutating func solve() throws(InvalidLinearProgram) -> LinearProgramOutcome {
    try solver.validateNumbers()
    return solver.solve(from: start).outcome
  }
}
