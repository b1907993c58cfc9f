/// The vehicles of all classes: what is sold, registered, in use and scrapped.
struct Fleet {
  let cohorts: Cohorts
  /// By class and year of the run, 1e4 vehicles sold.
  let sales: [Double]
  /// Vehicles that leave before their time, by class and year of the run.
  let retiredEarly: [Double]
  private let layout: Layout

  /// A class whose target stock is below what survives.
  struct Excess: Error, Equatable {
    var row: Int
    var excess: StockDriven.Excess
  }

  init(_ terms: FleetTerms) throws(Excess) {
    let layout = terms.layout
    let (years, earlier, all) = (layout.years, layout.earlier, layout.all)
    var sales = terms.path
    var inflow = [Double](repeating: 0, count: layout.classes * all)
    var kept: [Double] = []
    for (row, vehicle) in terms.classes.enumerated() {
      let registered = 1 - terms.registrationLoss[row]
      let before = row * earlier..<(row + 1) * earlier
      for (year, cell) in before.enumerated() { inflow[row * all + year] = terms.earlierSales[cell] * registered }
      let run = row * years..<(row + 1) * years
      switch vehicle.adoption {
      case .path: break
      case .bass:
        guard let bass = vehicle.bass else { break }
        let first = layout.firstYear - earlier
        let sold = bass.sales(years: layout.firstYear + years - vehicle.bassStart, inSteps: terms.bassInSteps)
        for year in 0..<all where sold.indices.contains(first + year - vehicle.bassStart) {
          let value = sold[first + year - vehicle.bassStart]
          if year < earlier {
            inflow[row * all + year] = value * registered
          } else {
            sales[run.lowerBound + year - earlier] = value
          }
        }
      case .logistic:
        guard let logistic = vehicle.logistic else { break }
        for (year, cell) in run.enumerated() {
          sales[cell] = terms.totalSales[cell] * logistic.share(in: Double(layout.firstYear + year))
        }
      case .stock:
        let driven: StockDriven
        do throws(StockDriven.Excess) {
          driven = try StockDriven(
            target: Array(terms.targetStock[run]), earlier: Array(inflow[row * all..<row * all + earlier]),
            alive: terms.curves[row].alive, retiringEarly: vehicle.retiresEarly)
        } catch { throw Excess(row: row, excess: error) }
        for (year, cell) in run.enumerated() { sales[cell] = driven.inflow[year] / registered }
        if !driven.kept.isEmpty {
          if kept.isEmpty { kept = Array(repeating: 1, count: inflow.count) }
          kept.replaceSubrange(row * all..<(row + 1) * all, with: driven.kept)
        }
      }
      for (year, cell) in run.enumerated() { inflow[row * all + earlier + year] = sales[cell] * registered }
    }
    cohorts = Cohorts(inflow: inflow, curves: terms.curves, years: all, kept: kept)
    self.sales = sales
    self.layout = layout
    let stock = cohorts.stock
    retiredEarly = sales.indices.map { cell in
      let place = cell / years * all + earlier + cell % years
      guard !kept.isEmpty, earlier + cell % years > 0, kept[place] < kept[place - 1] else { return 0 }
      return stock[place] * (kept[place - 1] / kept[place] - 1)
    }
  }

  /// The years of the run out of an array over all of them.
  func ofRun(_ values: [Double]) -> [Double] {
    guard layout.earlier > 0 else { return values }
    var result: [Double] = []
    result.reserveCapacity(layout.classes * layout.years)
    for row in 0..<layout.classes {
      result += values[row * layout.all + layout.earlier..<(row + 1) * layout.all]
    }
    return result
  }

  /// The mean of a stock at the beginning and the end of each year of the run.
  func mean(_ values: [Double]) -> [Double] {
    (0..<layout.classes * layout.years).map { cell in
      let year = layout.earlier + cell % layout.years
      let place = cell / layout.years * layout.all + year
      return (values[place] + (year > 0 ? values[place - 1] : 0)) / 2
    }
  }
}
