import LinearAlgebra
import NumberText

extension EconomyEvaluator {
  /// Applies the declared changes of final demand to the cells that they touch.
  /// - Throws: `EconomyFailure` naming a change that makes a cell negative.
  func applyChanges(_ slot: inout Slot) throws(EconomyFailure) {
    guard !changes.cells.isEmpty else { return }
    let hosts = slot.hosts
    var problems: [String] = []
    var rows: [Int: [Double]] = [:]
    for (number, cell) in changes.cells.enumerated() {
      let host = cell.category * sectors + cell.sector
      let category = problem.accounts.categories[cell.category]
      for place in cell.changes {
        let name = problem.changes[place].name
        if details, slot.effects[name] == nil { slot.effects[name] = [Double](repeating: 0, count: years) }
        if rows[place] == nil { rows[place] = problem.row(.change(place), batch, slot.sample) }
      }
      for year in 0..<years {
        let factor = index.start[cell.category * years + year]
        let before = ChangingCell(
          total: factor * hosts.remainder.start[host],
          correction: factor * hosts.correction.start[host])
        var after = before
        for place in cell.changes {
          let added = after.apply(problem.changes[place], rows[place]?[year] ?? .nan)
          if details { slot.effects[problem.changes[place].name]?[year] += added }
        }
        replace(number, year, slot, before: factor * hosts.domestic.start[host], after, category.isRegional)
        if category.isRegional {
          let used =
            basis == nil
            ? regionalUse.start + (slot.number * years + year) * sectors
            : use.start + column(slot.number, slot.systems.position[year])
          used[cell.sector] += after.total - before.total
          if cell.sector == problem.electricity.sector {
            electricityBought.start[slot.number * years + year] += after.total - before.total
          }
        }
        let total = after.total + hosted(cell.category, cell.sector, year, slot.sample)
        if total < -1e-6, hosts.remainder.start[host] >= 0, !category.mayBeNegative {
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
    _ number: Int, _ year: Int, _ slot: Slot, before: Double, _ after: ChangingCell, _ isRegional: Bool
  ) {
    let cell = changes.cells[number]
    let retained = isRegional ? slot.hosts.retained.start[cell.sector] : 1
    let inside = retained * after.total + after.correction
    let place = column(slot.number, slot.systems.position[year])
    if let basis {
      let row = (year * changes.cells.count + number) * sectors
      for j in 0..<sectors { output.start[place + j] += (inside - before) * basis.cellOutput.start[row + j] }
      if basis.use != nil {
        for j in 0..<sectors { use.start[place + j] += (inside - before) * basis.cellUse.start[row + j] }
      }
    } else if details {
      demand.start[place * columns + cell.category * sectors + cell.sector] = inside
    } else {
      demand.start[place + cell.sector] += inside - before
    }
    valueAddedByDriver.start[(slot.number * drivers + cell.category) * years + year] +=
      slot.systems.multipliers.start[year * sectors + cell.sector] * (inside - before)
  }

  /// Checks the cells that bills with negative rows lower.
  /// - Throws: `EconomyFailure` naming every bill that makes a cell of its host negative.
  func checkLowered(_ slot: Slot) throws(EconomyFailure) {
    guard !slot.hosts.loweredCells.isEmpty else { return }
    var problems: [String] = []
    for cell in slot.hosts.loweredCells {
      let host = cell.category * sectors + cell.sector
      let total = index.start[cell.category * years + cell.year] * slot.hosts.remainder.start[host] + cell.goods
      guard total < -1e-6, !changedCells.contains(host) else { continue }
      let category = problem.accounts.categories[cell.category]
      problems.append(
        "the bill of \(batch.bills.filter { $0.host == category.code }.names) makes \(category.code) negative in "
          + "\(problem.accounts.sectors[cell.sector]) in \(problem.years[cell.year]): \(rounded(total)) (1e8 CNY)")
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
