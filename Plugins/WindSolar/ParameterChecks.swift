public import SimulationKit

extension WindSolar {
  /// Checks what bounds cannot express: years follow each other, capacity never falls, a bill's shares sum to one.
  public static func check(_ parameters: Parameters) -> [ParameterDiagnostic] {
    let path = parameters.followsShares ? "share" : "capacity"
    return gaps(in: parameters, of: path)
      + (path == "capacity"
        ? fallingCapacity(parameters) + capacityAbovePotential(parameters) : sharesAboveDemand(parameters))
      + incompleteBills(parameters) + (parameters.hasHours ? powerProblems(parameters) : [])
  }

  private static func gaps(in parameters: Parameters, of key: String) -> [ParameterDiagnostic] {
    let years = parameters.years
    return zip(years, years.dropFirst()).filter { $1 != $0 + 1 }.map { year, next in
      ParameterDiagnostic(
        .error, key, index: ["\(next)"], "the year \(next) follows \(year): additions are by year",
        advice: "run every year from \(year) to \(next)")
    }
  }

  private static func fallingCapacity(_ parameters: Parameters) -> [ParameterDiagnostic] {
    let years = parameters.labels("year")
    let capacity = parameters.array("capacity")
    let before = parameters.array("capacity_before")
    var found: [ParameterDiagnostic] = []
    for (row, technology) in parameters.labels("technology").enumerated() {
      var standing = before[row]
      for (column, year) in years.enumerated() {
        if capacity[row, column] < standing {
          let earlier = column == 0 ? "before \(year)" : "in \(years[column - 1])"
          found.append(
            ParameterDiagnostic(
              .error, "capacity", index: [technology, year],
              "the capacity falls from \(standing) GW \(earlier) to \(capacity[row, column]) GW, but none is retired",
              advice: "write at least \(standing) GW"))
        }
        standing = capacity[row, column]
      }
    }
    return found
  }

  private static func capacityAbovePotential(_ parameters: Parameters) -> [ParameterDiagnostic] {
    guard parameters.has("potential") else { return [] }
    let (capacity, potential) = (parameters.array("capacity"), parameters.array("potential").values)
    let years = parameters.labels("year")
    return parameters.labels("technology").enumerated().compactMap { row, technology in
      guard let year = years.indices.last(where: { capacity[row, $0] > potential[row] }) else { return nil }
      return ParameterDiagnostic(
        .warning, "capacity", index: [technology, years[year]],
        "the capacity of \(capacity[row, year]) GW in \(years[year]) is above the potential of \(potential[row]) GW",
        advice: "is the unit right?")
    }
  }

  private static func sharesAboveDemand(_ parameters: Parameters) -> [ParameterDiagnostic] {
    let share = parameters.array("share")
    let (years, technologies) = (parameters.labels("year"), parameters.labels("technology"))
    for (column, year) in years.enumerated() {
      let sum = technologies.indices.reduce(0) { $0 + share[$1, column] }
      guard sum > 1, let largest = technologies.indices.max(by: { share[$0, column] < share[$1, column] }) else {
        continue
      }
      return [
        ParameterDiagnostic(
          .warning, "share", index: [technologies[largest], year],
          "the shares of all technologies sum to \(sum) in \(year): more would be generated than is used",
          advice: "lower one of them")
      ]
    }
    return []
  }

  private static func incompleteBills(_ parameters: Parameters) -> [ParameterDiagnostic] {
    let shares = parameters.array("bill_shares")
    return parameters.labels("technology").enumerated().compactMap { row, technology in
      let sum = shares.row(row).reduce(0, +)
      guard abs(sum - 1) > 1e-9 else { return nil }
      return ParameterDiagnostic(
        .error, "bill_shares", index: [technology], "the shares sum to \((sum * 1e9).rounded() / 1e9), not 1",
        advice: "change one of them so that they sum to 1")
    }
  }
}
