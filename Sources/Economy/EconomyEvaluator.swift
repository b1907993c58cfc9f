import InputOutput
import LinearAlgebra
import NumberText
package import RegionalBase

extension EconomyProblem {
  /// Evaluates a batch of samples.
  ///
  /// Samples are computed in blocks of a fixed size, so that a sample's results are the same to the bit whatever stands
  /// beside it and however the batch is cut. A sample without an answer keeps its sentences and spoils no other.
  /// - Parameter details: whether the whole economy of every sample is asked for, split by driver.
  package func evaluate(
    _ batch: EconomyBatch, wanted: Set<EconomyVariable>, details: Bool = false
  ) -> EconomyAnswers {
    EconomyEvaluator(self, batch, wanted: wanted, details: details).answers()
  }

  /// The economy of the central case with these flows of the modules.
  /// - Throws: `EconomyFailure` naming sector, module and year.
  package func solve(bills: [Bill], newOutput: [NewOutput]) throws(EconomyFailure) -> EconomyYears {
    let answers = evaluate(EconomyBatch(bills: bills, newOutput: newOutput), wanted: [], details: true)
    guard let years = answers.details[0] else {
      throw answers.failures[0] ?? EconomyFailure("the economy was not computed")
    }
    return years
  }

  /// The numbers of a field for a sample.
  func row(_ field: EconomyField, _ batch: EconomyBatch, _ sample: Int) -> [Double] {
    batch.fields[field].map { Array($0.row(sample)) } ?? values[field] ?? []
  }

  /// The numbers of a field by sample.
  func rows(_ field: EconomyField, _ batch: EconomyBatch, orElse missing: [Double] = []) -> SampleRows {
    SampleRows(batch.fields[field] ?? SampleNumbers(shared: values[field] ?? missing))
  }
}

/// One batch on its way through the economy. Used by one thread.
///
/// Where only growth and changes of final demand differ between samples, a sample is a sum of outputs that were solved once.
/// Otherwise samples are solved in blocks; buffers hold a block: outputs by position (the place of a year among those of
/// one system) and sample; the sector is fastest.
final class EconomyEvaluator {
  let problem: EconomyProblem
  let batch: EconomyBatch
  let details: Bool
  let (wantsDrivers, wantsElectricity, wantsIndustries): (Bool, Bool, Bool)
  let flows: BatchFlows
  /// Drivers of demand: groups of final demand, the residual, modules with bills, and new output.
  let (sectors, years, demandDrivers): (Int, Int, Int)
  /// Places of changed technology and import shares among all drivers; nil where the problem has them not.
  let structuralDrivers: (technology: Int?, importShares: Int?)
  let allSectors: [Int]
  let changes: DemandChanges
  /// Cells that a change touches, as category times sectors plus sector.
  let changedCells: Set<Int>
  /// Samples of a block; the last block of a batch is filled up with empty ones.
  let blockSize: Int
  /// By group of final demand, and the groups of each category.
  let isRegional: [Bool]
  let groupsOfCategory: [[Int]]
  /// x of the table, and the largest of it.
  let tableOutput: NumberBuffer
  let largestOutput: Double
  let growth: GrowthRates
  /// Growth indices of the sample at hand, [group][year].
  let index: NumberBuffer

  /// The hosts of each sample of a block, or the one that all samples share.
  private let hosts: [HostDemand]
  /// A and v by year, and the equations of samples whose import shares are those of the batch; nil where technology differs
  /// between samples.
  private let technology: ChangedTechnology?
  let systems: YearSystems?
  let basis: OutputBasis?
  /// Nil where outputs of all sectors are asked for.
  private let folded: FoldedOutputs?
  /// Whether all samples have the same hosts and equations.
  let isAlone: Bool
  /// Nil where samples have hosts of their own.
  let lowered: LoweredCells?
  /// Why no sample can be computed.
  private let failure: EconomyFailure?

  let scratch: NumberBuffer
  /// Demand, then x; and U = A x + F.
  let output: NumberBuffer
  let use: NumberBuffer
  /// F, and its part that is electricity bought by the categories; by sample and year.
  let regionalUse: NumberBuffer
  let electricityBought: NumberBuffer
  /// Value added that demand calls forth with the table's technology and import shares, by driver of demand; then of all
  /// demand together with the year's technology alone, and with its import shares alone; [sample][driver, then two][year].
  let calledForth: NumberBuffer
  /// Of the sample at hand, all that demand calls forth, [year of the run].
  let sumCalledForth: NumberBuffer
  /// Value added that the hosts at hand call forth at index 1, likewise; [way][driver][year].
  private let hostValueAdded: NumberBuffer
  let industry: IndustryKernel
  let electricity: ElectricityKernel
  let answer: EconomyAnswerWriter

  init(_ problem: EconomyProblem, _ batch: EconomyBatch, wanted: Set<EconomyVariable>, details: Bool) {
    self.problem = problem
    self.batch = batch
    self.details = details
    wantsDrivers = wanted.contains(.valueAddedByDriver)
    wantsElectricity = details || !wanted.isDisjoint(with: [.electricityDemand, .generationNeeded])
    wantsIndustries =
      details
      || !wanted.isDisjoint(with: [
        .strategicShare, .growthPremium, .aboveScaleIndustry, .industryValueAdded, .industryGrossOutput,
      ])
    let flows = BatchFlows(problem, batch)
    self.flows = flows
    let accounts = problem.accounts
    isRegional = problem.groups.map { accounts.categories[$0.category].isRegional }
    groupsOfCategory = accounts.categories.indices.map { category in
      problem.groups.indices.filter { problem.groups[$0].category == category }
    }
    tableOutput = NumberBuffer(accounts.grossOutput)
    largestOutput = accounts.grossOutput.reduce(0, max)
    sectors = accounts.sectors.count
    allSectors = Array(accounts.sectors.indices)
    years = problem.years.count
    let (sectors, demandDrivers) = (sectors, isRegional.count + 1 + flows.modules.count + 1)
    self.demandDrivers = demandDrivers
    let technologyDrivers = problem.changesTechnology ? 1 : 0
    structuralDrivers = (
      technology: problem.changesTechnology ? demandDrivers : nil,
      importShares: problem.substitutesImports ? demandDrivers + technologyDrivers : nil
    )
    changes = DemandChanges(problem.changes)
    changedCells = Set(changes.cells.map { $0.category * sectors + $0.sector })
    growth = GrowthRates(problem, generation: batch.generation) { problem.rows($0, batch) }
    index = NumberBuffer(isRegional.count * years)

    var (technology, systems, basis, failure): (ChangedTechnology?, YearSystems?, OutputBasis?, EconomyFailure?)
    let common = HostDemand(problem, batch, flows)
    do throws(EconomyFailure) {
      if problem.sharesTechnology(batch) {
        let changed = try problem.technology(batch, 0)
        technology = changed
        if flows.isShared && problem.sharesImportSubstitution(batch) {
          try flows.checkSales(problem, 0)
          try common.fill(0)
          let equations = try problem.systems(changed, common)
          systems = equations
          if !details {
            basis = try OutputBasis(
              common, equations, isRegional: isRegional, cells: changes.cells.map(\.sector), sectors: sectors)
          }
        } else {
          // Those of samples that displace no inflow in the table's year, or all the same.
          common.setImportShares(sample: flows.sharesNewOutput ? 0 : nil)
          systems = try? problem.systems(changed, common)
        }
      }
    } catch { failure = error }
    self.technology = technology
    self.systems = systems
    self.basis = basis
    let industry = IndustryKernel(problem, batch, flows)
    self.industry = industry
    folded =
      if let basis, let systems, !details, changes.cells.isEmpty, wanted.isSubset(of: FoldedOutputs.variables) {
        FoldedOutputs(
          problem, basis, systems, common, industry: wantsIndustries ? industry : nil,
          wantsImportShares: wanted.contains(.importShares))
      } else { nil }
    self.failure = failure
    let isAlone = flows.isShared && problem.sharesImportSubstitution(batch) && systems != nil
    self.isAlone = isAlone
    lowered =
      isAlone
      ? LoweredCells(common, groupsOfCategory: groupsOfCategory, sectors: sectors, years: years) : nil
    blockSize = isAlone ? 1 : 32
    hosts = [common] + (1..<max(1, min(blockSize, batch.samples))).map { _ in HostDemand(problem, batch, flows) }

    let cells = blockSize * years * sectors
    scratch = NumberBuffer(2 * cells)
    output = NumberBuffer(cells)
    use = NumberBuffer(cells)
    regionalUse = NumberBuffer(cells)
    electricityBought = NumberBuffer(blockSize * years)
    calledForth = NumberBuffer(blockSize * years * (demandDrivers + 2))
    sumCalledForth = NumberBuffer(problem.run.count)
    hostValueAdded = NumberBuffer(3 * years * demandDrivers)
    electricity = ElectricityKernel(problem, batch)
    answer = EconomyAnswerWriter(
      problem, drivers: problem.driverNames(modules: flows.modules).count, samples: batch.samples,
      blockSize: blockSize, wanted: wanted)
    if growth.isShared { growth.writeIndex(of: 0, into: index.start) }
    if isAlone, let systems, wantsDrivers { callForth(common, systems) }
  }

  func answers() -> EconomyAnswers {
    var slots: [Slot] = []
    slots.reserveCapacity(blockSize)
    for first in stride(from: 0, to: batch.samples, by: blockSize) {
      evaluate(first..<min(first + blockSize, batch.samples), &slots)
    }
    return answer.answers
  }

  /// A sample of the block that is being computed.
  struct Slot {
    var sample: Int
    var number: Int
    var hosts: HostDemand
    var systems: YearSystems
    /// Displaced inflow after the cut to the inflow there is; nil where nothing was cut.
    var cutInflow: FlatArray?
    /// Whether only totals of outputs, and outputs that are looked at, are there.
    var isFolded = false
    var effects: [String: [Double]] = [:]
  }

  private func evaluate(_ samples: Range<Int>, _ slots: inout [Slot]) {
    if samples.count < blockSize { output.clear() }
    slots.removeAll(keepingCapacity: true)
    for (number, sample) in samples.enumerated() {
      do throws(EconomyFailure) {
        var slot = try prepared(number, sample)
        if !growth.isShared { growth.writeIndex(of: sample, into: index.start) }
        if let folded, folded.isCertain(index.start) {
          fold(folded, &slot)
        } else if let basis {
          add(basis, slot)
        } else {
          assemble(slot)
        }
        if wantsDrivers { splitValueAdded(slot) }
        try applyChanges(&slot)
        try checkLowered(slot)
        try checkFinite(&slot)
        slots.append(slot)
      } catch {
        clear(number)
        answer.fail(sample, error)
      }
    }
    if basis == nil { solve(slots) }
    for place in slots.indices {
      do throws(EconomyFailure) {
        try settleInflow(&slots[place])
        try finish(&slots[place])
      } catch { answer.fail(slots[place].sample, error) }
    }
    answer.close(samples)
  }

  private func prepared(_ number: Int, _ sample: Int) throws(EconomyFailure) -> Slot {
    if let failure { throw failure }
    let hosts = hosts[number]
    if isAlone, let systems { return Slot(sample: sample, number: number, hosts: hosts, systems: systems) }
    try flows.checkSales(problem, sample)
    try hosts.fill(sample)
    var own = systems
    if own.map({ !hosts.retained.equals($0.retained) }) ?? true {
      let changed = if let technology { technology } else { try problem.technology(batch, sample) }
      own = try problem.systems(changed, hosts)
    }
    guard let own else { throw EconomyFailure("the equations of the economy were not made") }
    if wantsDrivers { callForth(hosts, own) }
    return Slot(sample: sample, number: number, hosts: hosts, systems: own)
  }

  /// Where the column of a sample and a position begins in buffers of one column for each.
  func column(_ slot: Int, _ position: Int) -> Int { (position * blockSize + slot) * sectors }

  func clear(_ slot: Int) {
    for position in 0..<years {
      (output.start + column(slot, position)).update(repeating: 0, count: sectors)
    }
  }

  /// Writes the outputs of every year as a sum of those that were solved once.
  private func add(_ basis: OutputBasis, _ slot: Slot) {
    let (n, groups) = (sectors, isRegional.count)
    for year in 0..<years {
      let place = column(slot.number, slot.systems.position[year])
      let start = year * (groups + 1) * n
      func sum(_ rows: NumberBuffer, into sums: NumberBuffer) {
        sumRows(
          rows.start + start, index.start + year, stride: years, groups: groups, count: n, into: sums.start + place)
      }
      sum(basis.output, into: output)
      if let used = basis.use { sum(used, into: use) }
    }
    sumElectricityBought(slot)
  }

  /// Writes the totals of outputs, and the outputs that are looked at one by one.
  private func fold(_ folded: FoldedOutputs, _ slot: inout Slot) {
    folded.sum(index.start)
    for year in 0..<years {
      let place = column(slot.number, slot.systems.position[year])
      folded.write(year, x: output.start + place, use: use.start + place)
    }
    slot.isFolded = true
    sumElectricityBought(slot)
  }

  /// Writes the outputs of all sectors where only totals are there.
  func unfold(_ slot: inout Slot) {
    guard slot.isFolded, let basis else { return }
    add(basis, slot)
    slot.isFolded = false
  }

  /// Totals of a sample that has no outputs of its own.
  func folded(_ slot: Slot) -> FoldedOutputs? { slot.isFolded ? folded : nil }

  private func sumElectricityBought(_ slot: Slot) {
    let (n, remainder) = (sectors, slot.hosts.remainder.start)
    let bought = electricityBought.start + slot.number * years
    bought.update(repeating: 0, count: years)
    for group in isRegional.indices where isRegional[group] {
      let factors = index.start + group * years
      for seller in problem.electricity.sectors {
        for year in 0..<years { bought[year] += factors[year] * remainder[group * n + seller] }
      }
    }
  }

  /// Writes the demand of every year for the region's own output.
  private func assemble(_ slot: Slot) {
    let (hosts, n, number) = (slot.hosts, sectors, slot.number)
    let sellers = problem.electricity.sectors
    let needsUse = hosts.displacesInflow
    for year in 0..<years {
      let start = output.start + column(number, slot.systems.position[year])
      let regional = regionalUse.start + (number * years + year) * n
      var bought = 0.0
      start.update(from: hosts.fixedSum.start + year * n, count: n)
      if needsUse { regional.update(from: hosts.billedUse.start + year * n, count: n) }
      for group in isRegional.indices {
        let factor = index.start[group * years + year]
        let left = hosts.remainder.start + group * n
        let correction = hosts.correction.start + group * n
        guard isRegional[group] else {
          for j in 0..<n { start[j] += factor * (left[j] + correction[j]) }
          continue
        }
        let retained = hosts.retained.start + year * n
        for j in 0..<n { start[j] += factor * (retained[j] * left[j] + correction[j]) }
        if needsUse { for j in 0..<n { regional[j] += factor * left[j] } }
        for seller in sellers { bought += factor * left[seller] }
      }
      electricityBought.start[number * years + year] = bought
    }
  }

  /// Value added that each driver of demand calls forth, the hosts at index 1.
  private func callForth(_ hosts: HostDemand, _ systems: YearSystems) {
    let (n, groups, anchor) = (sectors, isRegional.count, problem.anchor)
    for driver in 0..<demandDrivers {
      for year in 0..<years {
        func sum(_ multipliers: UnsafeMutablePointer<Double>, sharesOf shares: Int) -> Double {
          var sum = 0.0
          for j in 0..<n {
            let demand =
              driver < groups
              ? hosts.domestic(driver, shares, j) : hosts.fixed(driver - groups, year, j, sharesOf: shares)
            sum += multipliers[j] * demand
          }
          return sum
        }
        let place = driver * years + year
        hostValueAdded.start[place] = sum(systems.multipliers.start, sharesOf: anchor)
        guard let corners = systems.corners else { continue }
        hostValueAdded.start[demandDrivers * years + place] =
          sum(corners.byTechnology.start + year * n, sharesOf: anchor)
        hostValueAdded.start[2 * demandDrivers * years + place] =
          sum(corners.byImportShares.start + year * n, sharesOf: year)
      }
    }
  }

  private func splitValueAdded(_ slot: Slot) {
    let target = calledForth.start + slot.number * years * (demandDrivers + 2)
    let (grown, width, source) = (isRegional.count * years, demandDrivers * years, hostValueAdded.start)
    for place in 0..<grown { target[place] = index.start[place] * source[place] }
    (target + grown).update(from: source + grown, count: width - grown)
    guard slot.systems.corners != nil else { return }
    for way in 0..<2 {
      let (sums, parts) = (target + width + way * years, source + (way + 1) * width)
      sums.update(repeating: 0, count: years)
      for start in stride(from: 0, to: grown, by: years) {
        for year in 0..<years { sums[year] += index.start[start + year] * parts[start + year] }
      }
      for start in stride(from: grown, to: width, by: years) {
        for year in 0..<years { sums[year] += parts[start + year] }
      }
    }
  }

  /// Value added that more demand for the region's own output of a sector calls forth.
  /// - Parameter amounts: with the import shares of the table's year, and of the year itself.
  func callForth(_ slot: Slot, _ driver: Int, _ year: Int, _ sector: Int, _ amounts: (anchor: Double, own: Double)) {
    let target = calledForth.start + slot.number * years * (demandDrivers + 2) + year
    target[driver * years] += slot.systems.multipliers.start[sector] * amounts.anchor
    guard let corners = slot.systems.corners else { return }
    let place = year * sectors + sector
    target[demandDrivers * years] += corners.byTechnology.start[place] * amounts.anchor
    target[(demandDrivers + 1) * years] += corners.byImportShares.start[place] * amounts.own
  }

  /// Looks at demand before it is solved, or at the outputs that were summed.
  private func checkFinite(_ slot: inout Slot) throws(EconomyFailure) {
    if let folded = folded(slot) {
      if (0..<years).allSatisfy({ folded.total(.output, $0).isFinite }) { return }
      unfold(&slot)
    }
    for position in 0..<years {
      let start = output.start + column(slot.number, position)
      var sum = 0.0
      for k in 0..<sectors { sum += start[k] }
      if sum.isFinite { continue }
      if basis != nil { assemble(slot) }
      let sector = (0..<sectors).first { !start[$0].isFinite } ?? 0
      throw EconomyFailure(
        "the demand for \(problem.accounts.sectors[sector]) in "
          + "\(problem.years[slot.systems.order[position]]) is not finite")
    }
  }
}

extension EconomyProblem {
  /// Whether no sample changes a coefficient in another way.
  fileprivate func sharesTechnology(_ batch: EconomyBatch) -> Bool {
    changes.indices.allSatisfy {
      changes[$0].space == .finalDemand
        || (batch.fields[.change($0)]?.isShared ?? true) && (batch.fields[.offset($0)]?.isShared ?? true)
    }
  }

  fileprivate func sharesImportSubstitution(_ batch: EconomyBatch) -> Bool {
    batch.fields[.importSubstitution]?.isShared ?? true
  }

  fileprivate func technology(_ batch: EconomyBatch, _ sample: Int) throws(EconomyFailure) -> ChangedTechnology {
    let technology = ChangedTechnology(
      changes, values: changes.indices.map { row(.change($0), batch, sample) },
      offsets: changes.indices.map { row(.offset($0), batch, sample) }, accounts: accounts, years: years)
    if !technology.defects.isEmpty {
      throw EconomyFailure(technology.defects.map { "the change \($0.change): \($0.sentence)" })
    }
    return technology
  }

  fileprivate func systems(_ technology: ChangedTechnology, _ hosts: HostDemand) throws(EconomyFailure) -> YearSystems {
    try YearSystems(
      technology.years, retained: hosts.retained.values, anchor: anchor, sectors: accounts.model.table.sectors,
      sellers: electricity.sectors)
  }
}
