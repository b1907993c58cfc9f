import InputOutput
import LinearAlgebra
import NumberText

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
  package func solve(bills: [Bill], newOutput: [SampleNumbers]) throws(EconomyFailure) -> EconomyYears {
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
/// Buffers hold a block of samples: outputs by position (the place of a year among those of one system), sample and, where
/// outputs by driver are asked for, driver; the sector is fastest.
final class EconomyEvaluator {
  /// Samples of a block; the last block of a batch is filled up with empty ones.
  static let blockSize = 32

  let problem: EconomyProblem
  let batch: EconomyBatch
  let wanted: Set<EconomyVariable>
  let details: Bool
  let modules: [String]
  let (sectors, years, drivers): (Int, Int, Int)
  let changes: DemandChanges
  /// Cells that a change touches, as category times sectors plus sector.
  let changedCells: Set<Int>
  /// Columns of demand for each sample and year: one for each driver where outputs by driver are asked for.
  let columns: Int
  let isRegional: [Bool]
  /// x of the table, and the largest of it.
  let tableOutput: NumberBuffer
  let largestOutput: Double
  let shared: PreparedDemand?
  private let sharedFailure: EconomyFailure?
  let growth: SampleRows
  /// Growth indices of the sample at hand, [category][year].
  let index: NumberBuffer

  /// Demand, then output.
  let demand: NumberBuffer
  private let scratch: NumberBuffer
  /// x, and U = A x + F, of all drivers together.
  let output: NumberBuffer
  let use: NumberBuffer
  /// F, and its part that is electricity bought by the categories; by sample and year.
  let regionalUse: NumberBuffer
  let electricityBought: NumberBuffer
  /// By sample, driver and year.
  let valueAddedByDriver: NumberBuffer
  let industry: IndustryKernel
  let electricity: ElectricityKernel
  let answer: EconomyAnswerWriter

  init(_ problem: EconomyProblem, _ batch: EconomyBatch, wanted: Set<EconomyVariable>, details: Bool) {
    self.problem = problem
    self.batch = batch
    self.wanted = wanted
    self.details = details
    var modules: [String] = []
    for bill in batch.bills where !modules.contains(bill.module) { modules.append(bill.module) }
    self.modules = modules
    let categories = problem.accounts.categories
    isRegional = categories.map(\.isRegional)
    tableOutput = NumberBuffer(problem.accounts.grossOutput)
    largestOutput = problem.accounts.grossOutput.reduce(0, max)
    sectors = problem.accounts.sectors.count
    years = problem.years.count
    drivers = categories.count + 1 + modules.count + 1
    changes = DemandChanges(problem.changes)
    changedCells = Set(changes.cells.map { $0.category * problem.accounts.sectors.count + $0.sector })
    growth = problem.rows(.growth, batch)
    index = NumberBuffer(categories.count * years)
    columns = details ? drivers : 1
    let cells = Self.blockSize * years * sectors
    demand = NumberBuffer(cells * columns)
    scratch = NumberBuffer(cells * columns)
    output = columns == 1 ? demand : NumberBuffer(cells)
    use = NumberBuffer(cells)
    regionalUse = NumberBuffer(cells)
    electricityBought = NumberBuffer(Self.blockSize * years)
    valueAddedByDriver = NumberBuffer(Self.blockSize * years * drivers)
    industry = IndustryKernel(problem, batch)
    electricity = ElectricityKernel(problem, batch)
    answer = EconomyAnswerWriter(problem, drivers: drivers, samples: batch.samples, wanted: wanted)
    var (shared, failure): (PreparedDemand?, EconomyFailure?)
    if Self.isShared(problem, batch) {
      do throws(EconomyFailure) { shared = try Self.prepared(problem, batch, modules, sample: 0) } catch {
        failure = error
      }
    }
    self.shared = shared
    sharedFailure = failure
    if growth.isShared { problem.writeGrowthIndex(growth.row(0), into: index.start) }
  }

  func answers() -> EconomyAnswers {
    for first in stride(from: 0, to: batch.samples, by: Self.blockSize) {
      evaluate(first..<min(first + Self.blockSize, batch.samples))
    }
    return answer.answers
  }

  /// A sample of the block that is being computed.
  struct Slot {
    var sample: Int
    var number: Int
    var prepared: PreparedDemand
    /// Displaced inflow after the cut to the inflow there is; nil where nothing was cut.
    var cutInflow: FlatArray?
    var effects: [String: [Double]] = [:]
  }

  private func evaluate(_ samples: Range<Int>) {
    if samples.count < Self.blockSize { demand.clear() }
    var slots: [Slot] = []
    slots.reserveCapacity(samples.count)
    for (number, sample) in samples.enumerated() {
      do throws(EconomyFailure) {
        if let sharedFailure { throw sharedFailure }
        let prepared =
          if let shared { shared } else { try Self.prepared(problem, batch, modules, sample: sample) }
        var slot = Slot(sample: sample, number: number, prepared: prepared)
        try assemble(&slot)
        slots.append(slot)
      } catch {
        clear(number)
        answer.fail(sample, error)
      }
    }
    solve(slots)
    for place in slots.indices {
      do throws(EconomyFailure) {
        try settleInflow(&slots[place])
        try finish(slots[place])
      } catch { answer.fail(slots[place].sample, error) }
    }
  }

  /// Whether all samples have the same hosts, bills, new output and technology.
  private static func isShared(_ problem: EconomyProblem, _ batch: EconomyBatch) -> Bool {
    let fields: [EconomyField] =
      [.displacedInflow, .newOutflow, .displacedOther]
      + problem.changes.indices.filter { problem.changes[$0].space != .finalDemand }.map { .change($0) }
    return fields.allSatisfy { batch.fields[$0]?.isShared ?? true } && batch.bills.allSatisfy(\.isShared)
      && batch.newOutput.allSatisfy(\.isShared)
  }

  private static func prepared(
    _ problem: EconomyProblem, _ batch: EconomyBatch, _ modules: [String], sample: Int
  ) throws(EconomyFailure) -> PreparedDemand {
    let accounts = problem.accounts
    let shares = [EconomyField.displacedInflow, .newOutflow, .displacedOther].map { problem.row($0, batch, sample) }
    try problem.checkSales(shares, batch)
    let sold = SoldOutput(
      batch.newOutput, sample: sample, inflow: shares[0][...], outflow: shares[1][...], other: shares[2][...],
      industries: problem.industries.count, sectors: accounts.sectors.count, years: problem.years.count,
      run: problem.run)
    let hosts = HostDemand(problem, batch, modules: modules, sold: sold, sample: sample)
    if !hosts.problems.isEmpty { throw EconomyFailure(hosts.problems) }
    let technology = ChangedTechnology(
      problem.changes, values: problem.changes.indices.map { problem.row(.change($0), batch, sample) },
      accounts: accounts,
      years: problem.years)
    if !technology.defects.isEmpty {
      throw EconomyFailure(technology.defects.map { "the change \($0.change): \($0.sentence)" })
    }
    let systems = try YearSystems(
      technology.years, retained: hosts.retained, sectors: accounts.model.table.sectors)
    return PreparedDemand(hosts, systems, problem)
  }

  /// Where the column of a sample and a position begins in buffers of one column for each.
  func column(_ slot: Int, _ position: Int) -> Int {
    shared != nil ? (position * Self.blockSize + slot) * sectors : (slot * years + position) * sectors
  }

  private func clear(_ slot: Int) {
    for position in 0..<years {
      (demand.start + column(slot, position) * columns).update(repeating: 0, count: sectors * columns)
    }
  }

  /// Writes the demand of every year, and driver, for the region's own output.
  private func assemble(_ slot: inout Slot) throws(EconomyFailure) {
    let (prepared, n, number) = (slot.prepared, sectors, slot.number)
    if !growth.isShared { problem.writeGrowthIndex(growth.row(slot.sample), into: index.start) }
    let seller = problem.electricity.sector
    let needsUse = prepared.displacesInflow
    for year in 0..<years {
      let start = demand.start + column(number, prepared.systems.position[year]) * columns
      let regional = regionalUse.start + (number * years + year) * n
      var bought = 0.0
      if details {
        for driver in isRegional.count..<drivers {
          let place = ((driver - isRegional.count) * years + year) * n
          for j in 0..<n { start[driver * n + j] = prepared.hosts.fixed.values[place + j] }
        }
      } else {
        start.update(from: prepared.fixedSum.start + year * n, count: n)
      }
      if needsUse { regional.update(from: prepared.billedUse.start + year * n, count: n) }
      for category in isRegional.indices {
        let factor = index.start[category * years + year]
        let source = prepared.domestic.start + category * n
        if details {
          let target = start + category * n
          for j in 0..<n { target[j] = factor * source[j] }
        } else {
          for j in 0..<n { start[j] += factor * source[j] }
        }
        guard isRegional[category] else { continue }
        let left = prepared.remainder.start + category * n
        if needsUse { for j in 0..<n { regional[j] += factor * left[j] } }
        bought += factor * left[seller]
      }
      electricityBought.start[number * years + year] = bought
    }
    if wanted.contains(.valueAddedByDriver) { splitValueAdded(slot) }
    try applyChanges(&slot)
    try checkLowered(slot)
    try checkFinite(slot)
  }

  private func splitValueAdded(_ slot: Slot) {
    let target = valueAddedByDriver.start + slot.number * years * drivers
    let (categories, prepared) = (isRegional.count * years, slot.prepared)
    for place in 0..<categories { target[place] = index.start[place] * prepared.categoryValueAdded.start[place] }
    (target + categories).update(from: prepared.fixedValueAdded.start, count: drivers * years - categories)
  }

  private func checkFinite(_ slot: Slot) throws(EconomyFailure) {
    for position in 0..<years {
      let start = demand.start + column(slot.number, position) * columns
      var sum = 0.0
      for k in 0..<sectors * columns { sum += start[k] }
      if sum.isFinite { continue }
      let sector = (0..<sectors * columns).first { !start[$0].isFinite } ?? 0
      throw EconomyFailure(
        "the demand for \(problem.accounts.sectors[sector % sectors]) in "
          + "\(problem.years[slot.prepared.systems.order[position]]) is not finite")
    }
  }

  /// Solves the block in place and fills output and use.
  private func solve(_ slots: [Slot]) {
    if let shared, !slots.isEmpty {
      for system in shared.systems.systems {
        solve(
          system, at: column(0, system.years.lowerBound), count: system.years.count * Self.blockSize,
          needsUse: shared.displacesInflow)
      }
    } else {
      for slot in slots {
        for system in slot.prepared.systems.systems {
          solve(
            system, at: column(slot.number, system.years.lowerBound), count: system.years.count,
            needsUse: slot.prepared.displacesInflow)
        }
      }
    }
    for slot in slots where slot.prepared.displacesInflow {
      for year in 0..<years { addRegionalUse(slot, year) }
    }
  }

  /// - Parameters:
  ///   - place: of the first column, in buffers of one column for each sample and year.
  ///   - count: of samples and years.
  private func solve(_ system: YearSystems.System, at place: Int, count: Int, needsUse: Bool) {
    // Every column is finite, and the matrix was found productive: there is nothing left to fail.
    try? system.solver.solve(demand.start + place * columns, count: count * columns, scratch: scratch.start)
    if columns > 1 { sumDrivers(at: place, count: count) }
    if needsUse { system.coefficients.multiply(output.start + place, count: count, into: use.start + place) }
  }

  private func sumDrivers(at place: Int, count: Int) {
    let n = sectors
    for column in 0..<count {
      let (target, source) = (output.start + place + column * n, demand.start + (place + column * n) * columns)
      for j in 0..<n { target[j] = source[j] }
      for driver in 1..<columns {
        for j in 0..<n { target[j] += source[driver * n + j] }
      }
    }
  }
}

extension EconomyProblem {
  /// The three shares of an industry's sales sum to one; the scenario's own are checked where they are read.
  fileprivate func checkSales(_ shares: [[Double]], _ batch: EconomyBatch) throws(EconomyFailure) {
    let fields: [EconomyField] = [.displacedInflow, .newOutflow, .displacedOther]
    guard fields.contains(where: { batch.fields[$0] != nil }) else { return }
    for (k, industry) in industries.enumerated() {
      let sum = shares.reduce(0) { $0 + $1[k] }
      if abs(sum - 1) > 1e-9 {
        throw EconomyFailure("the three shares of sales of \(industry) sum to \(decimals(sum, 4)), not to 1")
      }
    }
  }
}
