import LinearAlgebra

extension EconomyEvaluator {
  /// Solves the block in place and fills output and use.
  func solve(_ slots: [Slot]) {
    let needsUse = slots.contains { $0.hosts.displacesInflow }
    // Samples with equations of their own go first; their columns are put back once the others are solved.
    var own: [(slot: Slot, output: NumberBuffer)] = []
    for slot in slots where slot.systems !== systems {
      let solved = NumberBuffer(years * sectors * columns)
      for position in 0..<years {
        (solved.start + position * sectors * columns).update(
          from: demand.start + column(slot.number, position) * columns, count: sectors * columns)
      }
      for system in slot.systems.systems {
        solve(system, solved.start + system.years.lowerBound * sectors * columns, count: system.years.count)
      }
      clear(slot.number)
      own.append((slot, solved))
    }
    if let systems, own.count < slots.count {
      for system in systems.systems {
        let place = column(0, system.years.lowerBound)
        solve(system, demand.start + place * columns, count: system.years.count * blockSize)
      }
    }
    for (slot, solved) in own {
      for position in 0..<years {
        (demand.start + column(slot.number, position) * columns).update(
          from: solved.start + position * sectors * columns, count: sectors * columns)
      }
    }
    if columns > 1 { sumDrivers() }
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

  /// - Parameter count: of samples and years.
  private func solve(_ system: YearSystems.System, _ start: UnsafeMutablePointer<Double>, count: Int) {
    // Every column is finite, and the matrix was found productive: there is nothing left to fail.
    try? system.solver.solve(start, count: count * columns, scratch: scratch.start)
  }

  private func sumDrivers() {
    let n = sectors
    for column in 0..<blockSize * years {
      let (target, source) = (output.start + column * n, demand.start + column * n * columns)
      for j in 0..<n { target[j] = source[j] }
      for driver in 1..<columns {
        for j in 0..<n { target[j] += source[driver * n + j] }
      }
    }
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
