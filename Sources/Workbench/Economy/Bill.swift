import SimulationKit

/// Purchases of goods that a module describes and that are part of a final-demand category of the table.
struct Bill: Sendable {
  /// The module, which is the driver's name in the results.
  var module: String
  var output: String
  /// Code of the final-demand category that holds these purchases in the table's year.
  var host: String
  /// 1e8 CNY in the table's prices, producers' prices; [year][sector].
  var goods: [[Double]]
  /// Share supplied inside the region, [year][sector]; nil for the table's own, 1 - m.
  var domesticShare: [[Double]]?
}

/// Output that new capacity can sell additionally, 1e8 CNY in the table's prices; [industry][year][sector].
struct NewOutput: Sendable {
  var module: String
  var output: [[[Double]]]
}

extension Bill {
  /// The bill over all computed years, of which the given ones are the run's: nothing in the others.
  func padded(_ run: Range<Int>, of years: Int) -> Bill {
    var bill = self
    bill.goods = goods.padded(run, of: years)
    bill.domesticShare = domesticShare?.padded(run, of: years)
    return bill
  }
}

extension NewOutput {
  func padded(_ run: Range<Int>, of years: Int) -> NewOutput {
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

extension LabelledArray {
  /// [year][sector] from an array over sector and year.
  var bySectorYear: [[Double]] {
    (0..<labels[1].count).map { year in (0..<labels[0].count).map { self[$0, year] } }
  }

  /// [industry][year][sector] from an array over industry, sector and year.
  var byIndustrySectorYear: [[[Double]]] {
    (0..<labels[0].count).map { industry in
      (0..<labels[2].count).map { year in (0..<labels[1].count).map { self[industry, $0, year] } }
    }
  }
}
