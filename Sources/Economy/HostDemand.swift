import LinearAlgebra
import NumberText
import RegionalBase

/// The demand of one sample before it grows: hosts without the reference's bills and new output of the table's year, the
/// demand of the modules and of the residual, and the import shares without that year's new output. Filled for one sample
/// after the other.
///
/// Nothing is counted twice: the bills of the table's year are taken out of their hosts.
final class HostDemand {
  private let problem: EconomyProblem
  private let batch: EconomyBatch
  private let flows: BatchFlows
  private let (sectors, years, run, anchor): (Int, Int, Range<Int>, Int)
  private let groups: [DemandGroup]
  /// By group, and by category.
  private let (isRegional, isRegionalCategory): ([Bool], [Bool])

  /// Inflow that new output displaces, and new sales to other provinces; [year][sector].
  let displacedInflow: NumberBuffer
  let newOutflow: NumberBuffer
  /// New output that adds to the sector's, and that takes the place of other output; [year of the run][sector].
  let additional: NumberBuffer
  let inPlaceOfOther: NumberBuffer
  /// m before new output displaces inflow: that of the table's year holds the reference's new output of that year, so that
  /// it brings back the table's m, and m(t) = m(a) (1 - θ(t)); [year][sector].
  let importShares: NumberBuffer
  /// 1 - m.
  let retained: NumberBuffer
  /// A group less the reference's bills and new outflow of the table's year, and how far its part from inside the region is
  /// from the one that the import shares of the table's year say; [group][sector].
  let remainder: NumberBuffer
  let correction: NumberBuffer
  /// Bills of the modules: uses inside the region that imports share, imported part included, and demand that they do not
  /// share; [module][year][sector].
  let moduleRegional: NumberBuffer
  let moduleDirect: NumberBuffer
  /// Demand for the region's own output that does not grow with an index: the residual, the modules and new output
  /// (displaced inflow included); [year][sector].
  let fixedSum: NumberBuffer
  /// Uses inside the region by the modules' bills, imported part included; [module][year][sector]. Its sum over modules.
  let moduleUse: NumberBuffer
  let billedUse: NumberBuffer
  private(set) var displacesInflow = false
  /// Cells of hosts in the years in which a bill with a negative row lowers them, by category, sector and year.
  private(set) var loweredCells: [LoweredCell] = []
  /// Less and correction of a category's cells, [category][sector].
  private let (left, own): (NumberBuffer, NumberBuffer)
  /// Whether the remainder and the correction are those of the reference, which all samples share.
  private var holdsReference = false

  init(_ problem: EconomyProblem, _ batch: EconomyBatch, _ flows: BatchFlows) {
    self.problem = problem
    self.batch = batch
    self.flows = flows
    let (n, modules) = (problem.accounts.sectors.count, flows.modules.count)
    (sectors, years, run, anchor) = (n, problem.years.count, problem.run, problem.anchor)
    groups = problem.groups
    let categories = problem.accounts.categories
    isRegional = problem.groups.map { categories[$0.category].isRegional }
    isRegionalCategory = categories.map(\.isRegional)
    displacedInflow = NumberBuffer(years * n)
    newOutflow = NumberBuffer(years * n)
    additional = NumberBuffer(run.count * n)
    inPlaceOfOther = NumberBuffer(run.count * n)
    importShares = NumberBuffer(years * n)
    retained = NumberBuffer(years * n)
    remainder = NumberBuffer(groups.count * n)
    correction = NumberBuffer(groups.count * n)
    moduleRegional = NumberBuffer(modules * years * n)
    moduleDirect = NumberBuffer(modules * years * n)
    moduleUse = NumberBuffer(modules * years * n)
    fixedSum = NumberBuffer(years * n)
    billedUse = NumberBuffer(years * n)
    left = NumberBuffer(categories.count * n)
    own = NumberBuffer(categories.count * n)
  }

  /// - Throws: `EconomyFailure` naming every cell of a host that becomes negative, and every sector of which more inflow is
  ///   displaced than there is.
  func fill(_ sample: Int) throws(EconomyFailure) {
    if flows.suppliesGenerated { try problem.checkGenerated(batch, sample) }
    sell(sample)
    try setImportShares(substitution: flows.substitution?.row(sample))
    try takeOutAnchor(sample)
    addBills(sample)
    addFixed()
  }

  /// Import shares of a sample, or without new output; nothing else is filled.
  func setImportShares(sample: Int?) {
    if let sample { sell(sample) } else { displacedInflow.clear() }
    // A share outside 0 to 1 is reported with the sample that has it.
    try? setImportShares(substitution: flows.substitution?.row(sample ?? 0))
  }

  /// Demand of a group at index 1 for the region's own output of a sector, with the import shares of a year.
  @inline(__always)
  func domestic(_ group: Int, _ year: Int, _ sector: Int) -> Double {
    let place = group * sectors + sector
    let share = isRegional[group] ? retained.start[year * sectors + sector] : 1
    return share * remainder.start[place] + correction.start[place]
  }

  /// The same of everything that does not grow with an index, by driver after the groups, with the import shares of another
  /// year.
  func fixed(_ driver: Int, _ year: Int, _ sector: Int, sharesOf shares: Int) -> Double {
    let place = year * sectors + sector
    if driver == 0 { return flows.residual.start[sector] }
    if driver > flows.modules.count { return newOutflow.start[place] + displacedInflow.start[place] }
    let bill = (driver - 1) * years * sectors + place
    return retained.start[shares * sectors + sector] * moduleRegional.start[bill] + moduleDirect.start[bill]
  }

  private func sell(_ sample: Int) {
    for buffer in [displacedInflow, newOutflow, additional, inPlaceOfOther] { buffer.clear() }
    let (inflow, outflow, other) = (
      flows.displacedInflow.row(sample), flows.newOutflow.row(sample), flows.displacedOther.row(sample)
    )
    let first = run.lowerBound
    flows.eachNewOutput(sample) { industry, sector, year, amount in
      let (place, ofRun) = ((first + year) * sectors + sector, year * sectors + sector)
      displacedInflow.start[place] += amount * inflow[industry]
      newOutflow.start[place] += amount * outflow[industry]
      additional.start[ofRun] += amount * inflow[industry] + amount * outflow[industry]
      inPlaceOfOther.start[ofRun] += amount * other[industry]
    }
    displacesInflow = (0..<years * sectors).contains { displacedInflow.start[$0] > 0 }
  }

  private func setImportShares(substitution: UnsafeMutablePointer<Double>?) throws(EconomyFailure) {
    var problems: [String] = []
    let reference = problem.reference?.displacedInflow
    for sector in 0..<sectors {
      var share = flows.importShares.start[sector]
      let amount = reference?[sector] ?? displacedInflow.start[anchor * sectors + sector]
      if amount > 0 {
        let use = flows.regionalUse.start[sector]
        share += use > 0 ? amount / use : .infinity
        if share > 1 { problems.append(displacesTooMuch(sector, amount, use)) }
      }
      for year in 0..<years {
        let place = year * sectors + sector
        let substituted = substitution?[sector * years + year] ?? 0
        importShares.start[place] = share * (1 - substituted)
        retained.start[place] = 1 - importShares.start[place]
        if importShares.start[place] > 1, share <= 1 {
          problems.append(
            "the import share of \(problem.accounts.sectors[sector]) in \(problem.years[year]) would be "
              + "\(rounded(100 * importShares.start[place])) %")
        }
      }
    }
    if !problems.isEmpty { throw EconomyFailure(problems) }
  }

  private func displacesTooMuch(_ sector: Int, _ amount: Double, _ use: Double) -> String {
    let accounts = problem.accounts
    return
      "new output of \(rounded(amount)) (1e8 CNY) of \(accounts.sectors[sector]) in the table's year \(accounts.year) "
      + "displaces inflow, but the region buys only \(rounded(use * (1 - accounts.importShares[sector]))) of its own"
  }

  private func takeOutAnchor(_ sample: Int) throws(EconomyFailure) {
    loweredCells.removeAll(keepingCapacity: true)
    if let reference = problem.reference {
      if !holdsReference { takeOut(reference) }
    } else {
      try takeOutOwn(sample)
    }
    addLoweredCells(sample)
  }

  private func takeOut(_ reference: ReferenceEconomy) {
    for category in isRegionalCategory.indices {
      let isOutflow = category == problem.accounts.outflowCategory
      for j in 0..<sectors {
        let place = category * sectors + j
        let sold = isOutflow ? reference.newOutflow[j] : 0
        left.start[place] = flows.finalDemand.start[place] - sold - reference.bills[place]
        own.start[place] = -reference.corrections[place]
      }
    }
    divideAmongGroups()
    holdsReference = true
  }

  private func divideAmongGroups() {
    for (number, group) in groups.enumerated() {
      let source = group.category * sectors
      for j in 0..<sectors {
        let fraction = group.fractions[j]
        remainder.start[number * sectors + j] = fraction * left.start[source + j]
        correction.start[number * sectors + j] = fraction * own.start[source + j]
      }
    }
  }

  /// Takes out the sample's own bills and sales of the table's year.
  private func takeOutOwn(_ sample: Int) throws(EconomyFailure) {
    let (bills, corrections) = anchorBills(sample)
    var problems: [String] = []
    for category in isRegionalCategory.indices {
      let isOutflow = category == problem.accounts.outflowCategory
      for j in 0..<sectors {
        let place = category * sectors + j
        let sold = isOutflow ? newOutflow.start[anchor * sectors + j] : 0
        let table = flows.finalDemand.start[place]
        left.start[place] = table - sold - bills[place]
        own.start[place] = -corrections[place]
        let share = isRegionalCategory[category] ? retained.start[anchor * sectors + j] : 1
        let inside = share * left.start[place] + own.start[place]
        if table >= 0, min(left.start[place], inside) < -1e-6 { problems.append(negative(category, j)) }
      }
    }
    if !problems.isEmpty { throw EconomyFailure(problems) }
    divideAmongGroups()
  }

  /// The sample's own bills in the table's year, and how far their part from inside the region is from the one that their
  /// hosts pass through; [category][sector].
  func anchorBills(_ sample: Int) -> (bills: [Double], corrections: [Double]) {
    var bills = [Double](repeating: 0, count: isRegionalCategory.count * sectors)
    var corrections = bills
    guard run.contains(anchor) else { return (bills, corrections) }
    let year = anchor - run.lowerBound
    for bill in flows.bills {
      let (goods, shares) = (bill.goods.row(sample), bill.domesticShare?.row(sample))
      for j in bill.sectors {
        let (amount, place) = (goods[j * run.count + year], bill.category * sectors + j)
        bills[place] += amount
        guard let shares else { continue }
        let passed = isRegionalCategory[bill.category] ? retained.start[anchor * sectors + j] : 1
        corrections[place] += (shares[j * run.count + year] - passed) * amount
      }
    }
    return (bills, corrections)
  }

  private func addLoweredCells(_ sample: Int) {
    let count = run.count
    for (category, lowered) in flows.loweredSectors.enumerated() where !lowered.isEmpty {
      let rows = flows.hosted[category].map { flows.bills[$0].goods.row(sample) }
      for sector in lowered {
        for year in 0..<count where run.lowerBound + year != anchor {
          var (goods, isNegative) = (0.0, false)
          for row in rows {
            let amount = row[sector * count + year]
            goods += amount
            if amount < 0 { isNegative = true }
          }
          guard isNegative else { continue }
          loweredCells.append(
            LoweredCell(category: category, sector: sector, year: run.lowerBound + year, goods: goods))
        }
      }
    }
  }

  /// Only cells of sectors that bills name are ever other than zero.
  private func addBills(_ sample: Int) {
    let count = run.count
    for (module, named) in flows.sectorsOfModule.enumerated() {
      for year in run {
        let row = (module * years + year) * sectors
        for j in named {
          moduleRegional.start[row + j] = 0
          moduleDirect.start[row + j] = 0
          moduleUse.start[row + j] = 0
        }
      }
    }
    for bill in flows.bills {
      let (goods, shares) = (bill.goods.row(sample), bill.domesticShare?.row(sample))
      let (start, isRegional) = (
        (bill.module * years + run.lowerBound) * sectors, isRegionalCategory[bill.category]
      )
      let (regional, direct) = (moduleRegional.start + start, moduleDirect.start + start)
      let used = moduleUse.start + start
      for j in bill.sectors {
        for year in 0..<count {
          let (amount, place) = (goods[j * count + year], year * sectors + j)
          if isRegional { used[place] += amount }
          if let shares {
            // A bill that states its part from inside the region does not pass 1 - m.
            direct[place] += shares[j * count + year] * amount
          } else if isRegional {
            regional[place] += amount
          } else {
            direct[place] += amount
          }
        }
      }
    }
  }

  private func addFixed() {
    let residual = flows.residual.start
    for year in 0..<years {
      let row = year * sectors
      let (fixed, billed) = (fixedSum.start + row, billedUse.start + row)
      fixed.update(from: residual, count: sectors)
      billed.update(repeating: 0, count: sectors)
      for (module, named) in flows.sectorsOfModule.enumerated() {
        let start = module * years * sectors + row
        for j in named {
          fixed[j] += retained.start[row + j] * moduleRegional.start[start + j] + moduleDirect.start[start + j]
          billed[j] += moduleUse.start[start + j]
        }
      }
      for j in 0..<sectors { fixed[j] = fixed[j] + newOutflow.start[row + j] + displacedInflow.start[row + j] }
    }
  }

  /// The sentence about a cell of a host that the table's year's bills and new output would make negative, in total or in
  /// its part supplied inside the region.
  private func negative(_ category: Int, _ sector: Int) -> String {
    let accounts = problem.accounts
    let (host, left) = (accounts.categories[category], left.start[category * sectors + sector])
    let hosted = flows.hosted[category].map { batch.bills[flows.bills[$0].bill] }
    let billed = host.values[sector] - left
    let isSold = category == accounts.outflowCategory && newOutflow.start[anchor * sectors + sector] > 0
    let sold = isSold ? ["the new output sold to other provinces"] : []
    let sources = ((hosted.isEmpty ? [] : [hosted.names]) + sold).joined(separator: " and ")
    let isSpending = (accounts.spending?.part(of: category) ?? 0) > 0
    return
      "\(sources) bills \(rounded(billed)) (1e8 CNY) of \(accounts.sectors[sector]) in \(accounts.year), but the table's "
      + "\(host.code) holds only \(rounded(host.values[sector])) of it"
      + (isSpending ? " beyond what follows income" : "")
      + (left < -1e-6 ? "" : ", and less of it from inside the region than the bill's domestic share says")
  }
}

/// A cell of a host in a year in which a bill with a negative row lowers it.
struct LoweredCell {
  var category: Int
  var sector: Int
  /// Of the computed years.
  var year: Int
  /// Of all bills of the host.
  var goods: Double
}

extension [Bill] {
  /// "wind-solar (wind_solar_bill) and …".
  var names: String { Set(map { "\($0.module) (\($0.output))" }).sorted().joined(separator: " and ") }
}
