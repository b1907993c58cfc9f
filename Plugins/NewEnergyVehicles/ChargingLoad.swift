/// The load of charging on a mean day of each year, MW by hour of the day and year.
struct ChargingLoad {
  /// As the vehicles charge: a part of them managed.
  private(set) var load: [Double]
  /// If none were managed, and if all were.
  private(set) var unmanaged: [Double]
  private(set) var managed: [Double]

  /// - Parameter electricity: TWh from the grid by class and year.
  init(_ layout: Layout, _ terms: UseTerms, electricity: [Double]) {
    let (years, hours) = (layout.years, Layout.hours.count)
    unmanaged = Array(repeating: 0, count: hours * years)
    managed = unmanaged
    for row in 0..<layout.classes {
      for year in 0..<years {
        // MWh in an hour are MW.
        let daily = electricity[row * years + year] * 1e6 / Self.days(in: layout.firstYear + year)
        for hour in 0..<hours {
          unmanaged[hour * years + year] += daily * terms.unmanagedShape[row * hours + hour]
          managed[hour * years + year] += daily * terms.managedShape[row * hours + hour]
        }
      }
    }
    load = unmanaged
    for cell in load.indices {
      let share = terms.managedShare[cell % years]
      load[cell] = (1 - share) * unmanaged[cell] + share * managed[cell]
    }
  }

  /// The largest hour of each year.
  static func peak(_ load: [Double], years: Int) -> [Double] {
    (0..<years).map { year in
      stride(from: year, to: load.count, by: years).reduce(0) { max($0, load[$1]) }
    }
  }

  static func days(in year: Int) -> Double {
    year % 4 == 0 && (year % 100 != 0 || year % 400 == 0) ? 366 : 365
  }
}
