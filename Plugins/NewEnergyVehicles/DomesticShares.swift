/// Shares supplied inside the region by sector and year, of the bills that do not pass the table's 1 - m as it is.
struct DomesticShares {
  let household: [Double]
  let investment: [Double]
  let cells: [Double]
  let assembly: [Double]
  let posts: [Double]
  let storage: [Double]
  /// The table's, for purchases that the table holds as intermediate use.
  let table: [Double]

  /// Vehicles, posts and storage come from where the scenario says they are made; margins are supplied as the table's are.
  /// - Parameter table: 1 - m by sector.
  init(
    _ layout: Layout, _ money: MoneyTerms, _ terms: BillTerms, _ bills: BillsOfGoods, storage: Double, table: [Double]
  ) {
    let years = layout.years
    func everywhere(_ share: Double) -> [Double] { Array(repeating: share, count: layout.sectors * years) }
    func bySector(_ share: (Int) -> Double) -> [Double] {
      var result = everywhere(0)
      for sector in 0..<layout.sectors {
        let value = share(sector)
        for year in 0..<years { result[sector * years + year] = value }
      }
      return result
    }
    func mixed(_ made: [Double]) -> [Double] {
      var result = made
      for sector in 0..<layout.sectors {
        let part = terms.vehiclePart[sector]
        let margin = (1 - part) * table[sector]
        for year in 0..<years { result[sector * years + year] = part * made[sector * years + year] + margin }
      }
      return result
    }
    household = mixed(bills.householdMade)
    investment = mixed(bills.investmentMade)
    self.table = bySector { table[$0] }
    if let ownPosts = money.postsInRegionShare {
      posts = bySector { terms.postPart[$0] * ownPosts + (1 - terms.postPart[$0]) * table[$0] }
    } else {
      posts = self.table
    }
    cells = everywhere(money.cellsInRegionShare)
    assembly = everywhere(money.assemblyInRegionShare)
    self.storage = everywhere(storage)
  }
}
