import Diagnostics
import InputOutput
package import LinearAlgebra
import NumberText

/// The demand-driven regional model over the years of a run.
///
/// With m the import shares, x_t = (I - (I - M̂) A_t)⁻¹ [(I - M̂) F_t + D_t], where F_t are uses inside the region and
/// D_t what is not imported in part: exports, outflow, the residual, and what new capacity sells. The table's final
/// demand already holds its own year's bills and new output: they are taken out of their hosts before a host grows, and
/// each year's are added, so that the table's year returns the table's output.
///
/// A table older than the run is grown through the years between, in which the modules describe nothing; only the years
/// of the run are reported.
package struct RegionalEconomy: Sendable {
  package let accounts: RegionalAccounts
  /// All years that are computed, the table's among them.
  package let years: [Int]
  /// The years of the run, as indices of `years`.
  package let run: Range<Int>
  /// Index of each final-demand category, 1 in the table's year; [category][year].
  package let growthIndex: [[Double]]
  /// A_t and v_t by year.
  package let technology: [Technology]
  /// Shares of an industry's new output, which sum to one; [industry].
  package let sales: SalesShares
  /// Changes of final demand, in their order.
  package let demandChanges: [EconomyChange]

  package struct Technology: Hashable, Sendable {
    package var coefficients: Matrix
    package var valueAdded: [Double]

    package init(coefficients: Matrix, valueAdded: [Double]) {
      self.coefficients = coefficients
      self.valueAdded = valueAdded
    }
  }

  package struct SalesShares: Sendable {
    package var displacedInflow: [Double]
    package var newOutflow: [Double]
    package var displacedOther: [Double]

    package init(displacedInflow: [Double], newOutflow: [Double], displacedOther: [Double]) {
      self.displacedInflow = displacedInflow
      self.newOutflow = newOutflow
      self.displacedOther = displacedOther
    }
  }

  /// - Parameter run: nil where every year is one of the run's.
  package init(
    accounts: RegionalAccounts, years: [Int], run: Range<Int>? = nil, growthIndex: [[Double]],
    technology: [Technology], sales: SalesShares, demandChanges: [EconomyChange] = []
  ) {
    self.accounts = accounts
    self.years = years
    self.run = run ?? years.indices
    self.growthIndex = growthIndex
    self.technology = technology
    self.sales = sales
    self.demandChanges = demandChanges
  }

  package var anchor: Int { years.firstIndex(of: accounts.year) ?? 0 }
  package var runYears: [Int] { Array(years[run]) }

  /// Solves all years and gives those of the run.
  /// - Parameters:
  ///   - bills: over the years of the run.
  ///   - newOutput: over the years of the run.
  /// - Throws: `EconomyFailure` naming sector, module and year.
  package func solve(bills: [Bill], newOutput: [NewOutput]) throws -> EconomyYears {
    let bills = bills.map { $0.padded(run, of: years.count) }
    let newOutput = newOutput.map { $0.padded(run, of: years.count) }
    var sold = SoldOutput(newOutput, shares: sales, years: years.count, sectors: accounts.sectors.count)
    let importShares = try importSharesWithoutNewOutput(sold)
    let demand = try FinalDemand(
      economy: self, bills: bills, sold: sold, importShares: importShares)
    var inflow = sold.displacedInflow
    var notes: [String] = []
    var (outputs, condition) = try outputByDriver(demand, importShares, inflow)
    // New output cannot displace more than flows in: what is left unsold is cut off and the model solved again. Less
    // displaced inflow means less output and so less inflow, so the cuts only grow and the loop closes.
    for _ in 0..<100 {
      let cut = cutToInflow(inflow, demand, importShares, outputs)
      if cut.isEmpty { break }
      for (year, sector, room) in cut { inflow[year][sector] = room }
      (outputs, condition) = try outputByDriver(demand, importShares, inflow)
    }
    for (year, before) in sold.displacedInflow.enumerated() {
      for (sector, amount) in before.enumerated() where amount - inflow[year][sector] > 1e-6 {
        notes.append(
          "\(accounts.sectors[sector]) in \(years[year]): new output of \(rounded(amount - inflow[year][sector])) "
            + "(1e8 CNY) finds no inflow to displace and stays unsold")
      }
    }
    sold.cut(to: inflow)
    if !run.contains(anchor) {
      notes.append(
        "the table's year \(accounts.year) lies outside the run: what the modules describe is taken to be nothing in it"
      )
    }
    return try EconomyYears(
      economy: self, demand: demand, importShares: importShares, sold: sold, outputs: outputs, condition: condition,
      notes: notes + condition.findings.map(\.message)
    ).limited(to: run)
  }

  /// x by driver, year and sector: one factorisation per distinct A, all its years and drivers in one solve. The
  /// condition is that of the system which is hardest to solve.
  private func outputByDriver(
    _ demand: FinalDemand, _ importShares: [Double], _ inflow: [[Double]]
  ) throws -> (outputs: [[[Double]]], condition: ConditionEstimate) {
    let n = accounts.sectors.count
    let retained = importShares.map { 1 - $0 }
    var outputs = Array(
      repeating: Array(repeating: [Double](), count: years.count), count: demand.drivers.count)
    var condition = ConditionEstimate(1)
    for (technology, group) in Dictionary(grouping: years.indices, by: { technology[$0] }) {
      let system = try LeontiefSystem(
        coefficients: technology.coefficients.scalingRows(by: retained), sectors: accounts.model.table.sectors)
      condition = max(condition, system.condition)
      var columns: [[Double]] = []
      for year in group {
        for driver in demand.drivers.indices {
          var column = demand.domestic(driver, year, retained: retained)
          if driver == demand.newOutputDriver { column = zip(column, inflow[year]).map { $0 + $1 } }
          columns.append(column)
        }
      }
      let solution = try system.outputs(for: Matrix(columns: columns, rows: n))
      for (place, year) in group.enumerated() {
        for driver in demand.drivers.indices {
          outputs[driver][year] = solution.column(place * demand.drivers.count + driver)
        }
      }
    }
    return (outputs, condition)
  }

  /// m without the new output that the table's own year already holds: m + amount / use, so that the amount of that
  /// year brings back m.
  private func importSharesWithoutNewOutput(_ sold: SoldOutput) throws(EconomyFailure) -> [Double] {
    let regionalDemand = accounts.sectors.indices.map { j in
      accounts.categories.reduce(0) { $0 + ($1.isRegional ? $1.values[j] : 0) }
    }
    let intermediate = accounts.technicalCoefficients.times(accounts.grossOutput)
    var shares = accounts.importShares
    var problems: [String] = []
    for j in accounts.sectors.indices {
      let amount = sold.displacedInflow[anchor][j]
      guard amount > 0 else { continue }
      let use = intermediate[j] + regionalDemand[j]
      shares[j] += use > 0 ? amount / use : .infinity
      if shares[j] > 1 {
        problems.append(
          "new output of \(rounded(amount)) (1e8 CNY) of \(accounts.sectors[j]) in the table's year \(accounts.year) "
            + "displaces inflow, but the region buys only \(rounded(use * (1 - accounts.importShares[j]))) of its own")
      }
    }
    if !problems.isEmpty { throw EconomyFailure(problems) }
    return shares
  }

  /// The places where more inflow is displaced than flows in, with the inflow there is.
  private func cutToInflow(
    _ inflow: [[Double]], _ demand: FinalDemand, _ importShares: [Double], _ outputs: [[[Double]]]
  ) -> [(year: Int, sector: Int, room: Double)] {
    var cuts: [(Int, Int, Double)] = []
    for year in years.indices where inflow[year].contains(where: { $0 > 0 }) {
      let use = regionalUse(year, demand, outputs)
      for sector in accounts.sectors.indices {
        let room = max(0, importShares[sector] * use[sector])
        if inflow[year][sector] > room * (1 + 1e-12) + 1e-12 { cuts.append((year, sector, room)) }
      }
    }
    return cuts
  }

  /// U = A x + F, 1e8 CNY by sector.
  package func regionalUse(_ year: Int, _ demand: FinalDemand, _ outputs: [[[Double]]]) -> [Double] {
    let total = accounts.sectors.indices.map { j in outputs.reduce(0) { $0 + $1[year][j] } }
    let intermediate = technology[year].coefficients.times(total)
    return accounts.sectors.indices.map { j in
      demand.regional.reduce(intermediate[j]) { $0 + $1[year][j] }
    }
  }
}

/// New output by the way it is sold, 1e8 CNY; [year][sector], and for the satellite [industry][year][sector].
package struct SoldOutput: Sendable {
  package private(set) var displacedInflow: [[Double]]
  package private(set) var newOutflow: [[Double]]
  /// What adds to the sector's output, and what takes the place of other output of the sector.
  private(set) var additional: [[[Double]]]
  private(set) var inPlaceOfOther: [[[Double]]]
  private var displacedByIndustry: [[[Double]]]

  /// What finds no inflow to displace stays unsold: it adds to no output, and every industry bears its part of it.
  package mutating func cut(to inflow: [[Double]]) {
    for (year, amounts) in displacedInflow.enumerated() {
      for (sector, amount) in amounts.enumerated() where inflow[year][sector] < amount {
        let unsold = 1 - inflow[year][sector] / amount
        for industry in additional.indices {
          additional[industry][year][sector] -= unsold * displacedByIndustry[industry][year][sector]
          displacedByIndustry[industry][year][sector] *= 1 - unsold
        }
      }
    }
    displacedInflow = inflow
  }

  func limited(to run: Range<Int>) -> SoldOutput {
    var part = self
    part.displacedInflow = Array(displacedInflow[run])
    part.newOutflow = Array(newOutflow[run])
    part.additional = additional.map { Array($0[run]) }
    part.inPlaceOfOther = inPlaceOfOther.map { Array($0[run]) }
    part.displacedByIndustry = displacedByIndustry.map { Array($0[run]) }
    return part
  }

  init(_ flows: [NewOutput], shares: RegionalEconomy.SalesShares, years: Int, sectors: Int) {
    let empty = Array(repeating: Array(repeating: 0.0, count: sectors), count: years)
    displacedInflow = empty
    newOutflow = empty
    additional = Array(repeating: empty, count: StrategicIndustries.identifiers.count)
    inPlaceOfOther = additional
    displacedByIndustry = additional
    for flow in flows {
      for industry in flow.output.indices {
        for year in 0..<years {
          for sector in 0..<sectors {
            let amount = flow.output[industry][year][sector]
            let inflow = amount * shares.displacedInflow[industry]
            let outflow = amount * shares.newOutflow[industry]
            displacedInflow[year][sector] += inflow
            displacedByIndustry[industry][year][sector] += inflow
            newOutflow[year][sector] += outflow
            additional[industry][year][sector] += inflow + outflow
            inPlaceOfOther[industry][year][sector] += amount * shares.displacedOther[industry]
          }
        }
      }
    }
  }
}
