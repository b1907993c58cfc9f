import Economy
import InputOutput
import RegionalBase
import Study

extension IndustryParts {
  /// The parts of sectors as they stand in the table's year at the calibrated factor, each with the distance of its inputs
  /// to the national profile beside its parent's.
  var storedTable: StoredTable {
    var table = StoredTable(header: [
      "sector", "name_en", "name_zh", "industry", "parent", "gross_output", "share_of_parent", "value_added", "exports",
      "outflow", "imports", "inflow", "cross_hauling_of_parent", "profile_distance", "profile_distance_of_parent",
    ])
    let (whole, parts) = (result.original, result.table)
    func sold(_ role: FinalDemandRole, _ place: Int) -> Double {
      parts.finalDemand.filter { $0.role == role }.reduce(0) { $0 + $1.values[place] }
    }
    for (number, part) in result.parts.enumerated() {
      let place = result.place(ofPart: number)
      let parent = result.parents[place]
      let figures: [Double] = [
        parts.grossOutput[place], parts.grossOutput[place] / whole.grossOutput[parent], parts.totalValueAdded[place],
        sold(.export, place), sold(.outflow, place), parts.imports[place], parts.inflow[place],
        result.crossHauling[parent] ?? 0, result.profileDistances[place], result.originalDistances[parent],
      ]
      table.add([part.code, part.nameEn, part.nameZh, part.industry ?? "", part.parent], figures)
    }
    return table
  }
}
