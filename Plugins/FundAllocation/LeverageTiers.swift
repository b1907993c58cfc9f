/// Investment that an industry's money of one year sets in motion: concave and piecewise linear, since the first projects
/// find most partners.
struct LeverageTiers: Equatable {
  /// Money of a year from which a tier counts, 1e8 CNY; the first is 0, and they rise.
  private let starts: [Double]
  /// Investment per CNY within a tier; they fall.
  let leverages: [Double]

  init(starts: [Double], leverages: [Double]) {
    (self.starts, self.leverages) = (starts, leverages)
  }

  /// The money that a tier holds; the last one holds any.
  func width(_ tier: Int) -> Double { tier + 1 < starts.count ? starts[tier + 1] - starts[tier] : .infinity }

  func investment(of money: Double) -> Double {
    leverages.indices.reduce(0) { $0 + leverages[$1] * min(max(money - starts[$1], 0), width($1)) }
  }

  /// The most money whose investment is not above this; infinite where more money sets nothing more in motion.
  func money(for investment: Double) -> Double {
    var left = investment
    for tier in leverages.indices {
      let most = leverages[tier] * width(tier)
      guard leverages[tier] > 0 else { return .infinity }
      if left <= most { return starts[tier] + left / leverages[tier] }
      left -= most
    }
    return .infinity
  }

  /// The most that a tier takes of a year in which no more than `most` is paid in all.
  func room(_ tier: Int, upTo most: Double) -> Double { min(max(most - starts[tier], 0), width(tier)) }

  /// The tier in which that amount of money ends.
  func tier(of money: Double) -> Int { starts.lastIndex { $0 < money } ?? 0 }
}
