/// The cohorts of one class. A vehicle has the age 0 at the end of the year in which it was sold, and the age 1 a year
/// later; nothing is sold before the first year of `sales`.
struct VehicleFleet {
  /// Vehicles by year of sale.
  let sales: [Double]
  /// Vehicles alive at the end of each year.
  private(set) var stock: [Double]
  /// Vehicles that leave the stock in each year.
  private(set) var retirements: [Double]

  /// - Parameter survival: tells as many ages as there are years.
  init(sales: [Double], survival: SurvivalTable) {
    self.sales = sales
    stock = Array(repeating: 0, count: sales.count)
    retirements = stock
    for year in sales.indices {
      for sold in 0...year { stock[year] += sales[sold] * survival.shares[year - sold] }
      for sold in 0..<year {
        let age = year - sold
        retirements[year] += sales[sold] * (survival.shares[age - 1] - survival.shares[age])
      }
    }
  }
}
