package import InputOutput
package import LinearAlgebra
import NumberText

/// The economy of every year of a run, split exactly by driver.
package struct EconomyYears: Sendable {
  package private(set) var years: [Int]
  package let sectors: [String]
  package let drivers: [String]
  /// x by driver, 1e8 CNY in the table's prices; [driver][year][sector]. Sums to `output`.
  package private(set) var outputByDriver: [[[Double]]]
  /// x, 1e8 CNY; [year][sector].
  package private(set) var output: [[Double]]
  /// v by year and sector; value added per unit of output.
  package private(set) var valueAddedCoefficients: [[Double]]
  package private(set) var technicalCoefficients: [Matrix]
  /// m after displaced inflow; [year][sector].
  package private(set) var importShares: [[Double]]
  package private(set) var demand: FinalDemand
  /// New output after the cut to what flows in.
  package private(set) var sold: SoldOutput
  /// Of the equations of the years, those that are hardest to solve.
  package let condition: ConditionEstimate
  /// Sentences for the analyst.
  package let notes: [String]

  /// - Throws: `EconomyFailure` when an output is negative or the table's year does not return the table.
  package init(
    economy: RegionalEconomy, demand: FinalDemand, importShares: [Double], sold: SoldOutput, outputs: [[[Double]]],
    condition: ConditionEstimate, notes: [String]
  ) throws(EconomyFailure) {
    let accounts = economy.accounts
    years = economy.years
    sectors = accounts.sectors
    drivers = demand.drivers
    outputByDriver = outputs
    output = years.indices.map { year in
      accounts.sectors.indices.map { sector in outputs.reduce(0) { $0 + $1[year][sector] } }
    }
    valueAddedCoefficients = economy.technology.map(\.valueAdded)
    technicalCoefficients = economy.technology.map(\.coefficients)
    self.importShares = years.indices.map { year in
      let use = economy.regionalUse(year, demand, outputs)
      return accounts.sectors.indices.map { j in
        let inflow = sold.displacedInflow[year][j]
        // Where all of it is displaced, rounding must not leave a share below zero.
        return inflow == 0 ? importShares[j] : max(0, importShares[j] - inflow / use[j])
      }
    }
    self.demand = demand
    self.sold = sold
    self.condition = condition
    self.notes = notes
    var problems: [String] = []
    for (year, values) in output.enumerated() {
      for (sector, value) in values.enumerated() where value < -1e-6 {
        problems.append("the output of \(sectors[sector]) in \(years[year]) would be \(rounded(value)) (1e8 CNY)")
      }
    }
    let scale = accounts.grossOutput.reduce(0, max)
    for (sector, value) in output[economy.anchor].enumerated()
    where abs(value - accounts.grossOutput[sector]) > 1e-9 * scale {
      problems.append(
        "the table's year \(accounts.year) does not return the table: \(sectors[sector]) has \(value) instead of "
          + "\(accounts.grossOutput[sector])")
    }
    if !problems.isEmpty { throw EconomyFailure(problems) }
  }

  /// The same for some of the years only.
  func limited(to run: Range<Int>) -> EconomyYears {
    guard run != years.indices else { return self }
    var part = self
    part.years = Array(years[run])
    part.outputByDriver = outputByDriver.map { Array($0[run]) }
    part.output = Array(output[run])
    part.valueAddedCoefficients = Array(valueAddedCoefficients[run])
    part.technicalCoefficients = Array(technicalCoefficients[run])
    part.importShares = Array(importShares[run])
    part.demand = demand.limited(to: run)
    part.sold = sold.limited(to: run)
    return part
  }

  /// Value added by driver and year, 1e8 CNY; sums over drivers to the total.
  package var valueAddedByDriver: [[Double]] {
    outputByDriver.map { byYear in
      byYear.enumerated().map { year, values in
        zip(values, valueAddedCoefficients[year]).reduce(0) { $0 + $1.0 * $1.1 }
      }
    }
  }

  /// One year as a state that can be decomposed against another: displaced inflow stands in its import shares.
  package func state(_ year: Int, accounts: RegionalAccounts) -> EconomyState {
    EconomyState(
      sectors: accounts.model.table.sectors, technicalCoefficients: technicalCoefficients[year],
      importShares: importShares[year], valueAddedCoefficients: valueAddedCoefficients[year],
      regionalDemand: drivers.indices.map { DemandDriver(name: drivers[$0], values: demand.regional[$0][year]) },
      directDemand: drivers.indices.map {
        DemandDriver(name: Self.directPrefix + drivers[$0], values: demand.direct[$0][year])
      })
  }

  /// What changed from one year to another, by technology, import shares and driver, 1e8 CNY by sector (the average of the
  /// two polar decompositions).
  /// - Throws: `InvalidInput` when a year's economy is not productive; `EconomyFailure` when the parts do not sum to 1e-9.
  package func change(
    of measure: StructuralDecomposition.Measure, from first: Int, to last: Int, accounts: RegionalAccounts
  ) throws -> [(name: String, values: [Double])] {
    let parts = try StructuralDecomposition(
      from: state(first, accounts: accounts), to: state(last, accounts: accounts), of: measure)
    guard parts.closureError <= 1e-9 else {
      throw EconomyFailure("the decomposition of the change leaves \(parts.closureError) of it unexplained")
    }
    // A driver's uses inside the region and what goes to the region's own output in full are one driver again.
    var merged: [(name: String, values: [Double])] = []
    for part in parts.contributions {
      let name =
        part.name.hasPrefix(Self.directPrefix) ? String(part.name.dropFirst(Self.directPrefix.count)) : part.name
      if let place = merged.firstIndex(where: { $0.name == name }) {
        merged[place].values = zip(merged[place].values, part.values).map { $0 + $1 }
      } else {
        merged.append((name, part.values))
      }
    }
    return merged
  }

  private static let directPrefix = "direct "

  /// Value added by year and sector, 1e8 CNY.
  package var valueAdded: [[Double]] {
    output.enumerated().map { year, values in
      zip(values, valueAddedCoefficients[year]).map { $0 * $1 }
    }
  }
}
