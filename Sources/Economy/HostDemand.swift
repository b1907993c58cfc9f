import LinearAlgebra
import NumberText

/// The demand of one sample before it grows: hosts without their anchor year's bills and new output, the demand of the
/// modules and of the residual, and the import shares without the anchor year's new output. Filled for one sample after
/// the other.
///
/// Nothing is counted twice: the bills of the table's year are taken out of their hosts.
final class HostDemand {
  private let problem: EconomyProblem
  private let batch: EconomyBatch
  private let flows: BatchFlows
  private let (sectors, years, run, anchor): (Int, Int, Range<Int>, Int)
  private let isRegional: [Bool]

  /// Inflow that new output displaces, and new sales to other provinces; [year][sector].
  let displacedInflow: NumberBuffer
  let newOutflow: NumberBuffer
  /// New output that adds to the sector's, and that takes the place of other output; [year of the run][sector].
  let additional: NumberBuffer
  let inPlaceOfOther: NumberBuffer
  /// m without the new output that the table's own year already holds: m + amount / use, so that the amount of that year
  /// brings back m; [sector].
  let importShares: NumberBuffer
  /// 1 - m.
  let retained: NumberBuffer
  /// A category less its anchor year's bills and new outflow, and how far its part from inside the region is from the one
  /// that the import shares say; [category][sector].
  let remainder: NumberBuffer
  let correction: NumberBuffer
  /// Demand of a category for the region's own output at index 1: (I - M̂) remainder + correction; [category][sector].
  let domestic: NumberBuffer
  /// Bills of the modules: uses inside the region, imported part included, and demand that imports do not share;
  /// [module][year][sector].
  let moduleRegional: NumberBuffer
  let moduleDirect: NumberBuffer
  /// Demand for the region's own output by the residual, each module and new output (displaced inflow included);
  /// [driver after the categories][year][sector]. Its sum over the drivers.
  let fixed: NumberBuffer
  let fixedSum: NumberBuffer
  /// Uses inside the region by the modules' bills; [year][sector].
  let billedUse: NumberBuffer
  private(set) var displacesInflow = false
  /// Cells of hosts in the years in which a bill with a negative row lowers them, by category, sector and year.
  private(set) var loweredCells: [LoweredCell] = []

  init(_ problem: EconomyProblem, _ batch: EconomyBatch, _ flows: BatchFlows) {
    self.problem = problem
    self.batch = batch
    self.flows = flows
    let (n, modules) = (problem.accounts.sectors.count, flows.modules.count)
    (sectors, years, run, anchor) = (n, problem.years.count, problem.run, problem.anchor)
    isRegional = problem.accounts.categories.map(\.isRegional)
    displacedInflow = NumberBuffer(years * n)
    newOutflow = NumberBuffer(years * n)
    additional = NumberBuffer(run.count * n)
    inPlaceOfOther = NumberBuffer(run.count * n)
    importShares = NumberBuffer(n)
    retained = NumberBuffer(n)
    remainder = NumberBuffer(isRegional.count * n)
    correction = NumberBuffer(isRegional.count * n)
    domestic = NumberBuffer(isRegional.count * n)
    moduleRegional = NumberBuffer(modules * years * n)
    moduleDirect = NumberBuffer(modules * years * n)
    fixed = NumberBuffer((modules + 2) * years * n)
    fixedSum = NumberBuffer(years * n)
    billedUse = NumberBuffer(years * n)
  }

  /// - Throws: `EconomyFailure` naming every cell of a host that becomes negative, and every sector of which more inflow is
  ///   displaced than there is.
  func fill(_ sample: Int) throws(EconomyFailure) {
    sell(sample)
    try raiseImportShares()
    try takeOutAnchor(sample)
    addBills(sample)
    addFixed()
  }

  /// Import shares of a sample, or without new output; nothing else is filled.
  func setImportShares(sample: Int?) {
    if let sample { sell(sample) } else { displacedInflow.clear() }
    // A share above 1 is reported with the sample that has it.
    try? raiseImportShares()
  }

  private func sell(_ sample: Int) {
    for buffer in [displacedInflow, newOutflow, additional, inPlaceOfOther] { buffer.clear() }
    let (inflow, outflow, other) = (
      flows.displacedInflow.row(sample), flows.newOutflow.row(sample), flows.displacedOther.row(sample)
    )
    let (first, industries, count) = (run.lowerBound, problem.industries.count, run.count)
    for flow in flows.newOutput {
      var place = flow.row(sample)
      for industry in 0..<industries {
        for sector in 0..<sectors {
          for year in 0..<count {
            let amount = place.pointee
            place += 1
            if amount == 0 { continue }
            displacedInflow.start[(first + year) * sectors + sector] += amount * inflow[industry]
            newOutflow.start[(first + year) * sectors + sector] += amount * outflow[industry]
            additional.start[year * sectors + sector] += amount * inflow[industry] + amount * outflow[industry]
            inPlaceOfOther.start[year * sectors + sector] += amount * other[industry]
          }
        }
      }
    }
    displacesInflow = false
    for place in 0..<years * sectors where displacedInflow.start[place] > 0 { displacesInflow = true }
  }

  private func raiseImportShares() throws(EconomyFailure) {
    importShares.start.update(from: flows.importShares.start, count: sectors)
    var problems: [String] = []
    for sector in 0..<sectors {
      let amount = problem.reference?.displacedInflow[sector] ?? displacedInflow.start[anchor * sectors + sector]
      if amount > 0 {
        let use = flows.regionalUse.start[sector]
        importShares.start[sector] += use > 0 ? amount / use : .infinity
        if importShares.start[sector] > 1 { problems.append(displacesTooMuch(sector, amount, use)) }
      }
      retained.start[sector] = 1 - importShares.start[sector]
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
    correction.clear()
    if let reference = problem.reference {
      for driver in isRegional.indices { takeOut(reference, driver) }
    } else {
      try takeOutOwn(sample)
    }
    for driver in isRegional.indices {
      let (left, own) = (remainder.start + driver * sectors, correction.start + driver * sectors)
      let inside = domestic.start + driver * sectors
      for j in 0..<sectors {
        inside[j] = isRegional[driver] ? retained.start[j] * left[j] + own[j] : left[j] + own[j]
      }
      addLoweredCells(driver, sample)
    }
  }

  private func takeOut(_ reference: ReferenceEconomy, _ driver: Int) {
    let isOutflow = driver == problem.accounts.outflowCategory
    for j in 0..<sectors {
      let place = driver * sectors + j
      let sold = isOutflow ? reference.newOutflow[j] : 0
      remainder.start[place] = flows.finalDemand.start[place] - sold - reference.bills[place]
      correction.start[place] = -reference.corrections[place]
    }
  }

  /// Takes out what the sample itself describes in the table's year.
  private func takeOutOwn(_ sample: Int) throws(EconomyFailure) {
    let anchorOfRun = run.contains(anchor) ? anchor - run.lowerBound : nil
    var problems: [String] = []
    for driver in isRegional.indices {
      let table = flows.finalDemand.start + driver * sectors
      let (left, own) = (remainder.start + driver * sectors, correction.start + driver * sectors)
      let sold = driver == problem.accounts.outflowCategory ? newOutflow.start + anchor * sectors : nil
      for j in 0..<sectors { left[j] = table[j] - (sold?[j] ?? 0) }
      if let anchorOfRun {
        for place in flows.hosted[driver] {
          let bill = flows.bills[place]
          let goods = bill.goods.row(sample) + anchorOfRun
          for j in 0..<sectors { left[j] -= goods[j * run.count] }
          guard let shares = bill.domesticShare else { continue }
          let share = shares.row(sample) + anchorOfRun
          for j in 0..<sectors {
            own[j] -= beyondHost(share[j * run.count], driver, j) * goods[j * run.count]
          }
        }
      }
      for j in 0..<sectors {
        let inside = isRegional[driver] ? retained.start[j] * left[j] + own[j] : left[j] + own[j]
        if table[j] >= 0, min(left[j], inside) < -1e-6 { problems.append(negative(driver, j)) }
      }
    }
    if !problems.isEmpty { throw EconomyFailure(problems) }
  }

  /// What the sample itself describes in the table's year; [category][sector].
  func anchorBills(_ sample: Int) -> (bills: [Double], corrections: [Double]) {
    var bills = [Double](repeating: 0, count: isRegional.count * sectors)
    var corrections = bills
    guard run.contains(anchor) else { return (bills, corrections) }
    let year = anchor - run.lowerBound
    for bill in flows.bills {
      let (goods, shares) = (bill.goods.row(sample), bill.domesticShare?.row(sample))
      for j in 0..<sectors {
        let (amount, place) = (goods[j * run.count + year], bill.category * sectors + j)
        bills[place] += amount
        if let shares { corrections[place] += beyondHost(shares[j * run.count + year], bill.category, j) * amount }
      }
    }
    return (bills, corrections)
  }

  /// How far a bill's own domestic share is from the one that its host passes through.
  private func beyondHost(_ share: Double, _ category: Int, _ sector: Int) -> Double {
    share - (isRegional[category] ? 1 - importShares.start[sector] : 1)
  }

  private func addLoweredCells(_ category: Int, _ sample: Int) {
    let hosted = flows.hosted[category]
    let count = run.count
    var isLowered = false
    for place in hosted {
      let goods = flows.bills[place].goods.row(sample)
      for cell in 0..<sectors * count where goods[cell] < 0 { isLowered = true }
    }
    guard isLowered else { return }
    for sector in 0..<sectors {
      for year in 0..<count where run.lowerBound + year != anchor {
        var (goods, isNegative) = (0.0, false)
        for place in hosted {
          let amount = flows.bills[place].goods.row(sample)[sector * count + year]
          goods += amount
          if amount < 0 { isNegative = true }
        }
        guard isNegative else { continue }
        loweredCells.append(
          LoweredCell(category: category, sector: sector, year: run.lowerBound + year, goods: goods))
      }
    }
  }

  private func addBills(_ sample: Int) {
    moduleRegional.clear()
    moduleDirect.clear()
    let count = run.count
    for bill in flows.bills {
      let (goods, shares) = (bill.goods.row(sample), bill.domesticShare?.row(sample))
      let (start, isRegional) = ((bill.module * years + run.lowerBound) * sectors, isRegional[bill.category])
      let (regional, direct) = (moduleRegional.start + start, moduleDirect.start + start)
      for j in 0..<sectors {
        for year in 0..<count {
          let (amount, place) = (goods[j * count + year], year * sectors + j)
          let own = shares.map { beyondHost($0[j * count + year], bill.category, j) * amount } ?? 0
          if isRegional {
            regional[place] += amount
            direct[place] += own
          } else {
            direct[place] += amount + own
          }
        }
      }
    }
  }

  private func addFixed() {
    let (width, modules) = (years * sectors, flows.modules.count)
    let (residual, retained) = (flows.residual.start, retained.start)
    for year in 0..<years {
      for j in 0..<sectors {
        let place = year * sectors + j
        fixed.start[place] = residual[j]
        var (sum, billed) = (residual[j], 0.0)
        for module in 0..<modules {
          let own =
            retained[j] * moduleRegional.start[module * width + place] + moduleDirect.start[module * width + place]
          fixed.start[(1 + module) * width + place] = own
          sum += own
          billed += moduleRegional.start[module * width + place]
        }
        let sold = newOutflow.start[place] + displacedInflow.start[place]
        fixed.start[(modules + 1) * width + place] = sold
        fixedSum.start[place] = sum + sold
        billedUse.start[place] = billed
      }
    }
  }

  /// The sentence about a cell of a host that the table's year's bills and new output would make negative, in total or in
  /// its part supplied inside the region.
  private func negative(_ driver: Int, _ sector: Int) -> String {
    let (accounts, left) = (problem.accounts, remainder.start[driver * sectors + sector])
    let category = accounts.categories[driver]
    let hosted = flows.hosted[driver].map { batch.bills[flows.bills[$0].bill] }
    let billed = category.values[sector] - left
    let isSold = driver == accounts.outflowCategory && newOutflow.start[anchor * sectors + sector] > 0
    let sold = isSold ? ["the new output sold to other provinces"] : []
    let sources = ((hosted.isEmpty ? [] : [hosted.names]) + sold).joined(separator: " and ")
    return
      "\(sources) bills \(rounded(billed)) (1e8 CNY) of \(accounts.sectors[sector]) in \(accounts.year), but the table's "
      + "\(category.code) holds only \(rounded(category.values[sector])) of it"
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
