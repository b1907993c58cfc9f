/// An amount that a module adds to a physical account beside what follows from output and demand: carbon dioxide that is caught,
/// people who run its plants, hydrogen that it makes.
package struct AccountFlow: Hashable, Sendable {
  package var module: String
  package var output: String
  /// The place of the account among the problem's.
  package var account: Int
  /// In the account's unit, negative where the module takes from the account: [year of the run], or, by sector,
  /// [sector][year of the run].
  package var amounts: SampleNumbers
  package var isBySector: Bool

  package init(module: String, output: String, account: Int, amounts: SampleNumbers, isBySector: Bool) {
    self.module = module
    self.output = output
    self.account = account
    self.amounts = amounts
    self.isBySector = isBySector
  }

  /// As the account's tables name it, which is how plans name the output.
  package var name: String { "\(module)/\(output)" }

  /// Σ over sectors, [year of the run].
  func totals(_ sample: Int, years: Int) -> [Double] {
    var totals = [Double](repeating: 0, count: years)
    for (place, amount) in amounts.row(sample).enumerated() { totals[place % years] += amount }
    return totals
  }
}
