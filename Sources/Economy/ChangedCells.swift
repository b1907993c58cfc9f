import LinearAlgebra
import NumberText
import RegionalBase

extension EconomyEvaluator {
  /// Applies the declared changes of final demand to the cells that they touch.
  /// - Throws: `EconomyFailure` naming a change that makes a cell negative.
  func applyChanges(_ slot: inout Slot) throws(EconomyFailure) {
    guard !changes.cells.isEmpty else { return }
    let hosts = slot.hosts
    var problems: [String] = []
    var rows: [Int: [Double]] = [:]
    for (number, cell) in changes.cells.enumerated() {
      let category = problem.accounts.categories[cell.category]
      for place in cell.changes {
        let name = problem.changes[place].name
        if details, slot.effects[name] == nil { slot.effects[name] = [Double](repeating: 0, count: years) }
        if rows[place] == nil { rows[place] = problem.row(.change(place), batch, slot.sample) }
      }
      for year in 0..<years {
        let before = grown(cell.category, cell.sector, year, hosts)
        var after = before
        for place in cell.changes {
          let added = after.apply(problem.changes[place], rows[place]?[year] ?? .nan)
          if details { slot.effects[problem.changes[place].name]?[year] += added }
        }
        replace(number, year, slot, before: before, after, category.isRegional)
        if category.isRegional {
          let used =
            basis == nil
            ? regionalUse.start + (slot.number * years + year) * sectors
            : use.start + column(slot.number, slot.systems.position[year])
          used[cell.sector] += after.total - before.total
          if problem.electricity.sectors.contains(cell.sector) {
            electricityBought.start[slot.number * years + year] += after.total - before.total
          }
        }
        let total = after.total + hosted(cell.category, cell.sector, year, slot.sample)
        if total < -1e-6, before.total >= 0, !category.mayBeNegative {
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

  /// A cell of final demand as it grows from the table.
  func grown(_ category: Int, _ sector: Int, _ year: Int, _ hosts: HostDemand) -> ChangingCell {
    var cell = ChangingCell(total: 0, correction: 0)
    for number in groupsOfCategory[category] {
      let (factor, place) = (index.start[number * years + year], number * sectors + sector)
      cell.total += factor * hosts.remainder.start[place]
      cell.correction += factor * hosts.correction.start[place]
    }
    return cell
  }

  /// Puts a changed cell in place of the grown one. The change counts with the category, whatever markets have of the cell.
  private func replace(
    _ number: Int, _ year: Int, _ slot: Slot, before: ChangingCell, _ after: ChangingCell, _ isRegional: Bool
  ) {
    let cell = changes.cells[number]
    func change(sharesOf year: Int) -> Double {
      let retained = isRegional ? slot.hosts.retained.start[year * sectors + cell.sector] : 1
      return retained * (after.total - before.total) + (after.correction - before.correction)
    }
    let added = change(sharesOf: year)
    let place = column(slot.number, slot.systems.position[year])
    if let basis {
      let row = (year * changes.cells.count + number) * sectors
      for j in 0..<sectors { output.start[place + j] += added * basis.cellOutput.start[row + j] }
      if basis.use != nil {
        for j in 0..<sectors { use.start[place + j] += added * basis.cellUse.start[row + j] }
      }
    } else {
      output.start[place + cell.sector] += added
    }
    if wantsDrivers {
      callForth(slot, cell.category, year, cell.sector, (anchor: change(sharesOf: problem.anchor), own: added))
    }
  }

  func goods(_ bill: Bill, _ sector: Int, _ year: Int, _ sample: Int) -> Double {
    guard problem.run.contains(year) else { return 0 }
    return bill.goods.values[bill.goods.start(sample) + sector * problem.run.count + year - problem.run.lowerBound]
  }

  /// Goods of all bills that a cell of a category hosts.
  private func hosted(_ category: Int, _ sector: Int, _ year: Int, _ sample: Int) -> Double {
    let code = problem.accounts.categories[category].code
    return batch.bills.reduce(0) { $1.host == code ? $0 + goods($1, sector, year, sample) : $0 }
  }
}
