/// Everything that is wrong with a program; Clp never sees it (Debian's build ends the process on some of it).
public struct InvalidLinearProgram: Error, Hashable, Sendable, CustomStringConvertible {
  public let problems: [String]

  public init(problems: [String]) { self.problems = problems }

  public var description: String { problems.joined(separator: "\n") }
}

extension LinearProgram {
  /// Magnitudes from here on are refused: Clp takes 1e27 for infinity, and no double beside 1e20 keeps a unit.
  private static var largest: Double { 1e20 }

  /// - Throws: `InvalidLinearProgram` with every problem, each naming its variable or row.
  func validate() throws(InvalidLinearProgram) {
    var problems: [String] = []
    if variableNames.isEmpty { problems.append("the program has no variables") }
    problems += Self.duplicates(variableNames).map { "two variables are named '\($0)'" }
    problems += Self.duplicates(rowNames).map { "two rows are named '\($0)'" }
    for (j, name) in variableNames.enumerated() {
      problems += Self.limitProblems("variable '\(name)'", lower[j], upper[j])
      if !Self.isUsable(objective[j]) {
        problems.append("variable '\(name)' has the objective coefficient \(objective[j])")
      }
    }
    for (i, name) in rowNames.enumerated() {
      problems += Self.limitProblems("row '\(name)'", rowLower[i], rowUpper[i])
      problems += entryProblems(of: i)
    }
    problems += secondObjectiveProblems()
    if !problems.isEmpty { throw InvalidLinearProgram(problems: problems) }
  }

  private func entryProblems(of row: Int) -> [String] {
    let name = rowNames[row]
    var problems: [String] = []
    var seen: Set<Int> = []
    for entry in entries[row] {
      guard variableNames.indices.contains(entry.variable) else {
        problems.append("row '\(name)' names a variable of another program")
        continue
      }
      let variable = variableNames[entry.variable]
      if !seen.insert(entry.variable).inserted { problems.append("row '\(name)' holds variable '\(variable)' twice") }
      if !Self.isUsable(entry.coefficient) {
        problems.append("row '\(name)' gives variable '\(variable)' the coefficient \(entry.coefficient)")
      }
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
      } else if !Self.isUsable(coefficient) {
        problems.append("the second objective gives variable '\(variableNames[variable.index])' \(coefficient)")
      }
    }
    return problems
  }

  private static func limitProblems(_ what: String, _ lower: Double, _ upper: Double) -> [String] {
    guard isLimit(lower), lower < .infinity else { return ["\(what) has the lower limit \(lower)"] }
    guard isLimit(upper), upper > -.infinity else { return ["\(what) has the upper limit \(upper)"] }
    return lower > upper ? ["\(what) has a lower limit of \(lower) above its upper limit of \(upper)"] : []
  }

  private static func isLimit(_ value: Double) -> Bool { value.isInfinite || isUsable(value) }
  private static func isUsable(_ value: Double) -> Bool { value.magnitude < largest }

  private static func duplicates(_ names: [String]) -> [String] {
    var seen: [String: Int] = [:]
    return names.filter { name in
      seen[name, default: 0] += 1
      return seen[name] == 2
    }
  }
}
