import LinearAlgebra
import NumberText

extension EconomyEvaluator {
  /// Applies the declared changes of final demand to the cells that they touch.
  /// - Throws: `EconomyFailure` naming a change that makes a cell negative.
  func applyChanges(_ slot: inout Slot) throws(EconomyFailure) {
    guard !changes.cells.isEmpty else { return }
    let hosts = slot.prepared.hosts
    var problems: [String] = []
    var rows: [Int: [Double]] = [:]
    for cell in changes.cells {
      let category = problem.accounts.categories[cell.category]
      for place in cell.changes {
        let name = problem.changes[place].name
        if details, slot.effects[name] == nil { slot.effects[name] = [Double](repeating: 0, count: years) }
        if rows[place] == nil { rows[place] = problem.row(.change(place), batch, slot.sample) }
      }
      for year in 0..<years {
        let factor = index.start[cell.category * years + year]
        let before = ChangingCell(
          total: factor * hosts.remainder[cell.category, cell.sector],
          correction: factor * hosts.correction[cell.category, cell.sector])
        var after = before
        for place in cell.changes {
          let added = after.apply(problem.changes[place], rows[place]?[year] ?? .nan)
          if details { slot.effects[problem.changes[place].name]?[year] += added }
        }
        replace(
          cell, year, slot, before: factor * hosts.domestic[cell.category, cell.sector], after, category.isRegional)
        if category.isRegional {
          let regional = regionalUse.start + (slot.number * years + year) * sectors
          regional[cell.sector] += after.total - before.total
          if cell.sector == problem.electricity.sector {
            electricityBought.start[slot.number * years + year] += after.total - before.total
          }
        }
        let total = after.total + hosted(cell.category, cell.sector, year, slot.sample)
        if total < -1e-6, hosts.remainder[cell.category, cell.sector] >= 0, !category.mayBeNegative {
          let names = cell.changes.map { place in
            problem.changes[place].name + (problem.changes[place].citation.map { " (\($0))" } ?? "")
          }
          problems.append(
            "the change \(names.joined(separator: " and ")) makes \(category.code) negative in "
              + "\(problem.accounts.sectors[cell.sector]) in \(problem.years[year]): \(rounded(total)) (1e8 CNY)")
        }
      }
    }
    if !problems.isEmpty { throw EconomyFailure(problems) }
  }

  /// Puts a changed cell in place of the grown one.
  private func replace(
    _ cell: DemandChanges.Cell, _ year: Int, _ slot: Slot, before: Double, _ after: ChangingCell, _ isRegional: Bool
  ) {
    let retained = isRegional ? slot.prepared.hosts.retained[cell.sector] : 1
    let inside = retained * after.total + after.correction
    let start = demand.start + column(slot.number, slot.prepared.systems.position[year]) * columns
    if details {
      start[cell.category * sectors + cell.sector] = inside
    } else {
      start[cell.sector] += inside - before
    }
    valueAddedByDriver.start[(slot.number * drivers + cell.category) * years + year] +=
      slot.prepared.systems.valueAddedMultipliers[year, cell.sector] * (inside - before)
  }

  /// Checks the cells that bills with negative rows lower.
  /// - Throws: `EconomyFailure` naming every bill that makes a cell of its host negative.
  func checkLowered(_ slot: Slot) throws(EconomyFailure) {
    guard !slot.prepared.hosts.loweredCells.isEmpty else { return }
    var problems: [String] = []
    for cell in slot.prepared.hosts.loweredCells where !changedCells.contains(cell.category * sectors + cell.sector) {
      let left = slot.prepared.remainder.start[cell.category * sectors + cell.sector]
      for (year, goods) in cell.years {
        let total = index.start[cell.category * years + year] * left + goods
        guard total < -1e-6 else { continue }
        let category = problem.accounts.categories[cell.category]
        problems.append(
          "the bill of \(batch.bills.filter { $0.host == category.code }.names) makes \(category.code) negative in "
            + "\(problem.accounts.sectors[cell.sector]) in \(problem.years[year]): \(rounded(total)) (1e8 CNY)")
      }
    }
    if !problems.isEmpty { throw EconomyFailure(problems) }
  }

  private func goods(_ bill: Bill, _ sector: Int, _ year: Int, _ sample: Int) -> Double {
    guard problem.run.contains(year) else { return 0 }
    return bill.goods.values[bill.goods.start(sample) + sector * problem.run.count + year - problem.run.lowerBound]
  }

  /// Goods of all bills that a cell of a category hosts.
  private func hosted(_ category: Int, _ sector: Int, _ year: Int, _ sample: Int) -> Double {
    let code = problem.accounts.categories[category].code
    return batch.bills.reduce(0) { $1.host == code ? $0 + goods($1, sector, year, sample) : $0 }
  }
}
