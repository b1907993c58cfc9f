import LinearAlgebra
import NumberText
import RegionalBase

/// Flows from the modules of a batch to the economy and the numbers of the table that they meet, as inner loops read it.
final class BatchFlows: Sendable {
  /// Names of the modules that send bills, in the batch's order.
  let modules: [String]
  /// The goods of each bill, in the batch's order.
  let bought: [(goods: SampleRows, domesticShare: SampleRows?)]
  /// Bills with a host, in the batch's order, and their places by the final-demand category that hosts them.
  let bills: [HostedBill]
  let hosted: [[Int]]
  /// Sectors of the bills by module, and by category those in which a bill lowers its host in some sample.
  let sectorsOfModule: [[Int]]
  let loweredSectors: [[Int]]
  private let newOutput: [SoldGoods]
  /// Shares of each industry's new output that displace inflow, are sold to other provinces and take the place of other
  /// output, [industry].
  let (displacedInflow, newOutflow, displacedOther): (SampleRows, SampleRows, SampleRows)
  private let variesSales: Bool
  /// Nil where imports do not give way to the region's own products.
  let substitution: SampleRows?
  /// Whether bills or new output, in some sample, hold goods of a sector that follows generation.
  let suppliesGenerated: Bool
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
    /// Sectors with goods, and with negative goods, in some sample.
    var sectors: [Int]
    var loweredSectors: [Int]
  }

  /// New output of one industry, [sector][year of the run], or of all, [industry][sector][year of the run].
  private struct SoldGoods: Sendable {
    var amounts: SampleRows
    /// Cells with an amount in some sample; years of the run.
    var cells: [(place: Int, industry: Int, sector: Int, year: Int)]

    init(_ flow: NewOutput, sectors: Int, years: Int) {
      amounts = SampleRows(flow.amounts)
      cells = flow.amounts.places.used.map { place in
        let row = place / years
        return (place, (flow.industry ?? 0) + row / sectors, row % sectors, place % years)
      }
    }
  }

  init(_ problem: EconomyProblem, _ batch: EconomyBatch) {
    let (accounts, years) = (problem.accounts, problem.run.count)
    var modules: [String] = []
    var bills: [HostedBill] = []
    var hosted: [[Int]] = Array(repeating: [], count: accounts.categories.count)
    var named: Set<Int> = []
    bought = batch.bills.map { (SampleRows($0.goods), $0.domesticShare.map { SampleRows($0) }) }
    for (place, bill) in batch.bills.enumerated() {
      let module = modules.firstIndex(of: bill.module) ?? modules.count
      if module == modules.count { modules.append(bill.module) }
      let places = bill.goods.places
      func sectors(_ places: [Int]) -> [Int] { Set(places.map { $0 / years }).sorted() }
      named.formUnion(sectors(places.used))
      guard let host = accounts.category(bill.host) else { continue }
      hosted[host].append(bills.count)
      bills.append(
        HostedBill(
          bill: place, module: module, category: host, goods: bought[place].goods,
          domesticShare: bought[place].domesticShare, sectors: sectors(places.used),
          loweredSectors: sectors(places.negative)))
    }
    self.modules = modules
    self.bills = bills
    self.hosted = hosted
    sectorsOfModule = modules.indices.map { module in
      Set(bills.flatMap { $0.module == module ? $0.sectors : [] }).sorted()
    }
    loweredSectors = hosted.map { Set($0.flatMap { bills[$0].loweredSectors }).sorted() }
    let newOutput = batch.newOutput.map { SoldGoods($0, sectors: accounts.sectors.count, years: years) }
    self.newOutput = newOutput
    for flow in newOutput { named.formUnion(flow.cells.map(\.sector)) }
    suppliesGenerated = accounts.generated.map { named.contains($0.sector) } ?? false
    substitution =
      problem.values[.importSubstitution] == nil ? nil : problem.rows(.importSubstitution, batch)
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
  func eachNewOutput(_ sample: Int, _ body: (Int, Int, Int, Double) -> Void) {
    for flow in newOutput {
      let amounts = flow.amounts.row(sample)
      for cell in flow.cells where amounts[cell.place] != 0 {
        body(cell.industry, cell.sector, cell.year, amounts[cell.place])
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
