/// Everything that is wrong with a program; Clp never sees it (Debian's build ends the process on some of it).
public struct InvalidLinearProgram: Error, Hashable, Sendable, CustomStringConvertible {
  public let problems: [String]

  public init(problems: [String]) { self.problems = problems }

  public var description: String { problems.joined(separator: "\n") }
}

extension LinearProgram {
  /// - Throws: `InvalidLinearProgram` with every problem, each naming its variable or row.
  func validate() throws(InvalidLinearProgram) {
    var problems: [String] = []
    if variableNames.isEmpty { problems.append("the program has no variables") }
    problems += Self.duplicates(variableNames).map { "two variables are named '\($0)'" }
    problems += Self.duplicates(rowNames).map { "two rows are named '\($0)'" }
    for (j, name) in variableNames.enumerated() {
      problems += NumberRules.variable(name, lower[j], upper[j], objective: objective[j])
    }
    var start = 0
    for (i, name) in rowNames.enumerated() {
      problems += NumberRules.limits("row '\(name)'", rowLower[i], rowUpper[i])
      // Entries stand row by row.
      let end = entries[start...].firstIndex { $0.row != i } ?? entries.endIndex
      problems += entryProblems(of: name, entries[start..<end])
      start = end
    }
    problems += secondObjectiveProblems()
    if !problems.isEmpty { throw InvalidLinearProgram(problems: problems) }
  }

  private func entryProblems(of name: String, _ entries: ArraySlice<Entry>) -> [String] {
    var problems: [String] = []
    var seen: Set<Int> = []
    for entry in entries {
      guard variableNames.indices.contains(entry.variable) else {
        problems.append("row '\(name)' names a variable of another program")
        continue
      }
      let variable = variableNames[entry.variable]
      if !seen.insert(entry.variable).inserted { problems.append("row '\(name)' holds variable '\(variable)' twice") }
      problems += NumberRules.coefficient(entry.coefficient, of: variable, in: name)
    }
    return problems
  }

  private func secondObjectiveProblems() -> [String] {
    guard let second = secondObjective else { return [] }
    var problems: [String] = []
    if !(second.tolerance >= 0 && second.tolerance <= 0.1) {
      problems.append("the tolerance of the second objective is \(second.tolerance), outside 0 to 0.1")
    }
    for (variable, coefficient) in second.coefficients.sorted(by: { $0.key.index < $1.key.index }) {
      if !variableNames.indices.contains(variable.index) {
        problems.append("the second objective names a variable of another program")
      } else if !NumberRules.isUsable(coefficient) {
        problems.append("the second objective gives variable '\(variableNames[variable.index])' \(coefficient)")
      }
    }
    return problems
  }

  private static func duplicates(_ names: [String]) -> [String] {
    var seen: [String: Int] = [:]
    return names.filter { name in
      seen[name, default: 0] += 1
      return seen[name] == 2
    }
  }
}

extension LinearProgramSolver {
  /// Checks numbers that were changed in place.
  func validateNumbers() throws(InvalidLinearProgram) {
    guard !hasUsableNumbers else { return }
    var problems: [String] = []
    for (j, name) in variableNames.enumerated() {
      problems += NumberRules.variable(
        name, problem.lower[j], problem.upper[j], objective: sign * problem.cost[j])
    }
    for (i, name) in rowNames.enumerated() {
      problems += NumberRules.limits("row '\(name)'", problem.rowLower[i], problem.rowUpper[i])
    }
    for (j, name) in variableNames.enumerated() {
      for place in problem.places(of: j) {
        problems += NumberRules.coefficient(
          problem.elements[place], of: name, in: rowNames[Int(problem.rows[place])])
      }
    }
    throw InvalidLinearProgram(problems: problems)
  }

  private var hasUsableNumbers: Bool {
    func areLimits(_ lower: [Double], _ upper: [Double]) -> Bool {
      lower.indices.allSatisfy { NumberRules.areLimits(lower[$0], upper[$0]) }
    }
    return problem.cost.allSatisfy(NumberRules.isUsable) && problem.elements.allSatisfy(NumberRules.isUsable)
      && areLimits(problem.lower, problem.upper) && areLimits(problem.rowLower, problem.rowUpper)
  }
}

/// The numbers that a program may hold.
private enum NumberRules {
  /// Magnitudes from here on are refused: Clp takes 1e27 for infinity, and no double beside 1e20 keeps a unit.
  private static let largest = 1e20

  static func isUsable(_ value: Double) -> Bool { value.magnitude < largest }

  static func areLimits(_ lower: Double, _ upper: Double) -> Bool {
    isLimit(lower) && isLimit(upper) && lower < .infinity && upper > -.infinity && lower <= upper
  }

  static func variable(_ name: String, _ lower: Double, _ upper: Double, objective: Double) -> [String] {
    limits("variable '\(name)'", lower, upper)
      + (isUsable(objective) ? [] : ["variable '\(name)' has the objective coefficient \(objective)"])
  }

  static func coefficient(_ coefficient: Double, of variable: String, in row: String) -> [String] {
    isUsable(coefficient) ? [] : ["row '\(row)' gives variable '\(variable)' the coefficient \(coefficient)"]
  }

  static func limits(_ owner: String, _ lower: Double, _ upper: Double) -> [String] {
    guard isLimit(lower), lower < .infinity else { return ["\(owner) has the lower limit \(lower)"] }
    guard isLimit(upper), upper > -.infinity else { return ["\(owner) has the upper limit \(upper)"] }
    return lower > upper ? ["\(owner) has a lower limit of \(lower) above its upper limit of \(upper)"] : []
  }

  private static func isLimit(_ value: Double) -> Bool { value.isInfinite || isUsable(value) }
}
