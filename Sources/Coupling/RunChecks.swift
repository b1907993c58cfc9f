import Economy
import LinearAlgebra
import NumberText
import RegionalBase
import SimulationKit

/// The checks of every run, on what modules and economy came to together; a violation is a failed run.
///
/// - **Supply**: what bills take of a good from inside the region is at most what their module says is made there.
/// - **Once**: a fund pays for no more than is built (`Financing`), and what the economy buys for a module is what the
///   module bills, less the part that another module bills too.
/// - **Drivers** sum to the total they split, to 1e-9 of it.
/// - **Table's year**: a scenario that is its own reference returns the table in it. The economy checks this in every
///   sample; here the whole answer is looked at once more.
///
/// Supply and payments are checked in every sample, the rest where the whole economy is there: in plain runs and
/// references.
struct RunChecks {
  let coupler: Coupler
  let links: LinkedNumbers

  static let tolerance = 1e-9

  // MARK: - Payments

  /// Bills that funds would pay for more than they hold.
  func paymentProblems(_ sample: Int) -> [String] {
    guard !coupler.financing.isEmpty else { return [] }
    do throws(EconomyFailure) {
      try coupler.financing(sample).check(
        spending: { links.spending(of: $0, $1, sample) }, years: coupler.economy.runYears)
      return []
    } catch { return error.sentences }
  }

  // MARK: - The whole economy

  func problems(of answer: EconomyYears, _ sample: Int) -> [String] {
    onceProblems(answer, sample) + driverProblems(answer) + tableProblems(answer)
  }

  /// Purchases by regional categories, which the economy keeps by module.
  private func onceProblems(_ answer: EconomyYears, _ sample: Int) -> [String] {
    let (accounts, industries) = (coupler.economy.accounts, coupler.economy.industries)
    let financing = coupler.financing(sample)
    var problems: [String] = []
    for module in coupler.members.map(\.name) {
      guard let driver = answer.drivers.firstIndex(of: module) else { continue }
      var billed = [Double](repeating: 0, count: answer.years.count)
      for entry in links.linked where entry.module == module && entry.link.kind == .bill {
        guard let host = entry.link.host.flatMap(accounts.category), accounts.categories[host].isRegional else {
          continue
        }
        let width = entry.numbers.width / max(industries.count, 1)
        for (place, amount) in entry.numbers.row(sample).enumerated() {
          let kept =
            entry.axes.first == "industry" ? financing.kept(of: module, industry: industries[place / width]) : 1
          billed[place % answer.years.count] += kept * amount
        }
      }
      for (year, amount) in billed.enumerated() {
        let bought = answer.regionalDemand.row(driver, year).reduce(0, +)
        guard !(abs(bought - amount) <= Self.tolerance * max(1, abs(amount))) else { continue }
        problems.append(
          "the economy buys \(bought) (1e8 CNY) for \(module) in \(answer.years[year]), but its bills, less what "
            + "financed_by counts with other modules, hold \(amount)")
      }
    }
    return problems
  }

  private func driverProblems(_ answer: EconomyYears) -> [String] {
    var problems: [String] = []
    let (drivers, sectors) = (answer.drivers.indices, answer.sectors.indices)
    func compare(_ parts: Double, _ total: Double, of size: Double, _ name: String, _ year: Int) {
      let problem = Self.driverProblem(parts, total: total, size: size, name, answer.years[year])
      if let problem { problems.append(problem) }
    }
    let satellite = answer.satellite
    for year in answer.years.indices {
      let largest = answer.output.row(year).reduce(0) { max($0, abs($1)) }
      for sector in sectors {
        compare(
          drivers.reduce(0) { $0 + answer.outputByDriver[$1, year, sector] }, answer.output[year, sector], of: largest,
          "the output of \(answer.sectors[sector])", year)
      }
      let added = sectors.reduce(0) { $0 + answer.output[year, $1] * answer.valueAddedCoefficients[year, $1] }
      for (parts, total, name) in [
        (answer.valueAddedByDriver, added, "value added"),
        (satellite.aboveScaleByDriver, satellite.aboveScaleIndustry[year], "above-scale industry"),
        (
          satellite.industrialByDriver, satellite.industrialValueAdded(year),
          "the strategic industries' value added"
        ),
      ] {
        compare(drivers.reduce(0) { $0 + parts[$1, year] }, total, of: added, name, year)
      }
    }
    return problems
  }

  static func driverProblem(_ sum: Double, total: Double, size: Double, _ name: String, _ year: Int) -> String? {
    abs(sum - total) <= tolerance * max(1, abs(size))
      ? nil : "the drivers of \(name) in \(year) sum to \(sum) instead of \(total)"
  }

  private func tableProblems(_ answer: EconomyYears) -> [String] {
    let accounts = coupler.economy.accounts
    guard coupler.economy.reference == nil, let year = answer.years.firstIndex(of: accounts.year) else { return [] }
    let largest = accounts.grossOutput.reduce(0, max)
    return answer.sectors.indices.compactMap { sector in
      let (found, table) = (answer.output[year, sector], accounts.grossOutput[sector])
      guard !(abs(found - table) <= Self.tolerance * largest) else { return nil }
      return
        "the table's year \(accounts.year) does not return the table: \(answer.sectors[sector]) has \(found) instead of "
        + "\(table)"
    }
  }
}

extension Coupler {
  /// The payments of funds in a sample.
  func financing(_ sample: Int) -> [Financing] {
    var entries = financing
    for (place, shares) in financedShares { entries[place].share = shares.row(sample).first ?? 0 }
    return entries
  }
}

extension CouplingState {
  /// Checks the samples that have answered so far.
  mutating func checkAnswers() {
    let checks = RunChecks(coupler: coupler, links: LinkedNumbers(coupler, values, coupler.financedShares))
    let supply = SupplyCheck(coupler.economy, checks.links, importShares: economy?.values[.importShares])
    fail(once: supply.isShared, supply.problems(supply.isShared ? Array(active.prefix(1)) : active))
    let payers = coupler.financing.flatMap { [CouplingGraph.Node.module($0.bill), .module($0.fund)] }
    let isShared = coupler.financedShares.isEmpty && !payers.contains(where: varying.contains)
    fail(
      once: isShared,
      Dictionary(
        uniqueKeysWithValues: (isShared ? Array(active.prefix(1)) : active).map { ($0, checks.paymentProblems($0)) }))
    for (sample, answer) in economy?.details ?? [:] where failures[sample] == nil {
      let found = checks.problems(of: answer, sample)
      if !found.isEmpty { fail(sample, SampleFailure(.failed, found)) }
    }
  }

  /// - Parameter once: whether all samples are alike, so that the first was looked at alone.
  private mutating func fail(once isShared: Bool, _ problems: [Int: [String]]) {
    for (sample, found) in problems where !found.isEmpty {
      for sample in isShared ? active : [sample] { fail(sample, SampleFailure(.failed, found)) }
    }
  }
}
