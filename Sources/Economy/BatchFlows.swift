import LinearAlgebra
import NumberText
import RegionalBase

/// Flows from the modules of a batch to the economy and the numbers of the table that they meet, as inner loops read it.
final class BatchFlows: Sendable {
  /// Names of the modules that send bills, in the batch's order.
  let modules: [String]
  /// Bills with a host, in the batch's order, and their places by the final-demand category that hosts them.
  let bills: [HostedBill]
  let hosted: [[Int]]
  /// New output of one industry, [sector][year of the run], or of all, and the shares of each industry that displace inflow,
  /// are sold to other provinces and take the place of other output, [industry].
  private let newOutput: [(industry: Int, amounts: SampleRows)]
  let (displacedInflow, newOutflow, displacedOther): (SampleRows, SampleRows, SampleRows)
  private let variesSales: Bool
  /// Whether all samples have the same bills and the same new output, sold in the same way.
  let isShared: Bool
  /// The same of new output alone.
  let sharesNewOutput: Bool

  /// The table: final demand [category][sector]; m, the residual and uses inside the region, [sector].
  let finalDemand: NumberBuffer
  let importShares: NumberBuffer
  let residual: NumberBuffer
  let regionalUse: NumberBuffer

  struct HostedBill: Sendable {
    /// Its place in the batch, its module's among the modules, and its host's among the categories.
    var bill: Int
    var module: Int
    var category: Int
    var goods: SampleRows
    var domesticShare: SampleRows?
  }

  init(_ problem: EconomyProblem, _ batch: EconomyBatch) {
    let accounts = problem.accounts
    var modules: [String] = []
    var bills: [HostedBill] = []
    var hosted: [[Int]] = Array(repeating: [], count: accounts.categories.count)
    for (place, bill) in batch.bills.enumerated() {
      let module = modules.firstIndex(of: bill.module) ?? modules.count
      if module == modules.count { modules.append(bill.module) }
      guard let host = accounts.category(bill.host) else { continue }
      hosted[host].append(bills.count)
      bills.append(
        HostedBill(
          bill: place, module: module, category: host, goods: SampleRows(bill.goods),
          domesticShare: bill.domesticShare.map { SampleRows($0) }))
    }
    self.modules = modules
    self.bills = bills
    self.hosted = hosted
    newOutput = batch.newOutput.map { ($0.industry ?? 0, SampleRows($0.amounts)) }
    displacedInflow = problem.rows(.displacedInflow, batch)
    newOutflow = problem.rows(.newOutflow, batch)
    displacedOther = problem.rows(.displacedOther, batch)
    variesSales = [.displacedInflow, .newOutflow, .displacedOther].contains { batch.fields[$0] != nil }
    sharesNewOutput =
      newOutput.allSatisfy(\.amounts.isShared)
      && [displacedInflow, newOutflow, displacedOther].allSatisfy(\.isShared)
    isShared = sharesNewOutput && batch.bills.allSatisfy(\.isShared)
    finalDemand = NumberBuffer(accounts.categories.flatMap(\.values))
    importShares = NumberBuffer(accounts.importShares)
    residual = NumberBuffer(accounts.residual)
    let intermediate = Technology(tableOf: accounts).coefficients.times(accounts.grossOutput)
    regionalUse = NumberBuffer(
      accounts.sectors.indices.map { sector in
        accounts.categories.reduce(0) { $0 + ($1.isRegional ? $1.values[sector] : 0) } + intermediate[sector]
      })
  }

  /// Calls back with each amount of new output of a sample that is other than zero: industry, sector, year of the run.
  @inline(__always)
  func eachNewOutput(_ sample: Int, run years: Int, _ body: (Int, Int, Int, Double) -> Void) {
    let sectors = regionalUse.count
    for flow in newOutput {
      let cells = flow.amounts.row(sample)
      for place in 0..<flow.amounts.width where cells[place] != 0 {
        let row = place / years
        body(flow.industry + row / sectors, row % sectors, place % years, cells[place])
      }
    }
  }

  /// The three shares of an industry's sales sum to one; the scenario's own are checked where they are read.
  func checkSales(_ problem: EconomyProblem, _ sample: Int) throws(EconomyFailure) {
    guard variesSales else { return }
    for (k, industry) in problem.industries.enumerated() {
      let sum = [displacedInflow, newOutflow, displacedOther].reduce(0) { $0 + $1.row(sample)[k] }
      if abs(sum - 1) > 1e-9 { throw EconomyFailure(Self.salesSentence(industry, sum)) }
    }
  }

  private static func salesSentence(_ industry: String, _ sum: Double) -> String {
    "the three shares of sales of \(industry) sum to \(decimals(sum, 4)), not to 1"
  }
}
