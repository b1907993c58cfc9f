package import LinearAlgebra
import NumberText

/// A and v of one year; where households are closed, the consumption that output induces stands in A.
package struct Technology: Hashable, Sendable {
  package var coefficients: Matrix
  /// Value added per unit of output.
  package var valueAdded: [Double]

  package init(coefficients: Matrix, valueAdded: [Double]) {
    self.coefficients = coefficients
    self.valueAdded = valueAdded
  }

  /// The table's, with the consumption that it induces.
  package init(tableOf accounts: RegionalAccounts) {
    self.init(coefficients: accounts.technicalCoefficients, valueAdded: accounts.valueAddedCoefficients)
    if let spending = accounts.spending { induce(spending) }
  }

  /// Adds what a unit of output lets households buy: A + c ω v'.
  mutating func induce(_ spending: HouseholdSpending) {
    for (row, product) in spending.products.enumerated() where product != 0 {
      for column in valueAdded.indices {
        coefficients[row, column] += product * spending.incomeShare * valueAdded[column]
      }
    }
  }
}

/// The technical coefficients of every year, changed in the order of the scenario, with the effect of each change.
package struct ChangedTechnology: Sendable {
  /// By computed year.
  package private(set) var years: [Technology]
  /// Intermediate purchases that a change adds at the table's output; by change and computed year.
  package private(set) var effects: [String: [Double]] = [:]
  /// Cells that a change leaves impossible.
  package private(set) var defects: [ChangeDefect] = []

  /// - Parameters:
  ///   - values: of every change, [computed year]; NaN where it does nothing.
  ///   - offsets: of every change, to whom the money goes that its buyers no longer spend on the product: shares of
  ///     sectors, then of value added.
  package init(
    _ changes: [EconomyChange], values: [[Double]], offsets: [[Double]], accounts: RegionalAccounts, years labels: [Int]
  ) {
    let base = Technology(
      coefficients: accounts.technicalCoefficients, valueAdded: accounts.valueAddedCoefficients)
    years = Array(repeating: base, count: labels.count)
    for (number, change) in changes.enumerated() where change.space != .finalDemand {
      var effect = Array(repeating: 0.0, count: labels.count)
      for (year, value) in values[number].enumerated() where !value.isNaN {
        for column in change.columns {
          let added = apply(change, value, column, year, labels[year], offsets[number], accounts)
          effect[year] += added * accounts.grossOutput[column]
        }
      }
      effects[change.name] = effect
    }
    // Households spend more or less as value added changes.
    if let spending = accounts.spending { for year in years.indices { years[year].induce(spending) } }
  }

  /// Returns by how much the coefficient rose.
  private mutating func apply(
    _ change: EconomyChange, _ value: Double, _ column: Int, _ year: Int, _ label: Int, _ offset: [Double],
    _ accounts: RegionalAccounts
  ) -> Double {
    let before = years[year].coefficients[change.row, column]
    let isMoney = change.space == .flow && change.verb != .scale
    let output = isMoney ? accounts.grossOutput[column] : 1
    guard output > 0 else {
      defects.append(
        ChangeDefect(
          change: change.name,
          sentence: "\(accounts.sectors[column]) has no output in the table, so no flow can be "
            + (change.verb == .add ? "added" : "set"), remedy: .anotherUser))
      return 0
    }
    let value = value / output
    let after = change.applied(to: before, value)
    if label == accounts.year {
      if abs(after - before) > 1e-9 * max(1e-3, abs(before)) {
        defects.append(
          ChangeDefect(
            change: change.name, sentence: Self.notNeutral(change, column, before, after, accounts),
            remedy: .neutralInTableYear))
      }
      // The table's year is the table's, to the last bit.
      return 0
    }
    // A number that a table books as negative may be scaled.
    if after < min(0, before) {
      defects.append(
        ChangeDefect(
          change: change.name,
          sentence: "in \(label) \(accounts.sectors[column]) would use \(rounded(after * 100)) % of "
            + accounts.sectors[change.row], remedy: .atLeast(change.verb == .add ? -before * output : 0)))
    }
    years[year].coefficients[change.row, column] = after
    let saved = change.verb == .scale ? before * (1 - value) : before - after
    let valueAdded = accounts.sectors.count
    for (receiver, share) in offset.enumerated() where share != 0 {
      let own = receiver == valueAdded ? years[year].valueAdded[column] : years[year].coefficients[receiver, column]
      let left = own + share * saved
      if receiver == valueAdded {
        years[year].valueAdded[column] = left
      } else {
        years[year].coefficients[receiver, column] = left
      }
      guard left < min(0, own) else { continue }
      // The purchases that the receiver can pay for.
      let room = max(0, own) / share
      let most =
        switch change.verb {
        case .add: room * output
        case .scale: 1 + room / before
        case .set: (before + room) * output
        }
      defects.append(
        ChangeDefect(
          change: change.name,
          sentence: receiver == valueAdded
            ? "in \(label) the inputs of \(accounts.sectors[column]) would cost more than its output"
            : "in \(label) \(accounts.sectors[column]) would pay for it with more than it spends on "
              + accounts.sectors[receiver],
          remedy: .atMost(most)))
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
