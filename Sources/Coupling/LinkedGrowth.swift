import Economy
import Glibc
import SimulationKit

extension LinkedStructure {
  /// Sales of industries outside the region, grown by the indices that modules state; zeros in all years state nothing.
  /// - Parameter given: growth of the categories, where the samples replace it.
  mutating func addGrowth(
    _ entries: [LinkedNumbers.Linked], _ economy: EconomyProblem, _ given: SampleNumbers?, _ samples: [Int]
  ) {
    let categories = given ?? SampleNumbers(shared: economy.values[.growth] ?? [])
    let isShared = entries.allSatisfy(\.numbers.isShared)
    for industry in economy.industries.indices {
      let stated = (isShared ? Array(samples.prefix(1)) : samples).map { sample in
        entries.indices.compactMap { StatedGrowth($0, entries[$0].numbers.row(sample), industry, economy) }
      }
      guard stated.contains(where: { !$0.isEmpty }) else { continue }
      let obstacle = economy.growthObstacle(industry)
      for (position, found) in stated.enumerated() {
        guard let problem = Self.problem(found, of: entries, industry, obstacle, economy) else { continue }
        for position in isShared ? samples.indices : position..<position + 1 {
          problems[position, default: []].append(problem)
        }
      }
      let rates = stated.map { $0.first.map { Self.rates($0.index, economy) } }
      for (market, category) in economy.linkedMarkets(industry) {
        fields[.marketShareGrowth(market)] = SampleNumbers(shared: economy.years.map { _ in 0 })
        fields[.marketGrowth(market)] = Self.rows(of: entries.map(\.numbers), samples) { position, _ in
          if let stated = rates[position] { return stated }
          let width = economy.years.count
          return Array(categories.row(position)[offset: category * width, width])
        }
      }
    }
  }

  /// An index that a module states for an industry.
  private struct StatedGrowth {
    /// Its place among the links of the kind.
    var entry: Int
    var index: [Double]

    /// Nil where the entry states nothing of the industry.
    init?(_ entry: Int, _ row: ArraySlice<Double>, _ industry: Int, _ economy: EconomyProblem) {
      let count = economy.run.count
      index = Array(row[offset: industry * count, count])
      self.entry = entry
      if index.allSatisfy({ $0 == 0 }) { return nil }
    }
  }

  /// - Parameter obstacle: why no link can let the industry grow.
  private static func problem(
    _ stated: [StatedGrowth], of entries: [LinkedNumbers.Linked], _ industry: Int, _ obstacle: String?,
    _ economy: EconomyProblem
  ) -> String? {
    guard let first = stated.first else { return nil }
    func link(_ place: Int) -> String {
      let entry = entries[stated[place].entry]
      return "\(entry.module) (\(entry.link.output))"
    }
    let name = economy.industries[industry]
    if stated.count > 1 { return "\(link(0)) lets \(name) grow, but \(link(1)) does too; let one of them grow it" }
    if let obstacle { return "\(link(0)) lets \(name) grow, but \(obstacle)" }
    return fault(first.index, economy).map { "\(link(0)): the growth of \(name) is \($0)" }
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
