import Diagnostics
import InputOutput
import LinearAlgebra
import NumberText
import RegionalBase

extension EconomyEvaluator {
  /// The whole economy of a solved sample, split by driver.
  /// - Throws: `EconomyFailure` where the drivers' outputs cannot be solved.
  func yearsInFull(_ slot: Slot) throws(EconomyFailure) -> EconomyYears {
    let (accounts, run) = (problem.accounts, problem.run)
    let systems = slot.systems
    var output = FlatArray([run.count, sectors])
    var importShares = output
    var coefficients = output
    for (place, year) in run.enumerated() {
      let start = column(slot.number, systems.position[year])
      for j in 0..<sectors {
        output[place, j] = self.output.start[start + j]
        importShares[place, j] = importShare(slot, place, j)
        coefficients[place, j] = systems.technologies[year].valueAdded[j]
      }
    }
    let levels: Levels
    do { levels = try levelsByDriver(slot, output) } catch { throw EconomyFailure("outputs by driver: \(error)") }
    let (regional, direct) = demandByDriver(slot)
    let shape = [problem.industries.count, run.count, sectors]
    let gross = FlatArray(
      shape,
      values: Array(UnsafeBufferPointer(start: industry.grossOutput(self, slot), count: shape.reduce(1, *))))
    var added = gross
    for place in added.values.indices {
      let (row, sector) = place.quotientAndRemainder(dividingBy: sectors)
      added.values[place] *= systems.technologies[run.lowerBound + row % run.count].valueAdded[sector]
    }
    let factor = problem.parts?.factor ?? industry.calibrationFactor
    let published = problem.row(.publishedShare, batch, slot.sample).first ?? 0
    let satellite = SatelliteAccount(
      industries: problem.industries, years: problem.runYears, calibrationFactor: factor,
      valueAdded: added, grossOutput: gross, aboveScaleIndustry: industry.aboveScaleIndustry.values,
      aboveScaleByDriver: levels.aboveScaleIndustry, industrialByDriver: levels.industries,
      industrial: problem.row(.industrial, batch, slot.sample),
      notes: [
        "\(problem.parts == nil ? "the shares of the strategic industries" : "the outputs of the industries' parts of sectors") "
          + "were multiplied by \(decimals(factor, 4)) so that they give the published \(rounded(100 * published)) % in \(problem.publishedYear)"
      ])
    let bills = slot.hosts.anchorBills(slot.sample)
    let anchorRow = problem.anchor * sectors..<(problem.anchor + 1) * sectors
    let reference = ReferenceEconomy(
      bills: bills.bills, corrections: bills.corrections,
      displacedInflow: anchorRow.map { slot.hosts.displacedInflow.start[$0] },
      newOutflow: anchorRow.map { slot.hosts.newOutflow.start[$0] }, years: problem.runYears,
      valueAdded: zip(output.values, coefficients.values).map(*),
      knownValueAdded: industry.knownValueAdded(self, slot))
    return EconomyYears(
      years: problem.runYears, sectors: accounts.sectors,
      drivers: problem.driverNames(modules: flows.modules), outputByDriver: levels.output,
      valueAddedByDriver: levels.valueAdded, output: output, valueAddedCoefficients: coefficients,
      technicalCoefficients: run.map { systems.technologies[$0].coefficients }, importShares: importShares,
      regionalDemand: regional, directDemand: direct, sold: sold(slot).limited(to: run),
      changeEffects: slot.effects.mapValues { Array($0[run]) }, condition: systems.condition, satellite: satellite,
      physicalAmounts: physicalAmounts(
        slot, output: output, byDriver: levels.output, valueAdded: levels.valueAdded),
      electricity: ElectricityDemand(
        demand: electricity.demand.values, generationNeeded: electricity.generationNeeded.values),
      reference: reference, notes: notes(slot))
  }

  /// New output after the cut to the inflow there is.
  func sold(_ slot: Slot) -> SoldOutput {
    var sold = SoldOutput(
      flows, slot.hosts, sample: slot.sample, industries: problem.industries.count, sectors: sectors, years: years,
      run: problem.run)
    if let inflow = slot.cutInflow { sold.cut(to: inflow, run: problem.run) }
    return sold
  }

  private func notes(_ slot: Slot) -> [String] {
    var notes: [String] = []
    if let generated = problem.accounts.generated, batch.generation == nil {
      notes.append(
        "no module generates electricity: \(problem.accounts.sectors[generated.sector]) stays what it is in the table's year"
      )
    }
    let before = slot.hosts.displacedInflow.start
    for year in 0..<years {
      for j in 0..<sectors {
        let sold = before[year * sectors + j]
        let unsold = sold - (slot.cutInflow?[year, j] ?? sold)
        guard unsold > 1e-6 else { continue }
        notes.append(
          "\(problem.accounts.sectors[j]) in \(problem.years[year]): new output of \(rounded(unsold)) (1e8 CNY) finds no "
            + "inflow to displace and stays unsold")
      }
    }
    if !problem.run.contains(problem.anchor) {
      notes.append(
        "the table's year \(problem.accounts.year) lies outside the run: what the modules describe is taken to be nothing "
          + "in it")
    }
    notes += accountNotes(slot)
    if let note = problem.accounts.spendingNote { notes.append(note) }
    return notes + slot.systems.condition.findings.map(\.message)
  }

  /// Flows of the table's year into accounts of which a file states that year as a whole.
  private func accountNotes(_ slot: Slot) -> [String] {
    guard problem.run.contains(problem.anchor) else { return [] }
    let year = problem.anchor - problem.run.lowerBound
    return batch.accountFlows.compactMap { flow in
      let account = problem.physicalAccounts[flow.account]
      let amount = flow.totals(slot.sample, years: problem.run.count)[year]
      guard amount != 0, account.isStated else { return nil }
      return "\(flow.name) adds \(rounded(amount)) (\(account.unit)) to \(account.name) in "
        + "\(problem.accounts.year), the year of the account's file, which may hold it already"
    }
  }

  /// x and value added by driver: demand at the table's technology and import shares, then what their change adds;
  /// [driver][year of the run][sector], and [driver][year of the run].
  private func levelsByDriver(
    _ slot: Slot, _ output: FlatArray
  ) throws(LinearAlgebraError) -> Levels {
    let (systems, run, anchor) = (slot.systems, problem.run, problem.anchor)
    let names = problem.driverNames(modules: flows.modules)
    var levels = Levels(drivers: names.count, years: run.count, sectors: sectors)
    let isIndustry = problem.row(.industrial, batch, slot.sample)
    let ratio = problem.row(.aboveScaleRatio, batch, slot.sample).first ?? 1
    let known = industry.knownBySource(self, slot, modules: flows.modules.count)
    let table = systems.technologies[anchor].valueAdded
    for (place, year) in run.enumerated() {
      func demand(sharesOf shares: Int) -> [[Double]] {
        (0..<demandDrivers).map { driver in
          (0..<sectors).map { self.demand(slot, driver, year, $0, sharesOf: shares) }
        }
      }
      let v = systems.technologies[year].valueAdded
      let shares = industry.calibratedShares(place)
      let weights = [isIndustry.map { _ in 1 }, isIndustry.map { ratio * $0 }, zip(isIndustry, shares).map(*)]
      let atTable = demand(sharesOf: anchor)
      let called = try systems.anchor.outputs(for: Matrix(columns: atTable, rows: sectors))
      for driver in 0..<demandDrivers {
        for j in 0..<sectors { levels.output[driver, place, j] = called[j, driver] }
      }
      let (x, sums) = (output.row(place), called.rowSums)
      var corners: (technology: [Double], importShares: [Double])?
      if let between = systems.corners {
        corners = (
          try between.technologyAlone[year].outputs(for: atTable.sums),
          try between.importSharesAlone[year].outputs(for: demand(sharesOf: year).sums)
        )
      }
      for j in 0..<sectors {
        let split = StructuralShares(
          called: sums[j], total: x[j], corners: corners.map { ($0.technology[j], $0.importShares[j]) })
        for (number, part) in split.parts(problem).enumerated() {
          levels.output[demandDrivers + number, place, j] = part
        }
      }
      for (number, weight) in weights.enumerated() {
        func value(_ x: [Double], _ v: [Double]) -> Double { x.indices.reduce(0) { $0 + weight[$1] * v[$1] * x[$1] } }
        for driver in 0..<demandDrivers { levels[number, driver, place] = value(called.column(driver), table) }
        let split = StructuralShares(
          called: value(sums, table), total: value(x, v),
          corners: corners.map { (value($0.technology, v), value($0.importShares, table)) })
        for (part, amount) in split.parts(problem).enumerated() { levels[number, demandDrivers + part, place] = amount }
      }
      // Known output counts in full instead of by the sector's share.
      for source in 0..<known.shape[0] {
        levels.industries[isRegional.count + 1 + source, place] += (0..<sectors).reduce(0) {
          $0 + isIndustry[$1] * v[$1] * (1 - shares[$1]) * known[source, place, $1]
        }
      }
    }
    return levels
  }

  /// Demand of a driver for the region's own output of a sector with the import shares of a year.
  private func demand(_ slot: Slot, _ driver: Int, _ year: Int, _ sector: Int, sharesOf shares: Int) -> Double {
    let (hosts, groups) = (slot.hosts, isRegional.count)
    guard driver < groups else {
      if driver == demandDrivers - 1, let inflow = slot.cutInflow {
        return hosts.newOutflow.start[year * sectors + sector] + inflow[year, sector]
      }
      return hosts.fixed(driver - groups, year, sector, sharesOf: shares)
    }
    let retained = isRegional[driver] ? hosts.retained.start[shares * sectors + sector] : 1
    let cell = groupCell(slot, driver, year, sector)
    return retained * cell.total + cell.correction
  }

  /// A cell of a group as it grows from the table; what declared changes add to the cell of a category counts with what is
  /// left of the category.
  func groupCell(_ slot: Slot, _ group: Int, _ year: Int, _ sector: Int) -> ChangingCell {
    let place = group * sectors + sector
    let factor = index.start[group * years + year]
    var cell = ChangingCell(
      total: factor * slot.hosts.remainder.start[place], correction: factor * slot.hosts.correction.start[place])
    let category = problem.groups[group].category
    guard problem.groups[group].market == nil,
      let changed = changes.cells.first(where: { $0.category == category && $0.sector == sector })
    else { return cell }
    let before = grown(category, sector, year, slot.hosts)
    var after = before
    for change in changed.changes {
      _ = after.apply(problem.changes[change], problem.row(.change(change), batch, slot.sample)[year])
    }
    cell.total += after.total - before.total
    cell.correction += after.correction - before.correction
    return cell
  }

  /// Final demand by driver of demand, in the run: uses inside the region, and demand for the region's own output in full.
  func demandByDriver(_ slot: Slot) -> (regional: FlatArray, direct: FlatArray) {
    let (hosts, run, groups) = (slot.hosts, problem.run, isRegional.count)
    var regional = FlatArray([demandDrivers, run.count, sectors])
    var direct = regional
    for (place, year) in run.enumerated() {
      for j in 0..<sectors {
        for group in 0..<groups {
          let cell = groupCell(slot, group, year, j)
          regional[group, place, j] = isRegional[group] ? cell.total : 0
          direct[group, place, j] = isRegional[group] ? cell.correction : cell.total + cell.correction
        }
        direct[groups, place, j] = problem.accounts.residual[j]
        for module in flows.modules.indices {
          let used = hosts.moduleUse.start[(module * years + year) * sectors + j]
          regional[groups + 1 + module, place, j] = used
          direct[groups + 1 + module, place, j] =
            hosts.fixed(1 + module, year, j, sharesOf: year) - hosts.retained.start[year * sectors + j] * used
        }
        direct[demandDrivers - 1, place, j] = hosts.newOutflow.start[year * sectors + j]
      }
    }
    return (regional, direct)
  }
}

extension [[Double]] {
  /// Element by element over all rows.
  fileprivate var sums: [Double] {
    guard var sums = first else { return [] }
    for row in dropFirst() { for j in sums.indices { sums[j] += row[j] } }
    return sums
  }
}

/// Levels by driver of demand, then of technology and import shares; [driver][year of the run].
private struct Levels {
  /// x, [driver][year of the run][sector].
  var output: FlatArray
  var valueAdded: FlatArray
  var aboveScaleIndustry: FlatArray
  /// Value added of the strategic industries in the industrial sectors.
  var industries: FlatArray

  init(drivers: Int, years: Int, sectors: Int) {
    output = FlatArray([drivers, years, sectors])
    valueAdded = FlatArray([drivers, years])
    (aboveScaleIndustry, industries) = (valueAdded, valueAdded)
  }

  /// Value added by what of it counts: all, that of above-scale industry, the strategic industries'.
  subscript(measure: Int, driver: Int, year: Int) -> Double {
    get { [valueAdded, aboveScaleIndustry, industries][measure][driver, year] }
    set {
      switch measure {
      case 0: valueAdded[driver, year] = newValue
      case 1: aboveScaleIndustry[driver, year] = newValue
      default: industries[driver, year] = newValue
      }
    }
  }
}
