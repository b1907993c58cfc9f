import Diagnostics
import InputOutput
import LinearAlgebra

extension Fixtures {
  static func parts() throws -> [SectorPart] {
    try SectorParts.read(bytes: bytes("../../Scenarios/data/henan-parts.csv"), file: "henan-parts.csv").parts
  }

  static func profiles() throws -> NationalProfiles {
    try NationalProfiles.read(
      bytes: bytes("../../Scenarios/data/china-2017-profiles.csv"), file: "china-2017-profiles.csv")
  }

  /// The largest difference between two tables, all figures together.
  static func difference(_ a: InputOutputTable, _ b: InputOutputTable) -> Double {
    func all(_ table: InputOutputTable) -> [Double] {
      table.intermediate.storage + table.finalDemand.flatMap(\.values) + table.imports + table.inflow + table.otherError
        + table.valueAdded.flatMap(\.values) + table.extensions.flatMap(\.values) + table.grossOutput
    }
    return zip(all(a), all(b)).reduce(0) { max($0, abs($1.0 - $1.1)) }
  }
}
