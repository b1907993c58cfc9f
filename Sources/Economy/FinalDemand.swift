import NumberText

/// Final demand of every year by driver: what passes the import shares, and what does not.
///
/// Drivers are the table's final-demand categories, the residual, every module that sends a bill, and the new output of
/// the strategic industries. Nothing is counted twice: the table's year's bills are taken out of their hosts.
package struct FinalDemand: Sendable {
  package private(set) var drivers: [String]
  /// Uses inside the region, 1e8 CNY, imported part included; [driver][year][sector].
  package private(set) var regional: [[[Double]]]
  /// What goes to the region's own output in full; [driver][year][sector].
  package private(set) var direct: [[[Double]]]
  let newOutputDriver: Int
  /// What a declared change adds, 1e8 CNY, imported part included; by change and year.
  package private(set) var effects: [String: [Double]]

  package static let residual = "residual"
  package static let newOutput = "new_output"

  /// - Throws: `EconomyFailure` naming every cell of a host that would become negative.
  package init(economy: RegionalEconomy, bills: [Bill], sold: SoldOutput, importShares: [Double]) throws(EconomyFailure)
  {
    let accounts = economy.accounts
    let (years, anchor) = (economy.years, economy.anchor)
    let empty = Array(repeating: Array(repeating: 0.0, count: accounts.sectors.count), count: years.count)
    var modules: [String] = []
    for bill in bills where !modules.contains(bill.module) { modules.append(bill.module) }
    drivers = accounts.categories.map(\.code) + [Self.residual] + modules + [Self.newOutput]
    newOutputDriver = drivers.count - 1
    regional = Array(repeating: empty, count: drivers.count)
    direct = regional
    var problems: [String] = []
    effects = Dictionary(
      economy.demandChanges.map { ($0.name, Array(repeating: 0, count: years.count)) }, uniquingKeysWith: { a, _ in a })

    for (driver, category) in accounts.categories.enumerated() {
      let hosted = bills.filter { $0.host == category.code }
      let newOutflow = category.code == "outflow_to_provinces" ? sold.newOutflow[anchor] : nil
      for sector in accounts.sectors.indices {
        var remainder = category.values[sector] - (newOutflow?[sector] ?? 0)
        var correction = 0.0
        for bill in hosted {
          let goods = bill.goods[anchor][sector]
          remainder -= goods
          correction -= Self.ownShare(bill, anchor, sector, category, importShares) * goods
        }
        problems += Self.negative(
          remainder: remainder, correction: correction, hosted: hosted, newOutflow: newOutflow?[sector] ?? 0,
          category: category, sector: sector, importShares: importShares, accounts: accounts)
        let changes = economy.demandChanges.filter { $0.row == sector && $0.columns.contains(driver) }
        for year in years.indices {
          let index = economy.growthIndex[driver][year]
          var grown = Grown(total: index * remainder, correction: index * correction)
          for change in changes { effects[change.name]?[year] += grown.apply(change, year) }
          if category.isRegional {
            regional[driver][year][sector] = grown.total
            direct[driver][year][sector] = grown.correction
          } else {
            direct[driver][year][sector] = changes.isEmpty ? index * (remainder + correction) : grown.sum
          }
          let total = grown.total + hosted.reduce(0) { $0 + $1.goods[year][sector] }
          if total < -1e-6, !changes.isEmpty, remainder >= 0, !category.mayBeNegative {
            let names = changes.map { "\($0.name) (\($0.place))" }.joined(separator: " and ")
            problems.append(
              "the change \(names) makes \(category.code) negative in "
                + "\(accounts.sectors[sector]) in \(years[year]): \(rounded(total)) (1e8 CNY)")
            continue
          }
          if total < -1e-6, year != anchor, hosted.contains(where: { $0.goods[year][sector] < 0 }) {
            problems.append(
              "the bill of \(Self.names(hosted)) makes \(category.code) negative in \(accounts.sectors[sector]) in "
                + "\(years[year]): \(rounded(total)) (1e8 CNY)")
          }
        }
      }
    }
    if !problems.isEmpty { throw EconomyFailure(problems) }

    let residualDriver = accounts.categories.count
    for year in years.indices {
      direct[residualDriver][year] = accounts.residual
      direct[newOutputDriver][year] = sold.newOutflow[year]
    }
    for bill in bills {
      guard let driver = drivers.lastIndex(of: bill.module), let host = accounts.category(bill.host) else { continue }
      let category = accounts.categories[host]
      for year in years.indices {
        for sector in accounts.sectors.indices {
          let goods = bill.goods[year][sector]
          let own = Self.ownShare(bill, year, sector, category, importShares) * goods
          if category.isRegional {
            regional[driver][year][sector] += goods
            direct[driver][year][sector] += own
          } else {
            direct[driver][year][sector] += goods + own
          }
        }
      }
    }
  }

  func limited(to run: Range<Int>) -> FinalDemand {
    var part = self
    part.regional = regional.map { Array($0[run]) }
    part.direct = direct.map { Array($0[run]) }
    part.effects = effects.mapValues { Array($0[run]) }
    return part
  }

  /// One cell of final demand on its way through the changes.
  private struct Grown {
    var total: Double
    /// How far its part supplied inside the region is from what the import shares say.
    var correction: Double

    var sum: Double { total + correction }

    /// Returns what the change adds. The part from inside the region keeps its share when the cell is scaled or set.
    mutating func apply(_ change: EconomyChange, _ year: Int) -> Double {
      guard let value = change.values[year] else { return 0 }
      let before = total
      total = change.applied(to: before, value)
      if change.verb != .add, before != 0 { correction *= total / before }
      return total - before
    }
  }

  /// What a driver asks of the region's own output: (I - M̂) F + D, given 1 - m.
  package func domestic(_ driver: Int, _ year: Int, retained: [Double]) -> [Double] {
    retained.indices.map { retained[$0] * regional[driver][year][$0] + direct[driver][year][$0] }
  }

  /// How far the bill's own domestic share is from the one its host passes through.
  private static func ownShare(
    _ bill: Bill, _ year: Int, _ sector: Int, _ category: RegionalAccounts.Category, _ importShares: [Double]
  ) -> Double {
    guard let share = bill.domesticShare?[year][sector] else { return 0 }
    return share - (category.isRegional ? 1 - importShares[sector] : 1)
  }

  /// The sentences about one cell of a host that the table's year's bills and new output would make negative, in total
  /// or in its part supplied inside the region.
  private static func negative(
    remainder: Double, correction: Double, hosted: [Bill], newOutflow: Double, category: RegionalAccounts.Category,
    sector: Int, importShares: [Double], accounts: RegionalAccounts
  ) -> [String] {
    let domestic = category.isRegional ? (1 - importShares[sector]) * remainder + correction : remainder + correction
    guard category.values[sector] >= 0, min(remainder, domestic) < -1e-6 else { return [] }
    let billed = category.values[sector] - remainder
    let sold = newOutflow > 0 ? ["the new output sold to other provinces"] : []
    let sources = ((hosted.isEmpty ? [] : [names(hosted)]) + sold).joined(separator: " and ")
    return [
      "\(sources) bills \(rounded(billed)) (1e8 CNY) of \(accounts.sectors[sector]) in \(accounts.year), but the table's "
        + "\(category.code) holds only \(rounded(category.values[sector])) of it"
        + (remainder < -1e-6 ? "" : ", and less of it from inside the region than the bill's domestic share says")
    ]
  }

  private static func names(_ bills: [Bill]) -> String {
    Set(bills.map { "\($0.module) (\($0.output))" }).sorted().joined(separator: " and ")
  }
}
