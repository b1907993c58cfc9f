import LinearAlgebra

extension EconomyEvaluator {
  /// New output cannot displace more than flows in: the part that is left unsold is cut off and the years that it touches
  /// are solved again. Less displaced inflow means less output and so less inflow, so the cuts only grow and the loop
  /// closes.
  func settleInflow(_ slot: inout Slot) throws(EconomyFailure) {
    guard slot.prepared.displacesInflow, displacesTooMuch(slot) else { return }
    var inflow = slot.prepared.hosts.sold.displacedInflow
    var change = [Double](repeating: 0, count: sectors)
    var isCut = false
    for round in 1...101 {
      var isSettled = true
      for year in 0..<years {
        let used = use.start + column(slot.number, slot.prepared.systems.position[year])
        var isYearCut = false
        for j in 0..<sectors {
          change[j] = 0
          guard inflow[year, j] > 0 else { continue }
          let room = max(0, slot.prepared.hosts.importShares[j] * used[j])
          guard inflow[year, j] > room * (1 + 1e-12) + 1e-12 else { continue }
          change[j] = room - inflow[year, j]
          inflow[year, j] = room
          isYearCut = true
        }
        guard isYearCut else { continue }
        (isSettled, isCut) = (false, true)
        try addDemand(change, slot, year)
      }
      if isSettled { break }
      if round == 101 {
        throw EconomyFailure("the cut of displaced inflow to the inflow there is does not settle in 100 rounds")
      }
    }
    if isCut { slot.cutInflow = inflow }
  }

  /// Whether new output displaces more than flows in, somewhere: the test that nearly every sample passes.
  private func displacesTooMuch(_ slot: Slot) -> Bool {
    let (shares, inflow) = (slot.prepared.importShares.start, slot.prepared.displacedInflow.start)
    for year in 0..<years {
      let used = use.start + column(slot.number, slot.prepared.systems.position[year])
      for j in 0..<sectors where inflow[year * sectors + j] > 0 {
        let room = max(0, shares[j] * used[j])
        if inflow[year * sectors + j] > room * (1 + 1e-12) + 1e-12 { return true }
      }
    }
    return false
  }

  /// Adds the outputs that a change of new output's demand calls forth to one year of a sample.
  private func addDemand(_ change: [Double], _ slot: Slot, _ year: Int) throws(EconomyFailure) {
    let position = slot.prepared.systems.position[year]
    guard let system = slot.prepared.systems.systems.first(where: { $0.years.contains(position) }) else { return }
    let work = NumberBuffer(2 * sectors)
    for j in 0..<sectors { work.start[j] = change[j] }
    do {
      try system.solver.solve(work.start, count: 1, scratch: work.start + sectors)
    } catch { throw EconomyFailure("the cut of displaced inflow in \(problem.years[year]): \(error)") }
    let place = column(slot.number, position)
    let ofNewOutput = demand.start + place * columns + (columns - 1) * sectors
    for j in 0..<sectors {
      output.start[place + j] += work.start[j]
      if columns > 1 { ofNewOutput[j] += work.start[j] }
    }
    let multipliers = slot.prepared.systems.valueAddedMultipliers
    let called = (0..<sectors).reduce(0) { $0 + multipliers[year, $1] * change[$1] }
    valueAddedByDriver.start[(slot.number * drivers + drivers - 1) * years + year] += called
    system.coefficients.multiply(output.start + place, count: 1, into: use.start + place)
    addRegionalUse(slot, year)
  }

  /// Completes U = A x + F after a product has written A x.
  func addRegionalUse(_ slot: Slot, _ year: Int) {
    let target = use.start + column(slot.number, slot.prepared.systems.position[year])
    let regional = regionalUse.start + (slot.number * years + year) * sectors
    for j in 0..<sectors { target[j] += regional[j] }
  }
}
