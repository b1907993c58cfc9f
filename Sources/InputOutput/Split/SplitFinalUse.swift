import Diagnostics
import LinearAlgebra
import NumberText

/// Final use inside the region, split by the products that each category buys.
struct SplitFinalUse {
  /// One column for each category of the table; those sold outside the region are left at zero.
  let cells: Matrix
  /// All categories together.
  let regional: [Double]
  let findings: [Diagnostic]

  init(
    _ split: TableSplit, _ table: InputOutputTable, _ sizes: PartSizes, floors: [FinalUseFloor]
  ) throws(InvalidInput) {
    let (expanded, national) = (split.expanded, split.national)
    let (n, lines) = (expanded.sectorCount, expanded.parents.indices)
    var cells = Matrix(rows: expanded.parents.count, columns: table.finalDemand.count)
    var (problems, findings): ([Diagnostic], [Diagnostic]) = ([], [])
    let sameProducts = split.sameProductParents
    let codes = table.sectors.map(\.code) + split.parts.map(\.code)
    for (column, category) in table.finalDemand.enumerated() where category.role.isRegional {
      // Changes of inventories have both signs, so that no share is in them.
      let pattern = category.role == .inventory ? nil : expanded.finalUse[category.code]
      if pattern == nil, category.role != .inventory {
        let codes = national.finalUse.map(\.code).joined(separator: ", ")
        problems.append(
          .error(
            "the profiles have no final use '\(category.code)' to split the table's by", advice: "they have \(codes)"))
        continue
      }
      let whole = national.finalUse.first { $0.code == category.code }?.values ?? []
      let splitParents = Set(expanded.parents.dropFirst(n)).subtracting(sameProducts).sorted()
      for line in lines {
        guard let figure = pattern?[line], figure < 0, splitParents.contains(expanded.parents[line]) else { continue }
        problems.append(
          .error(
            "\(category.code) of \(codes[line]) would be \(formatNumber(figure)) in the national table, of which no share "
              + "can be taken", advice: "write 0 or more there"))
      }
      for line in lines {
        let parent = expanded.parents[line]
        var share = sizes.shares[line]
        if let pattern, !sameProducts.contains(parent), whole[parent] > 0 { share = pattern[line] / whole[parent] }
        cells[line, column] = share * category.values[parent]
      }
      guard pattern != nil else { continue }
      for parent in splitParents where !(whole[parent] > 0) && category.values[parent] != 0 {
        findings.append(
          Diagnostic(
            .note,
            "\(category.code) of \(table.sectors[parent].code) is \(formatNumber(category.values[parent])) where the "
              + "national table has none: it is split by output"))
      }
    }
    if !problems.isEmpty { throw InvalidInput(problems) }
    for floor in Self.checked(floors, split, table, &problems) {
      let (line, parent) = (n + floor.part, expanded.parents[n + floor.part])
      let lack = floor.amount - cells[line, floor.category]
      guard lack > 0 else { continue }
      cells[line, floor.category] = floor.amount
      cells[parent, floor.category] -= lack
      // The last bits of a cell that is given up as a whole.
      let rounding = 1e-12 * table.finalDemand[floor.category].values[parent].magnitude
      guard cells[parent, floor.category] < -rounding else { continue }
      let (part, use) = (split.parts[floor.part].code, table.finalDemand[floor.category].code)
      problems.append(
        .error(
          "\(part) is to hold \(formatNumber(floor.amount)) of \(use), more than what is left of "
            + "\(table.sectors[parent].code) can give: \(formatNumber(floor.amount + cells[parent, floor.category]))",
          advice: "make the bill smaller, or the part a smaller one of its parent"))
    }
    if !problems.isEmpty { throw InvalidInput(problems) }
    self.cells = cells
    regional = cells.rowSums
    self.findings = findings
  }

  private static func checked(
    _ floors: [FinalUseFloor], _ split: TableSplit, _ table: InputOutputTable, _ problems: inout [Diagnostic]
  ) -> [(part: Int, category: Int, amount: Double)] {
    var found: [(part: Int, category: Int, amount: Double)] = []
    for floor in floors {
      guard let part = split.parts.firstIndex(where: { $0.code == floor.part }) else {
        let codes = split.parts.map(\.code)
        problems.append(
          .error(
            "there is no part '\(floor.part)' to hold \(formatNumber(floor.amount)) of \(floor.category)",
            advice: "the parts are \(codes.joined(separator: ", "))"))
        continue
      }
      guard let category = table.finalDemand.firstIndex(where: { $0.code == floor.category && $0.role.isRegional })
      else {
        let codes = table.regionalDemand.map(\.code)
        problems.append(
          .error(
            "there is no final use '\(floor.category)' for \(floor.part) to hold \(formatNumber(floor.amount)) of",
            advice: "the categories inside the region are \(codes.joined(separator: ", "))"))
        continue
      }
      if !(floor.amount >= 0 && floor.amount.isFinite) {
        problems.append(
          .error(
            "\(floor.part) is to hold \(formatNumber(floor.amount)) of \(floor.category)", advice: "write 0 or more"))
      } else if found.contains(where: { $0.part == part && $0.category == category }) {
        problems.append(
          .error("\(floor.part) is told twice how much of \(floor.category) to hold", advice: "write the sum once"))
      } else {
        found.append((part, category, floor.amount))
      }
    }
    return found
  }
}
