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
  init(_ layout: Layout, _ money: MoneyTerms, _ terms: BillTerms, _ bills: BillsOfGoods, storage: Double, table: [Double]) {
    let years = layout.years
    let cells = 0..<layout.sectors * years
    func mixed(_ parts: [Double], _ made: (Int) -> Double) -> [Double] {
      cells.map { cell in
        let part = parts[cell / years]
        return part * made(cell) + (1 - part) * table[cell / years]
      }
    }
    household = mixed(terms.vehiclePart) { bills.householdMade[$0] }
    investment = mixed(terms.vehiclePart) { bills.investmentMade[$0] }
    self.table = cells.map { table[$0 / years] }
    if let ownPosts = money.postsInRegionShare {
      posts = mixed(terms.postPart) { _ in ownPosts }
    } else {
      posts = self.table
    }
    self.cells = cells.map { _ in money.cellsInRegionShare }
    assembly = cells.map { _ in money.assemblyInRegionShare }
    self.storage = cells.map { _ in storage }
  }
}
