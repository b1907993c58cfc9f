import LinearAlgebra

extension EconomyEvaluator {
  /// Solves the block in place: demand becomes output; fills use where inflow is displaced.
  func solve(_ slots: [Slot]) {
    let needsUse = slots.contains { $0.hosts.displacesInflow }
    // Samples with equations of their own go first; their columns are put back once the others are solved.
    var own: [(slot: Slot, output: NumberBuffer)] = []
    for slot in slots where slot.systems !== systems {
      let solved = NumberBuffer(years * sectors)
      for position in 0..<years {
        (solved.start + position * sectors).update(from: output.start + column(slot.number, position), count: sectors)
      }
      for system in slot.systems.systems {
        solve(system, solved.start + system.years.lowerBound * sectors, count: system.years.count)
      }
      clear(slot.number)
      own.append((slot, solved))
    }
    if let systems, own.count < slots.count {
      for system in systems.systems {
        solve(system, output.start + column(0, system.years.lowerBound), count: system.years.count * blockSize)
      }
    }
    for (slot, solved) in own {
      for position in 0..<years {
        (output.start + column(slot.number, position)).update(from: solved.start + position * sectors, count: sectors)
      }
    }
    guard needsUse else { return }
    if let systems, own.count < slots.count {
      for system in systems.systems {
        let place = column(0, system.years.lowerBound)
        system.coefficients.multiply(
          output.start + place, count: system.years.count * blockSize, into: use.start + place)
      }
    }
    for (slot, _) in own {
      for system in slot.systems.systems {
        for position in system.years {
          let place = column(slot.number, position)
          system.coefficients.multiply(output.start + place, count: 1, into: use.start + place)
        }
      }
    }
    for slot in slots where slot.hosts.displacesInflow { addRegionalUse(slot) }
  }

  private func solve(_ system: YearSystems.System, _ start: UnsafeMutablePointer<Double>, count: Int) {
    // Every column is finite, and the matrix was found productive: there is nothing left to fail.
    try? system.solver.solve(start, count: count, scratch: scratch.start)
  }

  /// Completes U = A x + F after a product has written A x.
  private func addRegionalUse(_ slot: Slot) {
    for year in 0..<years {
      let target = use.start + column(slot.number, slot.systems.position[year])
      let regional = regionalUse.start + (slot.number * years + year) * sectors
      for j in 0..<sectors { target[j] += regional[j] }
    }
  }
}
