/// Shares supplied inside the region by sector and year, of the bills that do not pass the table's 1 - m as it is.
struct DomesticShares {
  let household: [Double]
  let investment: [Double]
  let batteries: [Double]
  /// The table's, for purchases that the table holds as intermediate use.
  let table: [Double]

  /// Vehicles come from where the scenario says they are made; margins are supplied as the table's are.
  /// - Parameter table: 1 - m by sector.
  init(_ terms: VehicleTerms, _ bills: BillsOfGoods, table: [Double]) {
    let cells = 0..<terms.sectors * terms.years
    func mixed(_ made: [Double]) -> [Double] {
      cells.map { cell in
        let part = terms.vehiclePart[cell / terms.years]
        return part * made[cell] + (1 - part) * table[cell / terms.years]
      }
    }
    household = mixed(bills.householdMade)
    investment = mixed(bills.investmentMade)
    batteries = cells.map { _ in terms.batteriesMadeInRegionShare }
    self.table = cells.map { table[$0 / terms.years] }
  }
}
