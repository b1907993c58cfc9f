import RegionalBase

/// Final demand that grows by one index: the cells of a category that no market holds, or the cells of a market in one
/// category.
package struct DemandGroup: Hashable, Sendable {
  /// The driver's name in the results: the category's code, or the market's name before it.
  package var name: String
  package var category: Int
  /// Nil for what is left of the category.
  package var market: Int?
  /// Of each sector's cell of the category, the part that belongs to the group; [sector].
  package var fractions: [Double]
}

/// Products sold to customers of their own: a market grows by itself, and the region's share of it grows or shrinks
/// (out(t) = out(a) N(t)/N(a) σ(t)/σ(a)).
package struct Market: Hashable, Sendable {
  package var name: String
  /// As reports write it.
  package var titleEn: String
  package var titleZh: String
  /// Of each sector's sales to a category of the market, the part that belongs to the market; [sector].
  package var products: [Double]
  /// Of each category of final demand, the part of those products that is sold in the market; [category].
  package var customers: [Double]
  /// The code of the industry whose sales these are, where modules state their growth.
  package var industry: String?

  package init(
    name: String, titleEn: String? = nil, titleZh: String? = nil, products: [Double], customers: [Double],
    industry: String? = nil
  ) {
    self.name = name
    self.titleEn = titleEn ?? name
    self.titleZh = titleZh ?? name
    self.products = products
    self.customers = customers
    self.industry = industry
  }
}

extension EconomyProblem {
  /// The categories in the table's order, then the markets by category. The parts of a cell sum to the cell.
  static func groups(_ accounts: RegionalAccounts, _ markets: [Market]) -> [DemandGroup] {
    let (categories, sectors) = (accounts.categories, accounts.sectors.indices)
    var groups = categories.enumerated().map { number, category in
      // Nothing that the table's markets hold is in what is generated.
      let own = accounts.tableCategories.contains(number) ? markets : []
      return DemandGroup(
        name: category.code, category: number, market: nil,
        fractions: sectors.map { sector in own.reduce(1) { $0 - $1.products[sector] * $1.customers[number] } })
    }
    for (place, market) in markets.enumerated() {
      for (number, category) in categories[accounts.tableCategories].enumerated() where market.customers[number] > 0 {
        groups.append(
          DemandGroup(
            name: "\(market.name) \(category.code)", category: number, market: place,
            fractions: market.products.map { $0 * market.customers[number] }))
      }
    }
    return groups
  }

  /// Indices of a group's growth, which are 1 in the table's year and run forwards and backwards from it; [group][computed
  /// year].
  package func growthIndex(_ row: (EconomyField) -> [Double]) -> [Double] {
    let index = NumberBuffer(groups.count * years.count)
    let rates = GrowthRates(self) { SampleRows(SampleNumbers(shared: row($0))) }
    rates.writeIndex(of: 0, into: index.start)
    return index.values
  }
}

/// The growth of a batch's groups against the year before.
struct GrowthRates {
  private let categories: SampleRows
  /// By market.
  private let markets: [(market: SampleRows, share: SampleRows)]
  /// By group.
  private let sources: [Source]
  /// Electricity that the modules generate, and the category whose index follows it.
  private let generation: SampleRows?
  private let run: Range<Int>
  private let (years, anchor): (Int, Int)
  let isShared: Bool

  /// The numbers that a group grows with.
  private enum Source {
    case category(Int)
    case market(Int)
    case generation
  }

  /// - Parameter generation: TWh, [year of the run].
  init(_ problem: EconomyProblem, generation: SampleNumbers? = nil, _ rows: (EconomyField) -> SampleRows) {
    self.generation = problem.accounts.generated == nil ? nil : generation.map { SampleRows($0) }
    run = problem.run
    categories = rows(.growth)
    let markets = problem.markets.indices.map { (market: rows(.marketGrowth($0)), share: rows(.marketShareGrowth($0))) }
    self.markets = markets
    sources = problem.groups.map { group in
      if group.category == problem.accounts.generated?.category { return .generation }
      if let market = group.market, markets[market].market.width > 0 { return .market(market) }
      return .category(group.category)
    }
    (years, anchor) = (problem.years.count, problem.anchor)
    isShared =
      (self.generation?.isShared ?? true) && categories.isShared
      && markets.allSatisfy { $0.market.isShared && $0.share.isShared }
  }

  func writeIndex(of sample: Int, into index: UnsafeMutablePointer<Double>) {
    for (number, source) in sources.enumerated() {
      let target = index + number * years
      switch source {
      case .category(let category):
        let rates = categories.row(sample) + category * years
        write(target) { 1 + rates[$0] }
      case .market(let market):
        let (sizes, shares) = (markets[market].market.row(sample), markets[market].share.row(sample))
        write(target) { (1 + sizes[$0]) * (1 + shares[$0]) }
      case .generation: writeGenerated(sample, target)
      }
    }
  }

  /// The part stays at the level of the table's year where no module generates.
  private func writeGenerated(_ sample: Int, _ index: UnsafeMutablePointer<Double>) {
    index.update(repeating: 1, count: years)
    guard let row = generation?.row(sample), run.contains(anchor), row[anchor - run.lowerBound] > 0 else { return }
    for year in run { index[year] = row[year - run.lowerBound] / row[anchor - run.lowerBound] }
  }

  /// - Parameter factor: from the year before to a year.
  @inline(__always)
  private func write(_ index: UnsafeMutablePointer<Double>, factor: (Int) -> Double) {
    index[anchor] = 1
    for year in anchor + 1..<max(years, anchor + 1) { index[year] = index[year - 1] * factor(year) }
    for year in (0..<anchor).reversed() { index[year] = index[year + 1] / factor(year + 1) }
  }
}
