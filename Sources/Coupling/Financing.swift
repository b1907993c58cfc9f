import Economy
import NumberText
package import RegionalBase

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

  /// - Parameter spending: a module's bill by year, in one industry or, for nil, in all.
  /// - Throws: `EconomyFailure` where funds would pay for more than the other module builds, or where more than all of an
  ///   industry's money would be other modules' bills.
  package func check(
    spending: (_ module: String, _ industry: String?) -> [Double], years: [Int]
  ) throws(EconomyFailure) {
    var problems: [String] = []
    for (place, entry) in enumerated() {
      guard !self[..<place].contains(where: { $0.fund == entry.fund && $0.industry == entry.industry }) else {
        continue
      }
      let left = kept(of: entry.fund, industry: entry.industry)
      if left < -1e-9 {
        problems.append(
          "financed_by: the shares of \(entry.fund) for \(entry.industry) sum to \(rounded(1 - left)); they sum to at "
            + "most 1")
      }
    }
    for (place, first) in enumerated() where !self[..<place].contains(where: { $0.bill == first.bill }) {
      var paid = years.map { _ in 0.0 }
      for entry in self where entry.bill == first.bill {
        for (year, money) in spending(entry.fund, entry.industry).enumerated() { paid[year] += entry.share * money }
      }
      for (year, cost) in spending(first.bill, nil).enumerated() where paid[year] > cost + 1e-6 {
        let payers = filter { $0.bill == first.bill }.map { "\($0.fund) for \($0.industry)" }
        problems.append(
          "financed_by: \(rounded(paid[year])) (1e8 CNY) of \(payers.joined(separator: " and ")) in \(years[year]) would "
            + "pay for \(first.bill), which builds only \(rounded(cost)); lower the share")
      }
    }
    if !problems.isEmpty { throw EconomyFailure(problems) }
  }
}
