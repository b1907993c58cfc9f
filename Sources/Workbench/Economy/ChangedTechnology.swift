import LinearAlgebra

/// The technical coefficients of every year, changed in the order of the scenario, with what each change does.
struct ChangedTechnology: Sendable {
  /// By computed year.
  private(set) var years: [RegionalEconomy.Technology]
  /// Intermediate purchases that a change adds at the table's output, 1e8 CNY; by change and computed year.
  private(set) var effects: [String: [Double]] = [:]
  /// Cells that a change leaves impossible: the change, the year's index, and a sentence.
  private(set) var defects: [(change: String, sentence: String)] = []

  init(_ changes: [EconomyChange], accounts: RegionalAccounts, years labels: [Int]) {
    let base = RegionalEconomy.Technology(
      coefficients: accounts.technicalCoefficients, valueAdded: accounts.valueAddedCoefficients)
    years = Array(repeating: base, count: labels.count)
    for change in changes where change.space != .finalDemand {
      var effect = Array(repeating: 0.0, count: labels.count)
      for year in labels.indices {
        guard let value = change.values[year] else { continue }
        for column in change.columns {
          effect[year] += apply(change, value, column, year, labels[year], accounts) * accounts.grossOutput[column]
        }
      }
      effects[change.name] = effect
    }
  }

  /// Returns by how much the coefficient rose.
  private mutating func apply(
    _ change: EconomyChange, _ value: Double, _ column: Int, _ year: Int, _ label: Int, _ accounts: RegionalAccounts
  ) -> Double {
    let before = years[year].coefficients[change.row, column]
    var value = value
    if change.space == .flow, change.verb != .scale {
      guard accounts.grossOutput[column] > 0 else {
        defects.append(
          (
            change.name,
            "\(accounts.sectors[column]) has no output in the table, so no flow can be \(change.verb == .add ? "added" : "set")"
          ))
        return 0
      }
      value /= accounts.grossOutput[column]
    }
    let after = change.applied(to: before, value)
    if label == accounts.year {
      if abs(after - before) > 1e-9 * max(1e-3, abs(before)) {
        defects.append((change.name, Self.notNeutral(change, column, before, after, accounts)))
      }
      // The table's year is the table's, to the last bit.
      return 0
    }
    if after < 0 {
      defects.append(
        (
          change.name,
          "in \(label) \(accounts.sectors[column]) would use \(rounded(after * 100)) % of \(accounts.sectors[change.row])"
        ))
    }
    years[year].coefficients[change.row, column] = after
    // What is no longer bought becomes value added, and the other way round: columns still sum to one.
    years[year].valueAdded[column] += change.verb == .scale ? before * (1 - value) : before - after
    if years[year].valueAdded[column] < 0 {
      defects.append(
        (change.name, "in \(label) the inputs of \(accounts.sectors[column]) would cost more than its output"))
    }
    return after - before
  }

  private static func notNeutral(
    _ change: EconomyChange, _ column: Int, _ before: Double, _ after: Double, _ accounts: RegionalAccounts
  ) -> String {
    "in the table's year \(accounts.year) \(accounts.sectors[column]) would use \(decimals(after, 6)) of "
      + "\(accounts.sectors[change.row]) per unit of output, where the table says \(decimals(before, 6))"
  }
}
