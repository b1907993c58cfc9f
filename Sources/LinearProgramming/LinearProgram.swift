/// A linear program with names: variables with bounds and an objective coefficient, rows with a lower and an upper limit.
///
/// The room holds programs, how they are solved, and the proof of every answer; what a program means stays with its
/// caller. `solve` answers one program by simplex; a `LinearProgramModel` answers many that differ in their numbers alone;
/// `solveByInteriorPoint` answers large ones of many hours, and `QuadraticProgram` small ones with a covariance.
///
/// A value without hidden state: solving never changes it, and copies may be solved on several threads at once. Scale
/// money to millions or more; coefficients far apart (1e5 beside 1e-4) cost digits.
public struct LinearProgram: Hashable, Sendable {
  public enum Direction: Hashable, Sendable {
    case minimise, maximise

    /// Everything behind the program minimises.
    var sign: Double { self == .minimise ? 1 : -1 }
  }

  /// A variable of this program; made by `addVariable` only.
  public struct Variable: Hashable, Sendable {
    let index: Int
  }

  /// A row of this program; made by `addRow` only.
  public struct Row: Hashable, Sendable {
    let index: Int
  }

  /// A coefficient of a row.
  struct Entry: Hashable, Sendable {
    let row: Int
    let variable: Int
    let coefficient: Double
  }

  /// A second objective that chooses among answers equally good by the first: the optimum of a linear program is often
  /// a whole face, and a stated choice is the only one that a reader can follow.
  public struct SecondObjective: Hashable, Sendable {
    public var direction: Direction
    /// One coefficient for each variable named; the others have none.
    public var coefficients: [Variable: Double]
    /// Answers are equally good by the first objective where they differ by at most this share of its terms: a reduced
    /// cost that is smaller, measured against the terms that it is the difference of, counts as none.
    public var tolerance: Double

    public init(_ direction: Direction, coefficients: [Variable: Double], tolerance: Double = 1e-11) {
      self.direction = direction
      self.coefficients = coefficients
      self.tolerance = tolerance
    }
  }

  public var direction: Direction
  public var secondObjective: SecondObjective?

  public private(set) var variableNames: [String] = []
  public private(set) var rowNames: [String] = []
  private(set) var lower: [Double] = []
  private(set) var upper: [Double] = []
  private(set) var objective: [Double] = []
  private(set) var rowLower: [Double] = []
  private(set) var rowUpper: [Double] = []
  /// Row by row.
  private(set) var entries: [Entry] = []

  public init(_ direction: Direction) { self.direction = direction }

  /// Adds a variable. Bounds may be infinite; everything is checked by `solve`.
  @discardableResult
  public mutating func addVariable(
    _ name: String, lower: Double = 0, upper: Double = .infinity, objective: Double = 0
  ) -> Variable {
    variableNames.append(name)
    self.lower.append(lower)
    self.upper.append(upper)
    self.objective.append(objective)
    return Variable(index: variableNames.count - 1)
  }

  /// Adds the row lower <= Σ coefficient x variable <= upper. A limit that is infinite is none.
  @discardableResult
  public mutating func addRow(
    _ name: String, lower: Double = -.infinity, upper: Double = .infinity, _ coefficients: [(Variable, Double)]
  ) -> Row {
    let row = Row(index: rowNames.count)
    rowNames.append(name)
    rowLower.append(lower)
    rowUpper.append(upper)
    entries += coefficients.map { Entry(row: row.index, variable: $0.0.index, coefficient: $0.1) }
    return row
  }

  /// Makes a row of the objective, whose variables keep their coefficients there.
  @discardableResult
  public mutating func limitObjective(
    _ name: String, lower: Double = -.infinity, upper: Double = .infinity
  ) -> Row {
    addRow(
      name, lower: lower, upper: upper,
      objective.indices.compactMap { objective[$0] == 0 ? nil : (Variable(index: $0), objective[$0]) })
  }

  /// Gives the named variables these coefficients of the objective, and all others none.
  public mutating func setObjective(_ coefficients: [Variable: Double]) {
    for index in objective.indices { objective[index] = coefficients[Variable(index: index)] ?? 0 }
  }
}
