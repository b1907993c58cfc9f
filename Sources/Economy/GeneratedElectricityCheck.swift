import RegionalBase

extension EconomyProblem {
  /// Output that follows generation is demanded by nothing else.
  /// - Throws: `EconomyFailure` naming bills and new output of it.
  func checkGenerated(_ batch: EconomyBatch, _ sample: Int) throws(EconomyFailure) {
    guard let generated = accounts.generated else { return }
    let (code, seller) = (accounts.sectors[generated.sector], accounts.sectors[generated.seller])
    var problems: [String] = []
    for bill in batch.bills {
      let start = bill.goods.start(sample) + generated.sector * run.count
      guard bill.goods.values[start..<start + run.count].contains(where: { $0 != 0 }) else { continue }
      problems.append(
        "\(bill.module) (\(bill.output)) buys \(code), whose output follows what the modules generate; power is bought from "
          + seller)
    }
    for flow in batch.newOutput {
      for industry in flow.industry.map({ $0..<$0 + 1 }) ?? industries.indices {
        let row = flow.industry == nil ? industry * accounts.sectors.count : 0
        let start = flow.amounts.start(sample) + (row + generated.sector) * run.count
        guard flow.amounts.values[start..<start + run.count].contains(where: { $0 != 0 }) else { continue }
        problems.append(
          "new output of \(industries[industry]) is in \(code), whose output follows what the modules generate")
      }
    }
    if !problems.isEmpty { throw EconomyFailure(problems) }
  }
}
