/// Purchases of goods that a module describes and that are part of a final-demand category of the table.
package struct Bill: Sendable {
  /// The module, which is the driver's name in the results.
  package var module: String
  package var output: String
  /// Code of the final-demand category that holds these purchases in the table's year.
  package var host: String
  /// 1e8 CNY in the table's prices, producers' prices; [year][sector].
  package var goods: [[Double]]
  /// Share supplied inside the region, [year][sector]; nil for the table's own, 1 - m.
  package var domesticShare: [[Double]]?

  package init(module: String, output: String, host: String, goods: [[Double]], domesticShare: [[Double]]? = nil) {
    self.module = module
    self.output = output
    self.host = host
    self.goods = goods
    self.domesticShare = domesticShare
  }
}

/// Output that new capacity can sell additionally, 1e8 CNY in the table's prices; [industry][year][sector].
package struct NewOutput: Sendable {
  package var module: String
  package var output: [[[Double]]]

  package init(module: String, output: [[[Double]]]) {
    self.module = module
    self.output = output
  }
}

extension Bill {
  /// The bill over all computed years, of which the given ones are the run's: nothing in the others.
  package func padded(_ run: Range<Int>, of years: Int) -> Bill {
    var bill = self
    bill.goods = goods.padded(run, of: years)
    bill.domesticShare = domesticShare?.padded(run, of: years)
    return bill
  }
}

extension NewOutput {
  package func padded(_ run: Range<Int>, of years: Int) -> NewOutput {
    NewOutput(module: module, output: output.map { $0.padded(run, of: years) })
  }
}

extension [[Double]] {
  /// [year][sector] with rows of zeros before and after.
  fileprivate func padded(_ run: Range<Int>, of years: Int) -> [[Double]] {
    let nothing = [Double](repeating: 0, count: first?.count ?? 0)
    return Array(repeating: nothing, count: run.lowerBound) + self
      + Array(repeating: nothing, count: years - run.upperBound)
  }
}
