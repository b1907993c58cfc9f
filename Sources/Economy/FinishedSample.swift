import LinearAlgebra
import NumberText
import RegionalBase

extension EconomyEvaluator {
  /// Checks a solved sample and writes the results that are wanted.
  /// - Throws: `EconomyFailure` when an output is negative, the table's year does not return the table, or the strategic
  ///   industries or the electricity cannot be computed.
  func finish(_ slot: inout Slot) throws(EconomyFailure) {
    try checkOutputs(slot)
    let sample = slot.sample
    // The samples of a block are finished after all of them have been prepared.
    if blockSize > 1, !growth.isShared { growth.writeIndex(of: sample, into: index.start) }
    writeTotals(slot)
    writeSectors(slot)
    writeFinalDemand(slot)
    writePhysicalAmounts(slot)
    if let row = answer.row(.valueAddedByDriver, sample) { writeDrivers(slot, row) }
    if wantsElectricity {
      let solved = slot
      try electricity.compute(sample) { purchasesOfElectricity(solved, $0) }
      if let row = answer.row(.electricityDemand, sample) { write(electricity.demand, row) }
      if let row = answer.row(.generationNeeded, sample) { write(electricity.generationNeeded, row) }
    }
    guard wantsIndustries else { return }
    try industry.calibrate(self, &slot)
    writeIndustries(slot)
    if details { answer.add(sample, try yearsInFull(slot)) }
  }

  /// x of a year of the run.
  func x(_ slot: Slot, _ year: Int) -> UnsafeMutablePointer<Double> {
    output.start + column(slot.number, slot.systems.position[problem.run.lowerBound + year])
  }

  /// v of a year of the run.
  func v(_ slot: Slot, _ year: Int) -> UnsafeMutablePointer<Double> {
    slot.systems.valueAdded.start + (problem.run.lowerBound + year) * sectors
  }

  /// m after displaced inflow.
  /// - Parameter year: of the run.
  func importShare(_ slot: Slot, _ year: Int, _ sector: Int) -> Double {
    let place = problem.run.lowerBound + year
    let share = slot.hosts.importShares.start[place * sectors + sector]
    guard slot.hosts.displacesInflow else { return share }
    let inflow = slot.cutInflow?[place, sector] ?? slot.hosts.displacedInflow.start[place * sectors + sector]
    // Where all of it is displaced, rounding must not leave a share below zero.
    guard inflow != 0 else { return share }
    return max(0, share - inflow / use.start[column(slot.number, slot.systems.position[place]) + sector])
  }

  /// Value added by driver: demand at the table's technology and import shares, and what their change adds.
  private func writeDrivers(_ slot: Slot, _ row: UnsafeMutablePointer<Double>) {
    let (first, runYears) = (problem.run.lowerBound, problem.run.count)
    let source = calledForth.start + slot.number * (demandDrivers + 2) * years + first
    let called = sumCalledForth.start
    called.update(repeating: 0, count: runYears)
    for driver in 0..<demandDrivers {
      let (part, target) = (source + driver * years, row + driver * runYears)
      for year in 0..<runYears {
        target[year] = part[year]
        called[year] += part[year]
      }
    }
    for year in 0..<runYears {
      let split = StructuralShares(
        called: called[year], total: valueAdded(slot, year),
        corners: slot.systems.corners == nil
          ? nil : (source[demandDrivers * years + year], source[(demandDrivers + 1) * years + year]))
      if let place = structuralDrivers.technology { row[place * runYears + year] = split.technology }
      if let place = structuralDrivers.importShares { row[place * runYears + year] = split.importShares }
    }
  }

  private func checkOutputs(_ slot: Slot) throws(EconomyFailure) {
    let accounts = problem.accounts
    // Where outputs are folded, those of the other sectors and of the table's year are known beforehand.
    let isFolded = folded(slot) != nil
    var lowest = 0.0
    for position in 0..<years {
      let x = output.start + column(slot.number, position)
      if let folded = folded(slot) {
        for j in folded.sectors { lowest = min(lowest, x[j]) }
      } else {
        for j in 0..<sectors { lowest = min(lowest, x[j]) }
      }
    }
    let anchor = output.start + column(slot.number, slot.systems.position[problem.anchor])
    // A variant differs from its reference in the table's year too.
    let isOwnReference = problem.reference == nil && !isFolded
    var farthest = 0.0
    for j in 0..<sectors where isOwnReference { farthest = max(farthest, abs(anchor[j] - tableOutput.start[j])) }
    guard lowest < -1e-6 || !(farthest <= 1e-9 * largestOutput) else { return }
    var problems: [String] = []
    for year in 0..<years {
      let x = output.start + column(slot.number, slot.systems.position[year])
      for j in folded(slot)?.sectors ?? allSectors where x[j] < -1e-6 {
        problems.append(
          "the output of \(accounts.sectors[j]) in \(problem.years[year]) would be \(rounded(x[j])) (1e8 CNY)")
      }
    }
    if !problems.isEmpty {
      problems.append(
        "more is taken from a sector there than all else calls forth: lower what replaces its product in that year, such as "
          + "generation, import substitution or a declared change")
    }
    for (sector, value) in accounts.grossOutput.enumerated()
    where isOwnReference && !(abs(anchor[sector] - value) <= 1e-9 * largestOutput) {
      problems.append(
        "the table's year \(accounts.year) does not return the table: \(accounts.sectors[sector]) has "
          + "\(anchor[sector]) instead of \(value)")
    }
    throw EconomyFailure(problems)
  }

  private func purchasesOfElectricity(_ slot: Slot, _ year: Int) -> Double {
    let place = problem.run.lowerBound + year
    let (row, x) = (slot.systems.electricityInputs.start + place * sectors, x(slot, year))
    var sum = electricityBought.start[slot.number * years + place]
    if let folded = folded(slot) { return sum + folded.total(.electricity, place) }
    for j in 0..<sectors { sum += row[j] * x[j] }
    return sum
  }

  private func writeTotals(_ slot: Slot) {
    let (outputs, added) = (answer.row(.grossOutput, slot.sample), answer.row(.valueAdded, slot.sample))
    guard outputs != nil || added != nil else { return }
    for year in 0..<problem.run.count {
      outputs?[year] = grossOutput(slot, year)
      added?[year] = valueAdded(slot, year)
    }
  }

  /// Σ x of a year of the run.
  private func grossOutput(_ slot: Slot, _ year: Int) -> Double {
    if let folded = folded(slot) { return folded.total(.output, problem.run.lowerBound + year) }
    let x = x(slot, year)
    var sum = 0.0
    for j in 0..<sectors { sum += x[j] }
    return sum
  }

  /// v'x of a year of the run.
  private func valueAdded(_ slot: Slot, _ year: Int) -> Double {
    if let folded = folded(slot) { return folded.total(.valueAdded, problem.run.lowerBound + year) }
    let (x, v) = (x(slot, year), v(slot, year))
    var sum = 0.0
    for j in 0..<sectors { sum += v[j] * x[j] }
    return sum
  }

  private func writeSectors(_ slot: Slot) {
    let sample = slot.sample
    let (outputs, added) = (answer.row(.grossOutputBySector, sample), answer.row(.valueAddedBySector, sample))
    let shares = answer.row(.importShares, sample)
    guard outputs != nil || added != nil || shares != nil else { return }
    let runYears = problem.run.count
    for year in 0..<runYears {
      let (x, v) = (x(slot, year), v(slot, year))
      for j in 0..<sectors {
        outputs?[j * runYears + year] = x[j]
        added?[j * runYears + year] = v[j] * x[j]
        if let shares { shares[j * runYears + year] = importShare(slot, year, j) }
      }
    }
  }

  private func writeIndustries(_ slot: Slot) {
    let (added, whole) = (industry.industrialValueAdded.start, industry.aboveScaleIndustry.start)
    if let row = answer.row(.aboveScaleIndustry, slot.sample) { write(industry.aboveScaleIndustry, row) }
    if let row = answer.row(.strategicShare, slot.sample) {
      for year in 0..<problem.run.count { row[year] = added[year] / whole[year] }
    }
    if let row = answer.row(.growthPremium, slot.sample) {
      for year in 1..<max(problem.run.count, 1) {
        row[year - 1] = added[year] / added[year - 1] - whole[year] / whole[year - 1]
      }
    }
    let (outputs, values) = (
      answer.row(.industryGrossOutput, slot.sample), answer.row(.industryValueAdded, slot.sample)
    )
    guard outputs != nil || values != nil else { return }
    let (runYears, gross) = (problem.run.count, industry.grossOutput(self, slot))
    for place in 0..<problem.industries.count * runYears {
      let v = v(slot, place % runYears)
      var (output, value) = (0.0, 0.0)
      for j in 0..<sectors {
        output += gross[place * sectors + j]
        value += v[j] * gross[place * sectors + j]
      }
      outputs?[place] = output
      values?[place] = value
    }
  }

  private func write(_ values: NumberBuffer, _ row: UnsafeMutablePointer<Double>) {
    row.update(from: values.start, count: values.count)
  }
}
