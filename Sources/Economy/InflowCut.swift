import LinearAlgebra
import RegionalBase

extension EconomyEvaluator {
  /// New output cannot displace more than flows in: the part that is left unsold is cut off and the years that it touches
  /// are solved again. Less displaced inflow means less output and so less inflow, so the cuts only grow and the loop
  /// closes.
  func settleInflow(_ slot: inout Slot) throws(EconomyFailure) {
    guard slot.hosts.displacesInflow, displacesTooMuch(slot) else { return }
    unfold(&slot)
    var inflow = FlatArray([years, sectors], values: slot.hosts.displacedInflow.values)
    var change = [Double](repeating: 0, count: sectors)
    var isCut = false
    for round in 1...101 {
      var isSettled = true
      for year in 0..<years {
        let used = use.start + column(slot.number, slot.systems.position[year])
        var isYearCut = false
        for j in 0..<sectors {
          change[j] = 0
          guard inflow[year, j] > 0 else { continue }
          let room = max(0, slot.hosts.importShares.start[year * sectors + j] * used[j])
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
    let (shares, inflow) = (slot.hosts.importShares.start, slot.hosts.displacedInflow.start)
    let looked = folded(slot)?.sectors ?? allSectors
    for year in 0..<years {
      let used = use.start + column(slot.number, slot.systems.position[year])
      for j in looked where inflow[year * sectors + j] > 0 {
        let room = max(0, shares[year * sectors + j] * used[j])
        if inflow[year * sectors + j] > room * (1 + 1e-12) + 1e-12 { return true }
      }
    }
    return false
  }

  /// Adds the outputs that a change of new output's demand calls forth to one year of a sample.
  private func addDemand(_ change: [Double], _ slot: Slot, _ year: Int) throws(EconomyFailure) {
    let position = slot.systems.position[year]
    guard let system = slot.systems.system(at: position) else { return }
    let work = NumberBuffer(2 * sectors)
    let (added, scratch) = (work.start, work.start + sectors)
    for j in 0..<sectors { added[j] = change[j] }
    do {
      try system.solver.solve(added, count: 1, scratch: scratch)
    } catch { throw EconomyFailure("the cut of displaced inflow in \(problem.years[year]): \(error)") }
    let place = column(slot.number, position)
    for j in 0..<sectors {
      output.start[place + j] += added[j]
      if wantsDrivers, change[j] != 0 {
        callForth(slot, demandDrivers - 1, year, j, (anchor: change[j], own: change[j]))
      }
    }
    system.coefficients.multiply(added, count: 1, into: scratch)
    for j in 0..<sectors { use.start[place + j] += scratch[j] }
  }
}
