import SeededNumbers

@testable import LinearProgramming

/// A program of small whole numbers, so that ties, degenerate corners, redundant rows, empty columns, programs without
/// a point and endless ones are all frequent; its numbers can be drawn again on the same shape.
struct RandomProgram {
  var program: LinearProgram
  private(set) var variables: [LinearProgram.Variable] = []
  private(set) var rows: [LinearProgram.Row] = []
  private(set) var numbers: Numbers
  private let pattern: [(row: Int, variable: Int)]

  /// All numbers of a program; coefficients in the order of the pattern.
  struct Numbers {
    var objective: [Double]
    var bounds: [(Double, Double)]
    var limits: [(Double, Double)]
    var coefficients: [Double]
  }

  init(_ random: inout SeededNumbers, most: Int = 8) {
    let count = (variables: Int.random(in: 1...most, using: &random), rows: Int.random(in: 0...most, using: &random))
    var pattern: [(row: Int, variable: Int)] = []
    for row in 0..<count.rows {
      for variable in 0..<count.variables where Int.random(in: 0..<5, using: &random) < 3 {
        pattern.append((row, variable))
      }
    }
    self.pattern = pattern
    numbers = Self.numbers(&random, count.variables, count.rows, pattern)
    var second: [Double] = []
    for _ in 0..<count.variables { second.append(Double(Int.random(in: 0...3, using: &random))) }
    let direction: LinearProgram.Direction = Bool.random(using: &random) ? .minimise : .maximise
    program = LinearProgram(direction)
    for variable in 0..<count.variables {
      let (lower, upper) = numbers.bounds[variable]
      variables.append(
        program.addVariable("x\(variable)", lower: lower, upper: upper, objective: numbers.objective[variable]))
    }
    for row in 0..<count.rows {
      let (lower, upper) = numbers.limits[row]
      let entries = zip(pattern, numbers.coefficients).filter { $0.0.row == row }
      rows.append(
        program.addRow("r\(row)", lower: lower, upper: upper, entries.map { (variables[$0.0.variable], $0.1) }))
    }
    if Bool.random(using: &random) {
      program.secondObjective = .init(
        .minimise, coefficients: Dictionary(uniqueKeysWithValues: zip(variables, second)))
    }
  }

  /// Three quarters of the rows hold a point within the bounds, many of them just so.
  private static func numbers(
    _ random: inout SeededNumbers, _ variables: Int, _ rows: Int, _ pattern: [(row: Int, variable: Int)]
  ) -> Numbers {
    func whole(_ range: ClosedRange<Int>) -> Double { Double(Int.random(in: range, using: &random)) }
    func limits(_ a: Double, _ b: Double) -> (Double, Double) {
      switch Int.random(in: 0..<8, using: &random) {
      case 0: (a, a)
      case 1: (-.infinity, .infinity)
      case 2, 3: (-.infinity, max(a, b))
      case 4, 5: (min(a, b), .infinity)
      default: (min(a, b), max(a, b))
      }
    }
    let coefficients = pattern.map { _ in whole(-2...2) }
    let bounds = (0..<variables).map { _ in
      Bool.random(using: &random) ? (0, .infinity) : limits(whole(-2...3), whole(-2...3))
    }
    let point = bounds.map { $0.0.isFinite ? $0.0 + min($0.1 - $0.0, whole(0...2)) : min($0.1, whole(-1...1)) }
    var activities = [Double](repeating: 0, count: rows)
    for (place, coefficient) in zip(pattern, coefficients) {
      activities[place.row] += coefficient * point[place.variable]
    }
    return Numbers(
      objective: (0..<variables).map { _ in whole(-2...2) }, bounds: bounds,
      limits: activities.map { activity in
        Int.random(in: 0..<4, using: &random) == 0
          ? limits(whole(-4...6), whole(-4...6)) : limits(activity, activity + whole(-1...3))
      }, coefficients: coefficients)
  }

  /// The same shape with other numbers.
  func redrawn(_ random: inout SeededNumbers) -> Numbers {
    Self.numbers(&random, variables.count, rows.count, pattern)
  }

  func put(_ numbers: Numbers, into model: inout LinearProgramModel) {
    for (k, variable) in variables.enumerated() {
      model.setObjective(numbers.objective[k], of: variable)
      model.setBounds(numbers.bounds[k].0, numbers.bounds[k].1, of: variable)
    }
    for (k, row) in rows.enumerated() { model.setLimits(numbers.limits[k].0, numbers.limits[k].1, of: row) }
    for (place, coefficient) in zip(pattern, numbers.coefficients) {
      model.setCoefficient(coefficient, of: variables[place.variable], in: rows[place.row])
    }
  }

  /// The program written anew with these numbers.
  func program(with numbers: Numbers) -> LinearProgram {
    var fresh = LinearProgram(program.direction)
    fresh.secondObjective = program.secondObjective
    for k in variables.indices {
      fresh.addVariable(
        "x\(k)", lower: numbers.bounds[k].0, upper: numbers.bounds[k].1, objective: numbers.objective[k])
    }
    for row in rows.indices {
      let entries = zip(pattern, numbers.coefficients).filter { $0.0.row == row }
      fresh.addRow(
        "r\(row)", lower: numbers.limits[row].0, upper: numbers.limits[row].1,
        entries.map { (variables[$0.0.variable], $0.1) })
    }
    return fresh
  }
}

extension LinearProgramOutcome {
  /// Everything that is told of an answer but the iterations.
  var told: [[UInt64]]? {
    guard let solution else { return nil }
    let numbers = [
      [solution.objective, solution.secondObjective ?? 0], solution.values, solution.rowActivities, solution.duals,
      solution.reducedCosts,
    ]
    return numbers.map { $0.map(\.bitPattern) }
  }
}
