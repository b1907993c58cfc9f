import Economy
import Glibc
import SimulationKit

extension LinkedStructure {
  /// Sales of industries outside the region, grown by the index that a module states; zeros in all years state nothing.
  /// - Parameter given: growth of the categories, where the samples replace it.
  mutating func addGrowth(
    _ entry: LinkedNumbers.Linked, _ economy: EconomyProblem, _ given: SampleNumbers?, _ samples: [Int]
  ) {
    let count = economy.run.count
    let categories = given ?? SampleNumbers(shared: economy.values[.growth] ?? [])
    for industry in economy.industries.indices {
      func stated(_ sample: Int) -> [Double]? {
        let row = Array(entry.numbers.row(sample)[offset: industry * count, count])
        return row.allSatisfy { $0 == 0 } ? nil : row
      }
      guard samples.contains(where: { stated($0) != nil }) else { continue }
      for (position, sample) in samples.enumerated() {
        guard let index = stated(sample) else { continue }
        let name = "\(entry.module) (\(entry.link.output))"
        if let obstacle = economy.growthObstacle(entry.module, entry.link, industry) {
          problems[position, default: []].append("\(name) lets \(economy.industries[industry]) grow, but \(obstacle)")
        } else if let fault = Self.fault(index, economy) {
          problems[position, default: []].append("\(name): the growth of \(economy.industries[industry]) is \(fault)")
        }
      }
      guard problems.isEmpty else { continue }
      for (market, category) in economy.linkedMarkets(entry.module, entry.link, industry) {
        fields[.marketShareGrowth(market)] = SampleNumbers(shared: economy.years.map { _ in 0 })
        fields[.marketGrowth(market)] = Self.rows(of: [entry.numbers, categories], samples) { position, sample in
          if let index = stated(sample) { return Self.rates(index, economy) }
          let width = economy.years.count
          return Array(categories.row(categories.isShared ? 0 : position)[offset: category * width, width])
        }
      }
    }
  }

  private static func fault(_ index: [Double], _ economy: EconomyProblem) -> String? {
    for (place, value) in index.enumerated() {
      let year = economy.run.lowerBound + place
      if value <= 0 {
        return "\(value) in \(economy.years[year]); give an index above 0 in every year, or 0 in every year for none"
      }
      if year == economy.anchor, abs(value - 1) > 1e-9 {
        return "\(value) in the table's year \(economy.years[year]), where an index is 1"
      }
    }
    return nil
  }

  /// Growth against the year before. Between the table's year and the run the index grows evenly.
  private static func rates(_ index: [Double], _ economy: EconomyProblem) -> [Double] {
    let (run, anchor) = (economy.run, economy.anchor)
    let whole = economy.years.indices.map { year -> Double in
      if run.contains(year) { return index[year - run.lowerBound] }
      let end = year < run.lowerBound ? run.lowerBound : run.upperBound - 1
      guard end != anchor else { return 1 }
      return pow(index[end - run.lowerBound], Double(year - anchor) / Double(end - anchor))
    }
    return whole.indices.map { $0 == 0 ? 0 : whole[$0] / whole[$0 - 1] - 1 }
  }
}

extension ArraySlice<Double> {
  /// Some numbers from a place behind the start.
  fileprivate subscript(offset offset: Int, count: Int) -> ArraySlice<Double> {
    self[startIndex + offset..<startIndex + offset + count]
  }
}
