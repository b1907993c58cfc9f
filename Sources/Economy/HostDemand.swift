import LinearAlgebra
import NumberText

/// The demand of one sample before it grows: hosts without their anchor year's bills and new output, the demand of the
/// modules and of the residual, and the import shares without the anchor year's new output.
///
/// Nothing is counted twice: the bills of the table's year are taken out of their hosts.
struct HostDemand: Sendable {
  let sold: SoldOutput
  /// m without the new output that the table's own year already holds: m + amount / use, so that the amount of that year
  /// brings back m; [sector].
  private(set) var importShares: [Double]
  /// 1 - m.
  private(set) var retained: [Double]
  /// A category less its anchor year's bills and new outflow, and how far its part from inside the region is from the one
  /// that the import shares say; [category][sector].
  private(set) var remainder: FlatArray
  private(set) var correction: FlatArray
  /// Demand of a category for the region's own output at index 1: (I - M̂) remainder + correction; [category][sector].
  private(set) var domestic: FlatArray
  /// Bills of the modules: uses inside the region, imported part included, and demand that imports do not share;
  /// [module][year][sector].
  private(set) var moduleRegional: FlatArray
  private(set) var moduleDirect: FlatArray
  /// Demand for the region's own output by the residual, each module and new output (displaced inflow included);
  /// [driver after the categories][year][sector].
  private(set) var fixed: FlatArray
  /// Cells of hosts that a bill with negative rows lowers, with the years in which one is negative.
  private(set) var loweredCells: [LoweredCell] = []
  /// Sentences about cells of hosts that would become negative; empty for a possible economy.
  private(set) var problems: [String] = []

  var displacesInflow: Bool { sold.displacedInflow.values.contains { $0 > 0 } }

  init(_ problem: EconomyProblem, _ batch: EconomyBatch, modules: [String], sold: SoldOutput, sample: Int) {
    let accounts = problem.accounts
    let (n, years, run) = (accounts.sectors.count, problem.years.count, problem.run)
    self.sold = sold
    remainder = FlatArray([accounts.categories.count, n])
    correction = remainder
    domestic = remainder
    moduleRegional = FlatArray([modules.count, years, n])
    moduleDirect = moduleRegional
    fixed = FlatArray([modules.count + 2, years, n])
    importShares = accounts.importShares
    retained = []
    raiseImportShares(problem)
    retained = importShares.map { 1 - $0 }
    guard problems.isEmpty else { return }
    takeOutAnchor(problem, batch, sample)
    guard problems.isEmpty else { return }

    for bill in batch.bills {
      guard let module = modules.firstIndex(of: bill.module), let host = accounts.category(bill.host) else { continue }
      let category = accounts.categories[host]
      for sector in 0..<n {
        for year in 0..<run.count {
          let goods = bill.goods.values[bill.goods.start(sample) + sector * run.count + year]
          let own = ownShare(bill, year, sector, category, run, sample) * goods
          let place = run.lowerBound + year
          if category.isRegional {
            moduleRegional[module, place, sector] += goods
            moduleDirect[module, place, sector] += own
          } else {
            moduleDirect[module, place, sector] += goods + own
          }
        }
      }
    }
    for year in 0..<years {
      for sector in 0..<n {
        fixed[0, year, sector] = accounts.residual[sector]
        for module in modules.indices {
          fixed[1 + module, year, sector] =
            retained[sector] * moduleRegional[module, year, sector] + moduleDirect[module, year, sector]
        }
        fixed[modules.count + 1, year, sector] =
          sold.newOutflow[year, sector] + sold.displacedInflow[year, sector]
      }
    }
  }

  private mutating func raiseImportShares(_ problem: EconomyProblem) {
    let accounts = problem.accounts
    let amounts = sold.displacedInflow.row(problem.anchor)
    guard amounts.contains(where: { $0 > 0 }) else { return }
    let intermediate = accounts.technicalCoefficients.times(accounts.grossOutput)
    for (sector, amount) in amounts.enumerated() where amount > 0 {
      let use = accounts.categories.reduce(0) { $0 + ($1.isRegional ? $1.values[sector] : 0) } + intermediate[sector]
      importShares[sector] += use > 0 ? amount / use : .infinity
      if importShares[sector] > 1 {
        problems.append(
          "new output of \(rounded(amount)) (1e8 CNY) of \(accounts.sectors[sector]) in the table's year \(accounts.year) "
            + "displaces inflow, but the region buys only \(rounded(use * (1 - accounts.importShares[sector]))) of its own"
        )
      }
    }
  }

  private mutating func takeOutAnchor(_ problem: EconomyProblem, _ batch: EconomyBatch, _ sample: Int) {
    let (accounts, run) = (problem.accounts, problem.run)
    let anchor = problem.run.contains(problem.anchor) ? problem.anchor - run.lowerBound : nil
    for (driver, category) in accounts.categories.enumerated() {
      let hosted = batch.bills.filter { $0.host == category.code }
      for sector in accounts.sectors.indices {
        let newOutflow = driver == accounts.outflowCategory ? sold.newOutflow[problem.anchor, sector] : 0
        var (left, own) = (category.values[sector] - newOutflow, 0.0)
        for bill in hosted {
          if let anchor {
            let goods = bill.goods.values[bill.goods.start(sample) + sector * run.count + anchor]
            left -= goods
            own -= ownShare(bill, anchor, sector, category, run, sample) * goods
          }
        }
        remainder[driver, sector] = left
        correction[driver, sector] = own
        let inside = category.isRegional ? retained[sector] * left + own : left + own
        domestic[driver, sector] = inside
        if category.values[sector] >= 0, min(left, inside) < -1e-6 {
          problems.append(
            Self.negative(
              remainder: left, hosted: hosted, newOutflow: newOutflow, category: category, sector: sector, accounts))
        }
        if let cell = LoweredCell(driver, sector, hosted, problem, sample) { loweredCells.append(cell) }
      }
    }
  }

  /// How far the bill's own domestic share is from the one its host passes through.
  private func ownShare(
    _ bill: Bill, _ year: Int, _ sector: Int, _ category: RegionalAccounts.Category, _ run: Range<Int>, _ sample: Int
  ) -> Double {
    guard let shares = bill.domesticShare else { return 0 }
    let share = shares.values[shares.start(sample) + sector * run.count + year]
    return share - (category.isRegional ? 1 - importShares[sector] : 1)
  }

  /// The sentence about a cell of a host that the table's year's bills and new output would make negative, in total or in
  /// its part supplied inside the region.
  private static func negative(
    remainder: Double, hosted: [Bill], newOutflow: Double, category: RegionalAccounts.Category, sector: Int,
    _ accounts: RegionalAccounts
  ) -> String {
    let billed = category.values[sector] - remainder
    let sold = newOutflow > 0 ? ["the new output sold to other provinces"] : []
    let sources = ((hosted.isEmpty ? [] : [hosted.names]) + sold).joined(separator: " and ")
    return
      "\(sources) bills \(rounded(billed)) (1e8 CNY) of \(accounts.sectors[sector]) in \(accounts.year), but the table's "
      + "\(category.code) holds only \(rounded(category.values[sector])) of it"
      + (remainder < -1e-6 ? "" : ", and less of it from inside the region than the bill's domestic share says")
  }
}

/// A cell of a host in the years in which a bill with a negative row lowers it.
struct LoweredCell: Sendable {
  let category: Int
  let sector: Int
  /// Computed years with a negative bill, the table's apart, and the goods of all bills of the host in them.
  let years: [(year: Int, goods: Double)]

  /// Returns nil where no bill of the host is negative.
  init?(_ category: Int, _ sector: Int, _ hosted: [Bill], _ problem: EconomyProblem, _ sample: Int) {
    let count = problem.run.count
    let years = (0..<count).compactMap { year -> (year: Int, goods: Double)? in
      let goods = hosted.map { $0.goods.values[$0.goods.start(sample) + sector * count + year] }
      let place = problem.run.lowerBound + year
      guard place != problem.anchor, goods.contains(where: { $0 < 0 }) else { return nil }
      return (place, goods.reduce(0, +))
    }
    if years.isEmpty { return nil }
    self.category = category
    self.sector = sector
    self.years = years
  }
}

extension [Bill] {
  /// "wind-solar (wind_solar_bill) and …".
  var names: String { Set(map { "\($0.module) (\($0.output))" }).sorted().joined(separator: " and ") }
}
