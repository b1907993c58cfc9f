import Diagnostics
import InputOutput
import LinearAlgebra
import NumberText

extension EconomyEvaluator {
  /// The whole economy of a solved sample, split by driver.
  func yearsInFull(_ slot: Slot) -> EconomyYears {
    let (accounts, run) = (problem.accounts, problem.run)
    let systems = slot.systems
    var byDriver = FlatArray([drivers, run.count, sectors])
    var output = FlatArray([run.count, sectors])
    var importShares = output
    var coefficients = output
    for (place, year) in run.enumerated() {
      let start = column(slot.number, systems.position[year])
      for j in 0..<sectors {
        output[place, j] = self.output.start[start + j]
        importShares[place, j] = importShare(slot, place, j)
        coefficients[place, j] = systems.technologies[year].valueAdded[j]
        for driver in 0..<drivers {
          byDriver[driver, place, j] = demand.start[start * columns + driver * sectors + j]
        }
      }
    }
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
    let published = problem.row(.publishedShare, batch, slot.sample).first ?? 0
    let satellite = SatelliteAccount(
      industries: problem.industries, years: problem.runYears, calibrationFactor: industry.calibrationFactor,
      valueAdded: added, grossOutput: gross, aboveScaleIndustry: industry.aboveScaleIndustry.values,
      industrial: problem.row(.industrial, batch, slot.sample),
      notes: [
        "the shares of the strategic industries were multiplied by \(decimals(industry.calibrationFactor, 4)) so that they "
          + "give the published \(rounded(100 * published)) % in \(problem.publishedYear)"
      ])
    return EconomyYears(
      years: problem.runYears, sectors: accounts.sectors,
      drivers: accounts.categories.map(\.code) + [EconomyYears.residual] + flows.modules + [EconomyYears.newOutput],
      outputByDriver: byDriver, output: output, valueAddedCoefficients: coefficients,
      technicalCoefficients: run.map { systems.technologies[$0].coefficients }, importShares: importShares,
      regionalDemand: regional, directDemand: direct, sold: sold(slot).limited(to: run),
      changeEffects: slot.effects.mapValues { Array($0[run]) }, condition: systems.condition, satellite: satellite,
      electricity: ElectricityDemand(
        demand: electricity.demand.values, generationNeeded: electricity.generationNeeded.values),
      notes: notes(slot))
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
    return notes + slot.systems.condition.findings.map(\.message)
  }

  /// Final demand by driver, in the run: uses inside the region, and demand for the region's own output in full.
  func demandByDriver(_ slot: Slot) -> (regional: FlatArray, direct: FlatArray) {
    let (hosts, run) = (slot.hosts, problem.run)
    let categories = problem.accounts.categories
    var regional = FlatArray([drivers, run.count, sectors])
    var direct = regional
    let index = problem.growthIndex(problem.row(.growth, batch, slot.sample))
    let cells = changes.cells
    for (place, year) in run.enumerated() {
      for (driver, category) in categories.enumerated() {
        let factor = index[driver * years + year]
        for j in 0..<sectors {
          var cell = ChangingCell(
            total: factor * hosts.remainder.start[driver * sectors + j],
            correction: factor * hosts.correction.start[driver * sectors + j])
          for change in cells.first(where: { $0.category == driver && $0.sector == j })?.changes ?? [] {
            _ = cell.apply(problem.changes[change], problem.row(.change(change), batch, slot.sample)[year])
          }
          regional[driver, place, j] = category.isRegional ? cell.total : 0
          direct[driver, place, j] = category.isRegional ? cell.correction : cell.total + cell.correction
        }
      }
      for j in 0..<sectors {
        direct[categories.count, place, j] = problem.accounts.residual[j]
        for module in flows.modules.indices {
          regional[categories.count + 1 + module, place, j] =
            hosts.moduleRegional.start[(module * years + year) * sectors + j]
          direct[categories.count + 1 + module, place, j] =
            hosts.moduleDirect.start[(module * years + year) * sectors + j]
        }
        direct[drivers - 1, place, j] = hosts.newOutflow.start[year * sectors + j]
      }
    }
    return (regional, direct)
  }
}
