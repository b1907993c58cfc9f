package import Economy
import NumberText

/// Investment that two modules describe: the share of a fund's money in one industry that is another module's bill.
/// It is counted once, with the module that builds it.
package struct Financing: Hashable, Sendable {
  /// The name under which the scenario states it.
  package var name: String
  /// The module whose bill is counted.
  package var bill: String
  /// The module whose money pays for a part of it.
  package var fund: String
  package var industry: String
  package var share: Double

  package init(name: String, bill: String, fund: String, industry: String, share: Double) {
    self.name = name
    self.bill = bill
    self.fund = fund
    self.industry = industry
    self.share = share
  }
}

extension [Financing] {
  /// The share of a module's bill and new output in an industry that stays counted with it.
  func kept(of module: String, industry: String) -> Double {
    reduce(1) { $0 - ($1.fund == module && $1.industry == industry ? $1.share : 0) }
  }

  /// - Parameter bills: a module's bill by industry (the empty name where it has none) and year.
  /// - Throws: `EconomyFailure` where the funds would pay for more than the other module builds, or more than all of an
  ///   industry's money would be another module's.
  package func check(bills: (String) -> [String: [Double]], years: [Int]) throws(EconomyFailure) {
    var problems: [String] = []
    var seen: Set<String> = []
    for entry in self where seen.insert("\(entry.fund) for \(entry.industry)").inserted {
      let left = kept(of: entry.fund, industry: entry.industry)
      if left < -1e-9 {
        problems.append(
          "financed_by: the shares of \(entry.fund) for \(entry.industry) sum to \(rounded(1 - left)); they sum to at "
            + "most 1")
      }
    }
    for bill in map(\.bill) where seen.insert("bill \(bill)").inserted {
      let entries = filter { $0.bill == bill }
      let nothing = years.map { _ in 0.0 }
      let paid = entries.reduce(nothing) { sum, entry in
        zip(sum, bills(entry.fund)[entry.industry] ?? nothing).map { $0 + entry.share * $1 }
      }
      let built = bills(bill).values.reduce(nothing) { zip($0, $1).map { $0 + $1 } }
      let payers = entries.map { "\($0.fund) for \($0.industry)" }.joined(separator: " and ")
      for (year, (paid, cost)) in zip(years, zip(paid, built)) where paid > cost + 1e-6 {
        problems.append(
          "financed_by: \(rounded(paid)) (1e8 CNY) of \(payers) in \(year) would pay for \(bill), which builds only "
            + "\(rounded(cost)); lower the share")
      }
    }
    if !problems.isEmpty { throw EconomyFailure(problems) }
  }
}
