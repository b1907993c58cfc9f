/// Goods in a module's bill that are products of a strategic industry: buses sold to other provinces, wind turbines.
///
/// The satellite counts what of them is made inside the region as the industry's in full, instead of by the sector's
/// share.
package struct StrategicProducts: Sendable {
  package var module: String
  package var bill: String
  /// An index of `StrategicIndustries.identifiers`.
  package var industry: Int
  /// Share of the bill's row that is the industry's product; [sector].
  package var shares: [Double]

  package init(module: String, bill: String, industry: Int, shares: [Double]) {
    self.module = module
    self.bill = bill
    self.industry = industry
    self.shares = shares
  }
}

extension [StrategicProducts] {
  /// What is bought of the industries' products inside the region, 1e8 CNY; [industry][year][sector]. A row that is
  /// negative on balance, where displaced goods outweigh the new ones, counts as nothing.
  package func made(_ bills: [Bill], in economy: EconomyYears, accounts: RegionalAccounts) -> [[[Double]]] {
    let empty = [[Double]](
      repeating: [Double](repeating: 0, count: accounts.sectors.count), count: economy.years.count)
    var made = [[[Double]]](repeating: empty, count: StrategicIndustries.identifiers.count)
    for entry in self {
      for bill in bills where bill.module == entry.module && bill.output == entry.bill {
        let isRegional = accounts.category(bill.host).map { accounts.categories[$0].isRegional } ?? true
        for year in economy.years.indices {
          for sector in accounts.sectors.indices {
            let domestic =
              bill.domesticShare?[year][sector] ?? (isRegional ? 1 - economy.importShares[year][sector] : 1)
            made[entry.industry][year][sector] +=
              Swift.max(0, bill.goods[year][sector]) * domestic * entry.shares[sector]
          }
        }
      }
    }
    return made
  }
}
