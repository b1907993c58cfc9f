/// Investment that two modules describe: the share of a fund's money in one industry that is another module's bill.
/// It is counted once, with the module that builds it.
struct Financing: Hashable, Sendable {
  /// The module whose bill is counted.
  var bill: String
  /// The module whose money pays for a part of it.
  var fund: String
  var industry: String
  var share: Double
}

extension [Financing] {
  /// The share of a module's bill and new output in an industry that stays counted with it.
  func kept(of module: String, industry: String) -> Double {
    reduce(1) { $0 - ($1.fund == module && $1.industry == industry ? $1.share : 0) }
  }

  /// - Parameter bills: a module's bill by industry (the empty name where it has none) and year, 1e8 CNY.
  /// - Throws: `EconomyFailure` where the fund would pay for more than the other module builds.
  func check(bills: (String) -> [String: [Double]], years: [Int]) throws(EconomyFailure) {
    var problems: [String] = []
    for entry in self {
      guard let money = bills(entry.fund)[entry.industry] else { continue }
      let built = bills(entry.bill).values.reduce(years.map { _ in 0.0 }) { zip($0, $1).map { $0 + $1 } }
      for (year, (paid, cost)) in zip(years, zip(money, built)) where paid * entry.share > cost + 1e-6 {
        problems.append(
          "financed_by: \(rounded(paid * entry.share)) (1e8 CNY) of \(entry.fund) for \(entry.industry) in \(year) would pay "
            + "for \(entry.bill), which builds only \(rounded(cost)); lower the share")
      }
    }
    if !problems.isEmpty { throw EconomyFailure(problems) }
  }
}
