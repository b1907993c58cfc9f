public import Diagnostics
public import InputOutput
import LinearAlgebra

extension NationalProfiles {
  /// The national table of the profiles' sectors, without the detailed ones: the whole that a region's table is a part of.
  ///
  /// The profiles are rounded to significant digits, so that output is taken as what a column adds up to, and what is left
  /// over in a row as other error.
  /// - Parameter description: its citation is that of the profiles where it has none.
  /// - Throws: `InvalidInput` for a final use whose role its code does not tell.
  public func sectorTable(
    _ description: TableDescription, roles: (String) -> FinalDemandRole?
  ) throws(InvalidInput) -> InputOutputTable {
    let n = sectorCount
    func own(_ values: [Double]) -> [Double] { Array(values[..<n]) }
    var problems: [Diagnostic] = []
    var demand: [FinalDemandCategory] = []
    for use in finalUse {
      guard let role = roles(use.code) else {
        problems.append(
          .error(
            "the final use '\(use.code)' has no role that is known",
            advice: "let its code say it: household, government, capital_formation, inventory"))
        continue
      }
      demand.append(
        FinalDemandCategory(code: use.code, nameZh: use.code, nameEn: use.code, role: role, values: own(use.values)))
    }
    if !problems.isEmpty { throw InvalidInput(problems) }
    demand.append(
      FinalDemandCategory(code: "exports", nameZh: "出口", nameEn: "Exports", role: .export, values: own(exports)))
    var description = description
    if description.citation.isEmpty { description.citation = citation }
    return try InputOutputTable(
      description: description,
      sectors: sectors.map { Sector(code: $0.code, nameZh: $0.nameZh, nameEn: $0.nameEn) },
      intermediate: Matrix(columns: (0..<n).map { own(flows.column($0)) }, rows: n), finalDemand: demand,
      imports: own(imports),
      valueAdded: [ValueAddedRow(code: .valueAdded, nameZh: "增加值", nameEn: "Value added", values: own(valueAdded))],
      grossOutput: own(output)
    ).settled(description)
  }
}

extension TableTotals {
  /// The totals that a table of the same sectors has: outputs, value added and regional final demand.
  /// - Returns: also the codes of its categories that the whole does not have, whose totals are not taken.
  /// - Throws: `InvalidInput` that names sectors which the whole lacks, and two units.
  public static func taken(
    from part: InputOutputTable, for whole: InputOutputTable
  ) throws(InvalidInput) -> (totals: TableTotals, unknown: [String]) {
    var totals = TableTotals(of: whole, citation: part.description.citation)
    var unknown: [String] = []
    var problems: [Diagnostic] = []
    if part.description.unit != whole.description.unit {
      problems.append(
        .error(
          "the part is in '\(part.description.unit)', the whole in '\(whole.description.unit)'",
          advice: "write both in one unit"))
    }
    let added = part.totalValueAdded
    for (j, sector) in part.sectors.enumerated() {
      guard let place = whole.sectors.firstIndex(where: { $0.code == sector.code }) else {
        problems.append(
          .error("the whole has no sector \(sector.code)", advice: "join the part's sectors by a concordance first"))
        continue
      }
      totals.outputs[place] = part.grossOutput[j]
      totals.valueAddedOfSectors[place] = added[j]
    }
    for category in part.regionalDemand {
      guard let place = whole.finalDemand.firstIndex(where: { $0.code == category.code }) else {
        unknown.append(category.code)
        continue
      }
      totals.finalDemand[place] = category.values.reduce(0, +)
    }
    if !problems.isEmpty { throw InvalidInput(problems) }
    return (totals, unknown)
  }
}
