/// The cohorts of one class. A vehicle has the age 0 at the end of the year in which it was sold, and the age 1 a year
/// later; nothing is sold before the first year of `sales`.
struct VehicleFleet {
  /// Vehicles by year of sale.
  var sales: [Double]
  var survival: WeibullSurvival

  /// Vehicles alive at the end of each year.
  var stock: [Double] {
    sales.indices.map { year in
      (0...year).reduce(0) { $0 + sales[$1] * survival.share(at: year - $1) }
    }
  }

  /// Vehicles that leave the stock in each year.
  var retirements: [Double] {
    sales.indices.map { year in
      (0..<year).reduce(0) { sum, sold in
        let age = year - sold
        return sum + sales[sold] * (survival.share(at: age - 1) - survival.share(at: age))
      }
    }
  }
}
